import Catalog
import Configuration
import Fleet
import StatusPages

extension DeviceStatus {
    /// The state of a device, as its own pages show it.
    init(_ recent: RecentCollection, _ fleet: Fleet) {
        let collection = recent.collection
        func view(_ collection: DeviceCollection) -> DeviceView { recent.view(of: collection, .all) }
        self.init(
            DeviceCondition(recent), links: fleet.configuration.links,
            view: collection.flatMap { $0.error == nil ? view($0) : nil },
            former: recent.former.map { (view($0), $0.start) })
    }
}

extension FleetRow {
    /// The state of a device, as the fleet's page shows it.
    ///
    /// - Parameter now: seconds since 1970.
    init(_ recent: RecentCollection, now: Double) {
        self.init(DeviceCondition(recent), digest: recent.digest(now: now), now: now)
    }
}

extension DeviceCondition {
    fileprivate init(_ recent: RecentCollection) {
        let collection = recent.collection
        self.init(
            recent.device.configuration,
            failure: collection.flatMap { collection in collection.error.map { DeviceError($0, at: collection.start) } },
            collected: collection.map { $0.start + $0.duration / .seconds(1) }, lastSuccess: recent.lastSuccess,
            failingSince: recent.failingSince, notices: collection?.missingSlots ?? [])
    }
}

extension RecentCollection {
    /// What the fleet's page shows of the last successful collection, kept with it; `nil` when there is none.
    ///
    /// - Parameter now: seconds since 1970.
    func digest(now: Double) -> DeviceDigest? {
        let answer = collection?.error == nil ? collection : former
        return answer.map { answer in
            answer.derived.value(where: { (digest: DeviceDigest) in digest.isCurrent(now: now) }) {
                DeviceDigest(view(of: answer, .row), now: now)
            }
        }
    }

    fileprivate func view(of collection: DeviceCollection, _ detail: DeviceView.Detail) -> DeviceView {
        let since = { (metric: String) in
            changes(of: metric).map { changes in
                { labels in changes(labels).map { $0.since.map { Moment($0) } ?? Moment($0.seen, isEarlier: true) } }
            }
        }
        return DeviceView(collection.samples, families, since: since, missing: missingParts, detail: detail)
    }
}

extension DeviceError {
    /// The relevant cause of a failure: during a pause, the reason for the pause.
    init(_ error: CollectionError, at start: Double) {
        if let pause = error.pause {
            self.init(
                errorClass: pause.errorClass.rawValue, cause: pause.cause, askedAgain: start + pause.remaining / .seconds(1))
        } else {
            self.init(errorClass: error.errorClass.rawValue, cause: error.cause)
        }
    }
}

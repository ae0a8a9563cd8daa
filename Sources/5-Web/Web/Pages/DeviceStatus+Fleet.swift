import Catalog
import Configuration
import Fleet
import StatusPages

extension DeviceStatus {
    /// The state of a device, as its own pages show it.
    init(_ recent: RecentCollection, _ fleet: Fleet) {
        let collection = recent.collection
        func view(_ collection: DeviceCollection) -> DeviceView { recent.view(of: collection, fleet, .all) }
        self.init(
            recent.device.configuration, links: fleet.configuration.links,
            view: collection.flatMap { $0.error == nil ? view($0) : nil },
            failure: collection.flatMap { collection in collection.error.map { DeviceError($0, at: collection.start) } },
            collected: collection?.end, lastSuccess: recent.lastSuccess,
            former: recent.former.map { Former(view: view($0), time: $0.start) },
            failingSince: recent.failingSince, notices: collection?.missingSlots ?? [])
    }
}

extension FleetRow {
    /// The state of a device, as the fleet's page shows it. The values derived from its collection are cached.
    ///
    /// - Parameter now: seconds since 1970.
    init(_ recent: RecentCollection, _ fleet: Fleet, now: Double) {
        let collection = recent.collection
        let answer = collection?.error == nil ? collection : recent.former
        let digest = answer.map { answer in
            answer.derived.value(where: { (digest: DeviceDigest) in digest.isCurrent(now: now) }) {
                DeviceDigest(recent.view(of: answer, fleet, .row), now: now)
            }
        }
        self.init(
            recent.device.configuration, digest: digest,
            failure: collection.flatMap { collection in collection.error.map { DeviceError($0, at: collection.start) } },
            collected: collection?.end, lastSuccess: recent.lastSuccess, failingSince: recent.failingSince,
            notices: collection?.missingSlots ?? [], now: now)
    }
}

extension RecentCollection {
    fileprivate func view(of collection: DeviceCollection, _ fleet: Fleet, _ detail: DeviceView.Detail) -> DeviceView {
        let since = { (metric: String) in
            changes(of: metric).map { changes in
                { labels in changes(labels).map { $0.since.map { Moment($0) } ?? Moment($0.seen, isEarlier: true) } }
            }
        }
        return DeviceView(collection.samples, fleet.catalog.families, since: since, missing: missingParts, detail: detail)
    }
}

extension DeviceCollection {
    /// When it ended, in seconds since 1970.
    fileprivate var end: Double { start + duration / .seconds(1) }
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

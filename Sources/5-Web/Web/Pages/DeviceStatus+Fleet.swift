import Catalog
import Configuration
import Fleet
import StatusPages

extension DeviceStatus {
    /// What is known of a device, as pages see it.
    ///
    /// - Parameter detail: how much of it.
    init(_ recent: RecentCollection, _ fleet: Fleet, _ detail: DeviceView.Detail) {
        let collection = recent.collection
        let families = fleet.catalog.families
        let settings = recent.device.configuration
        func view(_ collection: DeviceCollection) -> DeviceView {
            DeviceView(collection.samples, families, since: { recent.moment($0, $1) }, detail: detail)
        }
        self.init(
            settings, links: fleet.configuration.links,
            view: collection.flatMap { $0.error == nil ? view($0) : nil },
            failure: collection.flatMap { collection in collection.error.map { DeviceError($0, at: collection.start) } },
            collected: collection.map { $0.start + $0.duration / .seconds(1) }, lastSuccess: recent.lastSuccess,
            former: recent.former.map { Former(view: view($0), time: $0.start) },
            failingSince: recent.failingSince, notices: collection?.missingSlots ?? [])
    }
}

extension RecentCollection {
    /// Since when a series has its value, as far as this process has seen it.
    fileprivate func moment(_ metric: String, _ labels: ArraySlice<UInt8>) -> Moment? {
        since(metric, labels).map { Moment($0) } ?? seen(metric, labels).map { Moment($0, isEarlier: true) }
    }
}

extension DeviceError {
    /// What people want to know of a failure: during a pause its cause, not that there is a pause.
    init(_ error: CollectionError, at start: Double) {
        if let pause = error.pause {
            self.init(
                errorClass: pause.errorClass.rawValue, cause: pause.cause, askedAgain: start + pause.remaining / .seconds(1))
        } else {
            self.init(errorClass: error.errorClass.rawValue, cause: error.cause)
        }
    }
}

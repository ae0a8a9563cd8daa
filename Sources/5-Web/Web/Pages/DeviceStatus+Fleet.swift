import Catalog
import Configuration
import Fleet
import StatusPages

extension DeviceStatus {
    /// What is known of a device, as pages see it.
    init(_ recent: RecentCollection, _ fleet: Fleet) {
        let collection = recent.collection
        let families = fleet.catalog.families
        let settings = recent.device.configuration
        self.init(
            name: settings.name, address: settings.url.description,
            view: collection.flatMap { $0.error == nil ? DeviceView($0.samples, families, since: recent.since) : nil },
            failure: collection.flatMap { collection in collection.error.map { DeviceError($0, at: collection.start) } },
            collected: collection.map { $0.start + $0.duration / .seconds(1) }, lastSuccess: recent.lastSuccess,
            former: recent.former.map { Former(view: DeviceView($0.samples, families, since: recent.since), time: $0.start) },
            failingSince: recent.failingSince,
            labels: settings.labels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
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

import Catalog
import Platform
import Threading

extension MonitoredDevice {
    /// What a page makes of a collection. While such a page is open, it is made as soon as a collection ends, so that the page does not
    /// have to do it for all devices when it is written.
    public typealias Preparation = @Sendable (RecentCollection) -> Void

    /// The same as `request` for a page, which also accepts a collection that began less than `maximumAge` ago.
    ///
    /// - Parameter preparation: what the page makes of each collection; `nil` leaves that of other pages as it is.
    func requestForPage(
        for request: UInt64?, maximumAge: Duration, preparation: Preparation? = nil, _ recipient: @escaping DeviceState.Recipient
    ) {
        let now = clock()
        state.withLock { $0.watch(now: now, preparation) }
        let limits = DeviceState.AgeLimits(
            success: max(minimumInterval, maximumAge / .seconds(1)), failure: maximumAge / .seconds(1))
        begin(until: .infinity, for: request, limits, recipient)
    }

    /// Whether a collection runs.
    var isBeingAsked: Bool { state.withLock { $0.isRunning } }

    /// The current state of the device, after `requestForPage`.
    func recent() -> RecentCollection {
        let (last, former, history, parts, failingSince) = state.withLock {
            ($0.last?.collection, $0.former, $0.history, $0.parts, $0.failingSince)
        }
        return RecentCollection(
            device: self, families: catalog.families, collection: last?.translated(to: catalog),
            former: last?.error == nil ? nil : former?.translated(to: catalog), lastSuccess: former?.start, history: history,
            missingParts: parts.missing(at: unixTimeNow()), failingSince: failingSince)
    }
}

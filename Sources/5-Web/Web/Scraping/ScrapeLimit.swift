import Fleet
import Threading

/// Bounds how many scrapes run at the same time.
final class ScrapeLimit: Sendable {
    private let given: Int?
    private let count = Lock(0)

    /// - Parameter given: the limit; `nil` lets the number of devices decide.
    init(_ given: Int?) {
        self.given = given
    }

    /// How many scrapes may run. By itself 40, and two for each device: a job with a target for each device then never
    /// meets the limit, even from two servers while all devices hang.
    func limit(_ fleet: Fleet) -> Int {
        given ?? 40 + 2 * fleet.devices.count
    }

    /// How many run now.
    var running: Int { count.withLock { $0 } }

    /// A place, unless all are taken.
    func take(_ fleet: Fleet) -> ScrapeSlot? {
        let limit = limit(fleet)
        return count.withLock { count in
            guard count < limit else { return nil }
            count += 1
            return ScrapeSlot(limit: self)
        }
    }

    fileprivate func giveBack() {
        count.withLock { $0 -= 1 }
    }
}

/// A place among the scrapes that may run at the same time.
struct ScrapeSlot: Sendable {
    fileprivate let limit: ScrapeLimit

    /// Gives the place back. To be called once, when the scrape has ended.
    func end() { limit.giveBack() }
}

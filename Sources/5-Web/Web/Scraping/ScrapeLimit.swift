import Fleet
import HTTPServer
import Threading

/// Bounds how many scrapes there are at the same time, from the request to the last byte of the answer.
final class ScrapeLimit: Sendable {
    private struct Scrape {
        let network: String
        let presence: ClientPresence
    }

    private struct State {
        var scrapes: [UInt64: Scrape] = [:]
        var perNetwork: [String: Int] = [:]
        var next: UInt64 = 0
    }

    private let given: Int?
    private let state = Lock(State())

    /// - Parameter given: the limit; `nil` lets the number of devices decide.
    init(_ given: Int?) {
        self.given = given
    }

    /// How many scrapes may run. By itself 40, and two for each device that may be named: a job with a target for each device then
    /// never meets the limit, even from two servers while all devices hang.
    func limit(_ fleet: Fleet) -> Int {
        given ?? 40 + 2 * fleet.maximumDeviceCount
    }

    /// How many of them one client may have (``SocketAddress/network``): a quarter is left to others.
    static func share(of limit: Int) -> Int { max(limit - limit / 4, 1) }

    /// How many run now.
    var running: Int { state.withLock { $0.scrapes.count } }

    /// Takes a slot, if need be that of a scrape whose client has left: the oldest of those.
    ///
    /// - Returns: `nil` when there is none.
    func take(_ fleet: Fleet, for request: HTTPServerRequest) -> ScrapeSlot? {
        let limit = limit(fleet)
        let network = request.clientNetwork
        let (number, victim) = state.withLock { state -> (UInt64?, ClientPresence?) in
            let isShareFull = state.perNetwork[network, default: 0] >= Self.share(of: limit)
            var victim: ClientPresence?
            if isShareFull || state.scrapes.count >= limit {
                let candidates = state.scrapes.filter { !isShareFull || $0.value.network == network }
                guard let gone = candidates.sorted(by: { $0.key < $1.key }).first(where: { $0.value.presence.hasLeft }) else {
                    return (nil, nil)
                }
                Self.remove(gone.key, &state)
                victim = gone.value.presence
            }
            state.next += 1
            state.scrapes[state.next] = Scrape(network: network, presence: request.presence)
            state.perNetwork[network, default: 0] += 1
            return (state.next, victim)
        }
        victim?.giveUp()
        return number.map { ScrapeSlot($0, of: self) }
    }

    fileprivate func end(_ number: UInt64) {
        state.withLock { Self.remove(number, &$0) }
    }

    private static func remove(_ number: UInt64, _ state: inout State) {
        guard let scrape = state.scrapes.removeValue(forKey: number) else { return }
        let left = state.perNetwork[scrape.network, default: 1] - 1
        state.perNetwork[scrape.network] = left > 0 ? left : nil
    }
}

/// How many connections clients may have by itself: each scrape that may run needs one.
struct ConnectionLimits: Equatable {
    let connections: Int
    let perAddress: Int

    /// - Parameter scrapes: how many may run at the same time.
    init(scrapes: Int) {
        // A single Prometheus may run all of them, and leaves room for others.
        perAddress = max(512, scrapes)
        connections = perAddress + 512
    }
}

/// A place among the scrapes that may run at the same time, taken until this is no longer referenced.
final class ScrapeSlot: Sendable {
    private let number: UInt64
    private let limit: ScrapeLimit

    fileprivate init(_ number: UInt64, of limit: ScrapeLimit) {
        self.number = number
        self.limit = limit
    }

    deinit { limit.end(number) }
}

import Fleet
import HTTPServer
import Threading

/// Limits the number of concurrent scrapes, from the request to the last byte of the answer.
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

    /// - Parameter given: the limit; `nil` derives it from the number of devices.
    init(_ given: Int?) {
        self.given = given
    }

    /// How many scrapes may run. By default 40, and two per device, including those that requests may name: a job with a target per device then
    /// never reaches the limit, even from two servers while all devices hang.
    func limit(_ fleet: Fleet) -> Int {
        given ?? 40 + 2 * fleet.maximumDeviceCount
    }

    /// How many of them one client may have (``SocketAddress/network``): a quarter is left to others.
    static func share(of limit: Int) -> Int { max(limit - limit / 4, 1) }

    /// How many run now.
    var running: Int { state.withLock { $0.scrapes.count } }

    /// Takes a slot, if necessary that of the oldest scrape whose client has disconnected.
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

/// The default number of connections: each scrape needs one.
struct ConnectionLimits: Equatable {
    let connections: Int
    let perAddress: Int

    /// - Parameter scrapes: how many may run at the same time.
    init(scrapes: Int) {
        // A single Prometheus may run all of them, with room left for others.
        perAddress = max(512, scrapes)
        connections = perAddress + 512
    }
}

/// A slot for a scrape, taken until this object is released.
final class ScrapeSlot: Sendable {
    private let number: UInt64
    private let limit: ScrapeLimit

    fileprivate init(_ number: UInt64, of limit: ScrapeLimit) {
        self.number = number
        self.limit = limit
    }

    deinit { limit.end(number) }
}

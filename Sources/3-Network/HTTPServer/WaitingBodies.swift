import Threading

/// The bodies of replies that wait for their clients: bounds their memory and stores equal ones once.
///
/// A slow client keeps its reply in memory until it has read all of it. Without a bound, a hundred of them with answers of
/// some megabytes each would exhaust the memory.
final class WaitingBodies: Sendable {
    /// In bytes. A reply is always accepted when nothing else waits, however large it is.
    struct Limits: Sendable {
        var all: Int
        /// For one client, see ``SocketAddress/network``.
        var perNetwork: Int
    }

    /// A body that counts until this object is released.
    final class Hold: Sendable {
        let body: [UInt8]
        private let key: Key
        private let network: String
        private let bodies: WaitingBodies
        private let isCounted = Lock(true)

        fileprivate init(_ body: [UInt8], _ key: Key, _ network: String, _ bodies: WaitingBodies) {
            self.body = body
            self.key = key
            self.network = network
            self.bodies = bodies
        }

        deinit { release() }

        /// Stops counting, although the body still exists: its connection was cut and will be closed in a moment.
        func release() {
            let wasCounted = isCounted.withLock { isCounted in
                defer { isCounted = false }
                return isCounted
            }
            if wasCounted { bodies.release(key, network) }
        }
    }

    fileprivate struct Key: Hashable {
        let count: Int
        let hash: Int
        /// Distinguishes different bodies with the same hash.
        var number = 0
    }

    private struct Entry {
        let body: [UInt8]
        /// How many replies of each network have this body.
        var holders: [String: Int] = [:]
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var bytes = 0
        var perNetwork: [String: Int] = [:]
    }

    /// Smaller bodies are not worth counting: connections are bounded too.
    static let smallest = 16 << 10

    let limits: Limits
    private let state = Lock(State())

    init(limits: Limits) {
        self.limits = limits
    }

    /// Bytes of all bodies that wait.
    var bytes: Int { state.withLock { $0.bytes } }

    /// Whether a body of that size would be accepted now.
    func hasRoom(for count: Int, of network: String) -> Bool {
        state.withLock { Self.hasRoom($0, count, network, limits) }
    }

    /// Whether the client would stay within its own share, whatever others occupy.
    func fitsShare(_ count: Int, of network: String) -> Bool {
        state.withLock { Self.fitsShare($0, count, network, limits) }
    }

    /// Counts a body from now on.
    ///
    /// - Returns: the object that counts it, with the bytes of an equal body if one already waits; `nil` without room.
    func take(_ body: [UInt8], of network: String) -> Hold? {
        var hasher = Hasher()
        body.withUnsafeBytes { hasher.combine(bytes: $0) }
        var key = Key(count: body.count, hash: hasher.finalize())
        return state.withLock { state in
            while let entry = state.entries[key], entry.body != body { key.number += 1 }
            var entry = state.entries[key] ?? Entry(body: body)
            if entry.holders[network] == nil {
                let isShared = !entry.holders.isEmpty
                guard Self.hasRoom(state, body.count, network, limits, isShared: isShared) else { return nil }
                state.perNetwork[network, default: 0] += body.count
                if !isShared { state.bytes += body.count }
            }
            entry.holders[network, default: 0] += 1
            state.entries[key] = entry
            return Hold(entry.body, key, network, self)
        }
    }

    private static func hasRoom(
        _ state: State, _ count: Int, _ network: String, _ limits: Limits, isShared: Bool = false
    ) -> Bool {
        fitsShare(state, count, network, limits) && (isShared || state.bytes == 0 || state.bytes + count <= limits.all)
    }

    private static func fitsShare(_ state: State, _ count: Int, _ network: String, _ limits: Limits) -> Bool {
        let own = state.perNetwork[network, default: 0]
        return own == 0 || own + count <= limits.perNetwork
    }

    fileprivate func release(_ key: Key, _ network: String) {
        state.withLock { state in
            guard var entry = state.entries[key], let holders = entry.holders[network] else { return }
            entry.holders[network] = holders > 1 ? holders - 1 : nil
            state.entries[key] = entry.holders.isEmpty ? nil : entry
            if holders == 1 {
                let left = state.perNetwork[network, default: 0] - key.count
                state.perNetwork[network] = left > 0 ? left : nil
            }
            if entry.holders.isEmpty { state.bytes -= key.count }
        }
    }
}

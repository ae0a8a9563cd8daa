/// Network nodes that the device measures itself.
struct SyncMonView: Sendable {
    /// A time server or client that is measured.
    struct Node: Sendable {
        let id: String
        let name: String
        let address: String
        let protocolName: String
        let state: String?
        /// From the device's time, in seconds.
        let offset: Double?

        /// In the order of urgency.
        fileprivate var rank: Int {
            ["not_reachable", "limit_exceeded", "unknown", "initializing"].firstIndex(of: state ?? "unknown") ?? 4
        }
    }

    /// A page of a device names no more of them.
    static let shownNodes = 25

    let count: Int
    /// Numbers of nodes by state, without states that none is in.
    var states: [(state: String, count: Int)] = []
    /// When SyncMon evaluated them last, in seconds since 1970.
    let updated: Double?
    /// The worst, then those with the largest offset; at most ``shownNodes``.
    var nodes: [Node] = []

    /// How many are out of limits or do not respond.
    var failing: Int { count(in: ["not_reachable", "limit_exceeded"]) }

    /// Of how many the state is not known.
    var unknown: Int { count(in: ["unknown"]) }

    private func count(in wanted: [String]) -> Int { states.filter { wanted.contains($0.state) }.map(\.count).reduce(0, +) }

    /// - Returns: `nil` when the device measures none.
    init?(_ facts: Facts, _ detail: DeviceView.Detail) {
        guard let count = facts.number(.syncMonNodes), count > 0 else { return nil }
        self.count = Int(count)
        updated = facts.number(.syncMonUpdate)
        states = facts[.syncMonStates].filter { $0.value > 0 }.map { ($0["state"], Int($0.value)) }
        if detail == .all { nodes = Self.worst(facts) }
    }

    private static func worst(_ facts: Facts) -> [Node] {
        let nodes = facts.rows([.nodeState, .nodeOffset, .nodeInfo]) { $0["node"] }.map { row in
            let info = row[.nodeInfo]
            return Node(
                id: row.key, name: info?["name"] ?? "", address: info?["address"] ?? "", protocolName: info?["protocol"] ?? "",
                state: row.state(.nodeState), offset: row.number(.nodeOffset))
        }
        let sorted = nodes.sorted { ($0.rank, -abs($0.offset ?? 0), $0.id) < ($1.rank, -abs($1.offset ?? 0), $1.id) }
        return Array(sorted.prefix(shownNodes))
    }
}

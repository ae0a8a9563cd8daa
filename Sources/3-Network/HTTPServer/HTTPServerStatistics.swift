/// Counts of a server since its start, for its own metrics.
public struct HTTPServerStatistics: Sendable, Equatable {
    /// Connections open now.
    public var connectionsOpen = 0
    /// Connections that may be open at the same time.
    public var connectionLimit = 0
    /// Connections accepted.
    public var connectionsAccepted: UInt64 = 0
    /// Connections refused because a limit was reached.
    public var connectionsRefused: UInt64 = 0
    /// Connections closed early: too slow, or silent while others waited for a place.
    public var connectionsCut: UInt64 = 0
    /// Requests being worked on now, from complete headers to the last byte of the reply.
    public var requestsRunning = 0
    /// Bytes of replies that wait for their clients; equal replies count once, small ones do not count.
    public var waitingBytes = 0
    /// How many bytes of replies may wait.
    public var waitingBytesLimit = 0

    /// All counts at zero.
    public init() {}

    init(_ table: ConnectionTable, _ ledger: RequestLedger, _ bodies: WaitingBodies) {
        let (connections, requests) = (table.counts, ledger.counts)
        connectionsOpen = connections.open
        connectionLimit = table.connectionLimit
        connectionsAccepted = connections.accepted
        connectionsRefused = connections.refused
        connectionsCut = connections.cut
        requestsRunning = requests.running
        waitingBytes = bodies.bytes
        waitingBytesLimit = bodies.limits.all
    }
}

/// Counters of a simulated device since its start.
public struct DeviceCounters: Sendable, Equatable {
    /// Requests of every kind.
    public var requests = 0
    /// Answers with the status document or a part of it.
    public var statusReads = 0
    /// Tokens given out.
    public var logins = 0
    /// Answers 401.
    public var refusals = 0
    /// Connections accepted.
    public var connections = 0
}

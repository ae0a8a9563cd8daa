public import HTTPClient

/// One HTTP request to a device and its outcome.
///
/// Contains neither header fields nor bodies, so that no secret can be in it.
public struct SessionRecord: Sendable, Equatable, Numbered {
    /// Counts from 1.
    public let number: UInt64
    /// The device's configured name.
    public let device: String
    /// The collection that it belongs to; `nil` for a command.
    public let collection: UInt64?
    /// `GET` or `PUT`.
    public let method: String
    /// The requested path.
    public let path: String
    /// When it began, in seconds since 1970.
    public let start: Double
    /// How it ended; `nil` while it runs.
    public var outcome: Outcome?

    /// When the request was sent, in seconds since 1970: after name, connection and TLS. `nil` while that is not known.
    public var requestTime: Double? {
        outcome.map { start + ($0.phases.dns + $0.phases.connect + $0.phases.tls) / .seconds(1) }
    }

    /// When the answer began, in seconds since 1970; `nil` without an answer.
    public var responseTime: Double? {
        guard let outcome, outcome.status != nil, let requestTime else { return nil }
        return requestTime + outcome.phases.firstByte / .seconds(1)
    }

    /// How long it took from its start to its end; `nil` while it runs.
    public var span: Duration? { outcome?.phases.total }

    /// How a session ended.
    public struct Outcome: Sendable, Equatable {
        /// The HTTP status; `nil` without an answer.
        public var status: Int?
        /// How long the phases took.
        public var phases: Timings
        /// Header and body bytes as they arrived, compressed; 0 without an answer.
        public var bytes: Int
        /// Whether it used a connection of an earlier session; `nil` without an answer.
        public var reusedConnection: Bool?
        /// Why there is no answer, or why nothing could be made of it; never contains a secret.
        public var error: String?

        /// An outcome from its parts.
        public init(
            status: Int? = nil, phases: Timings, bytes: Int = 0, reusedConnection: Bool? = nil, error: String? = nil
        ) {
            self.status = status
            self.phases = phases
            self.bytes = bytes
            self.reusedConnection = reusedConnection
            self.error = error
        }

        /// Whether there is no answer, or one that is not a success.
        public var isFailure: Bool { error != nil || !(200..<300).contains(status ?? 0) }
    }
}

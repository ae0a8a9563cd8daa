/// One collection of a device: who wanted it, what it did, how it ended.
public struct CollectionRecord: Sendable, Equatable, Numbered {
    /// How far a collection is.
    public enum State: String, Sendable, CaseIterable {
        /// Wanted, not begun.
        case waiting
        /// The device is being asked, or its document is being read.
        case processing
        /// There are metrics.
        case succeeded
        /// There are none.
        case failed
    }

    /// How a collection ended.
    public struct Outcome: Sendable, Equatable {
        /// How long it took.
        public var duration: Duration
        /// The class of the error, such as `timeout`; `nil` on success.
        public var errorClass: String?
        /// The cause in words; never holds a secret.
        public var error: String?
        /// How many samples it gave.
        public var samples: Int

        /// An outcome from its parts.
        public init(duration: Duration, errorClass: String? = nil, error: String? = nil, samples: Int) {
            self.duration = duration
            self.errorClass = errorClass
            self.error = error
            self.samples = samples
        }
    }

    /// Counts from 1.
    public let number: UInt64
    /// The device's configured name.
    public let device: String
    /// When it was first wanted, in seconds since 1970.
    public let start: Double
    /// How far it is.
    public internal(set) var state = State.waiting
    /// Numbers of the first requests that wanted it, in their order; what is not a request has none.
    public internal(set) var requests: [UInt64] = []
    /// How many wanted it in all.
    public internal(set) var recipients = 0
    /// The sessions that it led, in their order: the last is the one that ended it.
    public internal(set) var sessions: [UInt64] = []
    /// How it ended; `nil` while it runs.
    public internal(set) var outcome: Outcome?

    /// More requests than this are only counted.
    static let listedRequests = 16

    init(number: UInt64, device: String, start: Double) {
        self.number = number
        self.device = device
        self.start = start
    }

    mutating func join(_ request: UInt64?) {
        recipients += 1
        if let request, requests.count < Self.listedRequests { requests.append(request) }
    }
}

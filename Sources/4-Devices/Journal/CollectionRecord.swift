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

    /// One of those that work on a collection, as the device's documents show them on the page *Inter App*.
    public struct Handler: Sendable, Equatable {
        /// What it does.
        public enum Kind: Sendable, Hashable {
            /// A request to the device; also where sessions are not recorded.
            case session(method: String, path: String)
            /// Reads what else was asked for of the device's configuration.
            case configuration
            /// Makes metrics of the status document.
            case walk

            /// Its name: `session GET /api/status`, `configuration`, `walk`.
            public var name: String {
                switch self {
                case .session(let method, let path): "session \(method) \(path)"
                case .configuration: "configuration"
                case .walk: "walk"
                }
            }
        }

        /// What it does.
        public let kind: Kind
        /// How far it is.
        public internal(set) var state: State
    }

    /// How a collection ended.
    public struct Outcome: Sendable, Equatable {
        /// How long it took.
        public var duration: Duration
        /// The class of the error, such as `timeout`; `nil` on success.
        public var errorClass: String?
        /// The cause in words; never contains a secret.
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
    /// Those that work on it, in the order in which they came.
    public internal(set) var handlers: [Handler] = []
    /// How it ended; `nil` while it runs.
    public internal(set) var outcome: Outcome?

    /// More requests than this are only counted.
    static let listedRequests = 16

    init(number: UInt64, device: String, start: Double) {
        self.number = number
        self.device = device
        self.start = start
    }

    mutating func note(_ kind: Handler.Kind, _ state: State) {
        // A request may be sent twice: the second time is another handler.
        if let last = handlers.lastIndex(where: { $0.kind == kind }), ![.succeeded, .failed].contains(handlers[last].state) {
            handlers[last].state = state
        } else if handlers.count < Self.listedRequests {
            handlers.append(Handler(kind: kind, state: state))
        }
    }

    /// Notes the end of the session that runs.
    mutating func endSession(isFailure: Bool) {
        let running = handlers.lastIndex { handler in
            if case .session = handler.kind { handler.state == .processing } else { false }
        }
        if let running { handlers[running].state = isFailure ? .failed : .succeeded }
    }

    mutating func join(_ request: UInt64?) {
        recipients += 1
        if let request, requests.count < Self.listedRequests { requests.append(request) }
    }
}

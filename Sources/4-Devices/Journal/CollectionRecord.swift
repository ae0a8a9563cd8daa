/// One collection of a device: the requests that wanted it, what it did, how it ended.
public struct CollectionRecord: Sendable, Equatable, Numbered {
    /// How far a collection is.
    public enum State: String, Sendable, CaseIterable {
        /// Requested, not begun.
        case waiting
        /// The device is being queried, or its document is being read.
        case processing
        /// It has metrics.
        case succeeded
        /// It has no metrics.
        case failed
    }

    /// A handler that works on a collection.
    public struct Handler: Sendable, Equatable {
        /// What it does.
        public enum Kind: Sendable, Hashable {
            /// A request to the device; also where sessions are not recorded.
            case session(method: String, path: String)
            /// Reads the device's configuration.
            case configuration
            /// Maps the status document to metrics.
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
    /// When it was first requested, in seconds since 1970.
    public let start: Double
    /// How far it is.
    public internal(set) var state = State.waiting
    /// Numbers of the first requests that wanted it, in order; background work has no number.
    public internal(set) var requests: [UInt64] = []
    /// How many requests wanted it in total.
    public internal(set) var recipients = 0
    /// Its sessions, in order: the last one ended it.
    public internal(set) var sessions: [UInt64] = []
    /// Its handlers, in order of their start.
    public internal(set) var handlers: [Handler] = []
    /// How it ended; `nil` while it runs.
    public internal(set) var outcome: Outcome?

    /// More requests than this are only counted.
    static let listedRequests = 16

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

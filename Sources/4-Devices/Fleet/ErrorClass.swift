/// Why a collection failed, as `lantime_scrape_error` shows it.
public enum ErrorClass: String, Sendable, CaseIterable {
    /// There was no error.
    case noError = "none"
    case dns
    case connect
    case tls
    case timeout
    case auth
    case http
    case tooLarge = "too_large"
    case json
    case document
    case backoff
    /// Only for a pause: the device asked for it.
    case retryAfter = "retry_after"
}

/// Why the status of a device could not be collected.
public struct CollectionError: Error, Sendable, CustomStringConvertible {
    /// The class, for alerts.
    public let errorClass: ErrorClass
    /// The cause in words, for people. Never contains a secret.
    public let cause: String
    /// Whether the device is at an address that its settings do not allow; nothing was sent then.
    public let isAddressRefused: Bool
    /// For a device that was not queried because it is paused: the reason, and the time left.
    public let pause: Pause?

    /// The failure behind an error of the class `backoff`.
    public struct Pause: Sendable {
        /// The class of the failure that led to it.
        public let errorClass: ErrorClass
        /// That failure in words, for people.
        public let cause: String
        /// How much longer the device is not queried.
        public let remaining: Duration
    }

    /// An error of that class; `cause` must not contain a secret.
    public init(_ errorClass: ErrorClass, _ cause: String, isAddressRefused: Bool = false) {
        self.errorClass = errorClass
        self.cause = cause
        self.isAddressRefused = isAddressRefused
        pause = nil
    }

    /// The device was not queried.
    init(_ pause: Backoff.Pause) {
        errorClass = .backoff
        isAddressRefused = false
        let seconds = Int(pause.remaining.rounded(.up))
        cause = "not queried for another \(seconds) s, because the last attempt failed: \(pause.cause.cause)"
        let errorClass = pause.isAskedFor ? .retryAfter : pause.cause.errorClass
        self.pause = Pause(errorClass: errorClass, cause: pause.cause.cause, remaining: .seconds(pause.remaining))
    }

    /// The cause.
    public var description: String { cause }
}

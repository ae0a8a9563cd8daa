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
}

/// Why the status of a device could not be collected.
public struct CollectionError: Error, Sendable, CustomStringConvertible {
    /// The class, for alerts.
    public let errorClass: ErrorClass
    /// The cause in words, for people. Never holds a secret.
    public let cause: String

    /// An error of that class; `cause` must not hold a secret.
    public init(_ errorClass: ErrorClass, _ cause: String) {
        self.errorClass = errorClass
        self.cause = cause
    }

    /// The cause.
    public var description: String { cause }
}

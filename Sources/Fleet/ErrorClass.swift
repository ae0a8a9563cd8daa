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
    /// Of a device that is left alone for a while: the class of the failure that led to it.
    public let pauseClass: ErrorClass?

    /// An error of that class; `cause` must not hold a secret.
    public init(_ errorClass: ErrorClass, _ cause: String) {
        self.errorClass = errorClass
        self.cause = cause
        pauseClass = nil
    }

    /// The device was not asked.
    init(_ pause: Backoff.Pause) {
        errorClass = .backoff
        let seconds = Int(pause.remaining.rounded(.up))
        cause = "not asked for another \(seconds) s, because the last attempt failed: \(pause.cause.cause)"
        pauseClass = pause.cause.errorClass
    }

    /// The cause.
    public var description: String { cause }
}

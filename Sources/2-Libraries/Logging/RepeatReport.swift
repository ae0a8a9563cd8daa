import Platform

extension RepeatCondenser {
    /// A report about a run of failures.
    public enum Report: Sendable, Equatable {
        /// The first failure.
        case first(reason: String)
        /// `count` failures so far; the first was `seconds` ago.
        case repeated(count: Int, seconds: Double, last: String)
        /// The end of a run of `count` failures that began `seconds` ago.
        case recovered(count: Int, seconds: Double)

        /// A failure is a warning, because the exporter continues without the device.
        public var level: LogLevel {
            switch self {
            case .first, .repeated: .warn
            case .recovered: .info
            }
        }

        /// The text for the operator.
        /// - Parameter unixTime: the time of day now, in seconds since 1970, from which the start is counted back.
        public func message(unixTime: Double) -> String {
            switch self {
            case .first(let reason):
                reason
            case .repeated(let count, let seconds, let last):
                "failed \(count) times since \(rfc3339(unixTime: unixTime - seconds)); last: \(last)"
            case .recovered(let count, let seconds):
                "recovered after \(count) \(count == 1 ? "failure" : "failures") in \(readable(seconds: seconds))"
            }
        }
    }
}

/// A duration in its two largest units, such as `2 h 5 min`; below ten seconds with one decimal.
private func readable(seconds: Double) -> String {
    guard seconds >= 10 else { return "\((seconds * 10).rounded() / 10) s" }
    let whole = Int(min(seconds.rounded(), 1e15))
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(whole % 60) s"
    case ..<86_400: return "\(whole / 3600) h \(whole / 60 % 60) min"
    default: return "\(whole / 86_400) d \(whole / 3600 % 24) h"
    }
}

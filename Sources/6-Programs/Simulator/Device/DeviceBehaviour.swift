/// How a simulated device answers requests.
public enum DeviceBehaviour: Sendable, Hashable {
    /// Answers at once.
    case healthy
    /// Answers after some milliseconds.
    case delay(milliseconds: Int)
    /// Takes as long as a line of 1 kB/s would: half a minute for a small device's document.
    ///
    /// The reply is delayed and then sent whole, because the server sends bodies from memory.
    case slow
    /// Does not answer for five minutes.
    case hang
    /// Answers 200 with 10 MB that are not JSON.
    case garbage
    /// Answers 200 with the first half of the document.
    case truncated
    /// Refuses all credentials.
    case unauthorized
    /// Answers 500.
    case http500
}

extension DeviceBehaviour: CustomStringConvertible {
    /// Reads a behaviour as the control URL spells it: `healthy`, `delay:MILLISECONDS` (at most 600000), `slow`, `hang`,
    /// `garbage`, `truncated`, `unauthorized` or `http500`.
    public init?(_ text: String) {
        if let plain = Self.plain.first(where: { $0.description == text }) {
            self = plain
        } else if text.hasPrefix("delay:"), let milliseconds = Int(text.dropFirst(6)), (0...600_000).contains(milliseconds) {
            self = .delay(milliseconds: milliseconds)
        } else {
            return nil
        }
    }

    /// The spelling that the initialiser reads.
    public var description: String {
        switch self {
        case .healthy: "healthy"
        case .delay(let milliseconds): "delay:\(milliseconds)"
        case .slow: "slow"
        case .hang: "hang"
        case .garbage: "garbage"
        case .truncated: "truncated"
        case .unauthorized: "unauthorized"
        case .http500: "http500"
        }
    }

    /// All spellings, for messages.
    public static let spellings: [String] = plain.map(\.description) + ["delay:MILLISECONDS"]

    private static let plain: [DeviceBehaviour] = [
        .healthy, .slow, .hang, .garbage, .truncated, .unauthorized, .http500,
    ]
}

import JSON
import StatusDocument

/// Words for a good state with the words for the bad one, in the spelling of the same firmware.
///
/// No document of a real module is known (see Fixtures/README.md), so a scenario answers in the words it finds.
enum FailureWords {
    /// The two contacts of an error relay: "normally open" is the vendor's word for no error.
    static let relay = [
        ("normally-open", "normally-closed"), ("normally_open", "normally_closed"), ("Normally Open", "Normally Closed"),
        ("no", "nc"), ("NO", "NC"), ("no-mode", "nc-mode"), ("closed-no", "closed-nc"), ("co-no", "co-nc"),
        ("normal", "error"), ("ok", "error"), ("inactive", "active"), ("energized", "de-energized"),
    ]

    /// A node of SyncMon; the second pair is the text of LTOS's status file.
    static let node = [
        ("normal-operation", "error:not-reachable"), ("Normal Operation", "Error:Not reachable"), ("normal", "error"),
        ("ok", "not-reachable"), ("OK", "Not reachable"), ("reachable", "not-reachable"), ("online", "offline"), ("up", "down"),
        ("synchronized", "not-reachable"),
    ]

    /// The bad state for a good one, if the value is one.
    ///
    /// - Parameter key: of a flag; shows whether `true` is good.
    static func failed(_ value: JSONValue, key: KeyWords, pairs: [(String, String)]) -> JSONValue? {
        switch value {
        case .string(let text): pairs.first { $0.0 == text }.map { .string($0.1) }
        case .bool(let truth):
            if key.has("error", "fault", "alarm", "failed") {
                truth ? nil : true
            } else if key.has("state", "normal", "ok", "energized", "reachable", "online") {
                truth ? false : nil
            } else {
                nil
            }
        default: nil
        }
    }
}

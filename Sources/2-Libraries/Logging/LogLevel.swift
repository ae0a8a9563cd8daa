/// How much an event matters. The raw values are the spellings of `--log.level`.
public enum LogLevel: String, Sendable, CaseIterable, Comparable {
    /// For debugging: what each step did.
    case debug
    /// Normal operation, such as a start, a reload or a recovery.
    case info
    /// A failure that the exporter handles.
    case warn
    /// A failure that an operator must fix.
    case error

    private var severity: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Whether `left` matters less than `right`.
    public static func < (left: LogLevel, right: LogLevel) -> Bool {
        left.severity < right.severity
    }
}

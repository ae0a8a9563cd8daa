/// How an event becomes a line. The raw values are the spellings of `--log.format`.
public enum LogFormat: String, Sendable, CaseIterable {
    /// `ts=… level=… msg="…" key=value`
    case logfmt
    /// One JSON object.
    case json
}

import Platform

/// Writes events as lines of logfmt or JSON.
///
/// A value type; `with` returns one that adds fields, such as the device, to every event.
public struct Logger: Sendable {
    /// Events below it are dropped before their text is made.
    public let level: LogLevel
    private let format: LogFormat
    private let sink: any LogSink
    private let unixTime: @Sendable () -> Double
    private var fields: [LogField] = []

    /// - Parameters:
    ///   - level: the lowest level that is written.
    ///   - format: how an event becomes a line.
    ///   - sink: where the lines go.
    ///   - unixTime: the clock, in seconds since 1970; replaced in tests only.
    public init(
        level: LogLevel = .info, format: LogFormat = .logfmt, sink: any LogSink = StandardErrorSink(),
        unixTime: @escaping @Sendable () -> Double = unixTimeNow
    ) {
        self.level = level
        self.format = format
        self.sink = sink
        self.unixTime = unixTime
    }

    /// A logger that adds `fields` to each event, before the event's own.
    public func with(_ fields: KeyValuePairs<String, LogValue>) -> Logger {
        var child = self
        child.fields.add(fields)
        return child
    }

    /// Writes an event.
    /// - Parameters:
    ///   - level: how much it matters.
    ///   - message: what happened, in the same words each time; details belong in the fields.
    ///   - fields: in the order in which they are written. A key that a parent logger set too is replaced.
    public func log(
        _ level: LogLevel, _ message: @autoclosure () -> String,
        _ fields: @autoclosure () -> KeyValuePairs<String, LogValue> = [:]
    ) {
        guard level >= self.level else { return }
        var all = self.fields
        all.add(fields())
        sink.write(LogLine.render(format, time: unixTime(), level: level, message: message(), fields: all))
    }

    /// Writes a debugging event; see ``log(_:_:_:)``.
    public func debug(
        _ message: @autoclosure () -> String, _ fields: @autoclosure () -> KeyValuePairs<String, LogValue> = [:]
    ) {
        log(.debug, message(), fields())
    }

    /// Writes an event of normal operation; see ``log(_:_:_:)``.
    public func info(
        _ message: @autoclosure () -> String, _ fields: @autoclosure () -> KeyValuePairs<String, LogValue> = [:]
    ) {
        log(.info, message(), fields())
    }

    /// Writes a failure that the exporter handles; see ``log(_:_:_:)``.
    public func warn(
        _ message: @autoclosure () -> String, _ fields: @autoclosure () -> KeyValuePairs<String, LogValue> = [:]
    ) {
        log(.warn, message(), fields())
    }

    /// Writes a failure that an operator must fix; see ``log(_:_:_:)``.
    public func error(
        _ message: @autoclosure () -> String, _ fields: @autoclosure () -> KeyValuePairs<String, LogValue> = [:]
    ) {
        log(.error, message(), fields())
    }

    /// Writes the report of a ``RepeatCondenser``, if any; durations are counted back from this logger's clock.
    public func log(
        _ report: RepeatCondenser.Report?, _ fields: @autoclosure () -> KeyValuePairs<String, LogValue> = [:]
    ) {
        guard let report else { return }
        log(report.level, report.message(unixTime: unixTime()), fields())
    }
}

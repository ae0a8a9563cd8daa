import Foundation
import Logging
import TestLog
import Testing

@Suite struct LoggerTests {
    private let sink = MemorySink()

    private func logger(_ format: LogFormat, level: LogLevel = .debug) -> Logger {
        Logger(level: level, format: format, sink: sink, unixTime: { 1_772_366_400.25 })
    }

    @Test("an event is one line of logfmt, with its fields in order")
    func logfmt() {
        logger(.logfmt).info("collected", ["device": "fra-gm1", "duration": 0.12, "samples": 330, "fresh": true])
        let expected =
            "ts=2026-03-01T12:00:00.250Z level=info msg=collected device=fra-gm1 duration=0.12 samples=330 fresh=true\n"
        #expect(sink.lines == [expected])
    }

    @Test("an event is one JSON object, with its fields in order")
    func json() {
        logger(.json).warn("collection failed", ["device": "fra-gm1", "duration": 0.12, "samples": 330, "fresh": true])
        let expected =
            #"{"ts":"2026-03-01T12:00:00.250Z","level":"warn","msg":"collection failed","device":"fra-gm1","#
            + #""duration":0.12,"samples":330,"fresh":true}"# + "\n"
        #expect(sink.lines == [expected])
    }

    @Test("events below the level are dropped, and their text is never made", arguments: LogLevel.allCases)
    func levels(threshold: LogLevel) {
        var made = 0
        let logger = logger(.logfmt, level: threshold)
        func text(_ level: LogLevel) -> String {
            made += 1
            return level.rawValue
        }
        logger.debug(text(.debug))
        logger.info(text(.info))
        logger.warn(text(.warn))
        logger.error(text(.error))
        let expected = LogLevel.allCases.filter { $0 >= threshold }
        #expect(made == expected.count)
        #expect(sink.lines == expected.map { "ts=2026-03-01T12:00:00.250Z level=\($0.rawValue) msg=\($0.rawValue)\n" })
    }

    @Test("levels are ordered by severity")
    func order() {
        #expect(LogLevel.allCases.sorted() == [.debug, .info, .warn, .error])
    }

    @Test("a child adds its fields before those of the event, and does not change its parent")
    func child() {
        let parent = logger(.logfmt)
        let child = parent.with(["device": "fra-gm1"]).with(["slot": "clk1"])
        child.info("a", ["state": "holdover"])
        parent.info("b")
        #expect(
            sink.lines.map { $0.split(separator: "level=info ", maxSplits: 1)[1] } == [
                "msg=a device=fra-gm1 slot=clk1 state=holdover\n", "msg=b\n",
            ])
    }

    @Test("a key occurs once: the event's value wins over the logger's, and the keys of every line are kept")
    func uniqueKeys() throws {
        logger(.json).with(["device": "a", "slot": 1]).info("x", ["device": "b", "msg": "forged", "ts": 0, "level": "error"])
        let line = try #require(sink.lines.first)
        #expect(
            line.hasSuffix(#""level":"info","msg":"x","device":"b","slot":1,"msg_":"forged","ts_":0,"level_":"error"}"# + "\n"))
    }

    @Test("a number that JSON cannot express is written as text", arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(number: Double) throws {
        logger(.json).info("x", ["n": .number(number)])
        let object = try JSONSerialization.jsonObject(with: Data(#require(sink.lines.first).utf8)) as? [String: Any]
        #expect(object?["n"] as? String == String(number))
    }

    @Test("values can be made from common types")
    func values() {
        struct Failure: Error, CustomStringConvertible { let description = "refused" }
        #expect(LogValue(UInt64.max) == .string("18446744073709551615"))
        #expect(LogValue(UInt8(7)) == .integer(7))
        #expect(0.5 as LogValue == .number(0.5))
        #expect(false as LogValue == .boolean(false))
        #expect("a" as LogValue == .string("a"))
        #expect(LogValue(describing: Failure()) == .string("refused"))
        #expect("\(1) of \(2)" as LogValue == .string("1 of 2"))
    }

    @Test("lines of concurrent tasks do not mix and none is lost")
    func concurrent() async {
        let logger = logger(.logfmt)
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for event in 0..<50 { logger.info("event", ["task": LogValue(task), "event": LogValue(event)]) }
                }
            }
        }
        #expect(sink.lines.count == 400)
        #expect(Set(sink.lines).count == 400)
        #expect(sink.lines.allSatisfy { $0.hasPrefix("ts=") && $0.hasSuffix("\n") })
    }

    @Test("a report of repeated failures has its own level and the logger's time")
    func reports() {
        let logger = logger(.logfmt).with(["device": "fra-gm1"])
        logger.log(nil)
        logger.log(.first(reason: "timeout"))
        logger.log(.repeated(count: 20, seconds: 60.25, last: "timeout"), ["url": "https://192.0.2.10"])
        #expect(
            sink.lines == [
                "ts=2026-03-01T12:00:00.250Z level=warn msg=timeout device=fra-gm1\n",
                "ts=2026-03-01T12:00:00.250Z level=warn msg=\"failed 20 times since 2026-03-01T11:59:00.000Z; last: timeout\""
                    + " device=fra-gm1 url=https://192.0.2.10\n",
            ])
    }
}

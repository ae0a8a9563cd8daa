import Logging
import Testing

@Suite struct RepeatCondenserTests {
    @Test("the first failure is logged, the next ones are condensed at intervals that double up to an hour")
    func intervals() {
        var condenser = RepeatCondenser()
        var told: [Double] = []
        // A scrape every 15 s for six hours.
        for second in stride(from: 0.0, through: 21_600, by: 15) where condenser.failed("timeout", now: second) != nil {
            told.append(second)
        }
        #expect(told == [0, 60, 180, 420, 900, 1860, 3780, 7380, 10_980, 14_580, 18_180])
    }

    @Test("a summary counts all failures since the first, and gives the latest reason")
    func summary() {
        var condenser = RepeatCondenser(firstInterval: .seconds(10))
        #expect(condenser.failed("dns", now: 100) == .first(reason: "dns"))
        #expect(condenser.failed("timeout", now: 105) == nil)
        #expect(condenser.failed("refused", now: 110) == .repeated(count: 3, seconds: 10, last: "refused"))
        #expect(condenser.failed("refused", now: 129.9) == nil)
        #expect(condenser.failed("http 500", now: 130) == .repeated(count: 5, seconds: 30, last: "http 500"))
    }

    @Test("a recovery is logged once, and the next failure counts as a first one")
    func recovery() {
        var condenser = RepeatCondenser(firstInterval: .seconds(10))
        #expect(condenser.succeeded(now: 0) == nil)
        _ = condenser.failed("dns", now: 1)
        _ = condenser.failed("dns", now: 4)
        #expect(condenser.succeeded(now: 8) == .recovered(count: 2, seconds: 7))
        #expect(condenser == RepeatCondenser(firstInterval: .seconds(10)))
        #expect(condenser.succeeded(now: 9) == nil)
        #expect(condenser.failed("dns", now: 10) == .first(reason: "dns"))
    }

    @Test("a failure of another kind is logged at once, and its repetitions are counted with the others")
    func anotherKind() {
        var condenser = RepeatCondenser(firstInterval: .seconds(10))
        #expect(condenser.failed("no answer", kind: "timeout", now: 0) == .first(reason: "no answer"))
        #expect(condenser.failed("no answer", kind: "timeout", now: 1) == nil)
        #expect(condenser.failed("wrong password", kind: "auth", now: 2) == .first(reason: "wrong password"))
        #expect(condenser.failed("wrong password", kind: "auth", now: 3) == nil)
        #expect(
            condenser.failed("wrong password", kind: "auth", now: 12) == .repeated(count: 5, seconds: 12, last: "wrong password"))
    }

    @Test("every sequence of ten attempts follows the rules", arguments: [0.5, 4.0, 11.0])
    func everyCourse(step: Double) {
        for course in 0..<1024 {
            var condenser = RepeatCondenser(firstInterval: .seconds(10), longestInterval: .seconds(20))
            // What must hold, kept apart from how the condenser works: the time of each report of this run of failures.
            var (firstFailure, failures, reports): (Double?, Int, [Double]) = (nil, 0, [])
            for attempt in 0..<10 {
                let now = Double(attempt) * step
                if course & 1 << attempt == 0 {
                    let expected = firstFailure.map { RepeatCondenser.Report.recovered(count: failures, seconds: now - $0) }
                    #expect(condenser.succeeded(now: now) == expected)
                    (firstFailure, failures, reports) = (nil, 0, [])
                } else {
                    failures += 1
                    let pause = reports.count <= 1 ? 10.0 : 20.0
                    var expected: RepeatCondenser.Report?
                    if let first = firstFailure, let last = reports.last {
                        if now - last >= pause {
                            expected = .repeated(count: failures, seconds: now - first, last: "reason \(attempt)")
                        }
                    } else {
                        firstFailure = now
                        expected = .first(reason: "reason \(attempt)")
                    }
                    if expected != nil { reports.append(now) }
                    #expect(condenser.failed("reason \(attempt)", now: now) == expected)
                }
            }
        }
    }

    @Test("a clock that stops or goes back neither floods the log nor gives negative durations")
    func oddClock() {
        var condenser = RepeatCondenser()
        #expect(condenser.failed("a", now: 100) != nil)
        for _ in 0..<1000 { #expect(condenser.failed("a", now: 100) == nil) }
        #expect(condenser.failed("a", now: 50) == nil)
        #expect(condenser.succeeded(now: 40) == .recovered(count: 1002, seconds: 0))
    }

    @Test(
        "reports are readable sentences",
        arguments: [
            (.first(reason: "connection refused"), .warn, "connection refused"),
            (
                .repeated(count: 20, seconds: 3600, last: "timeout after 10 s"), .warn,
                "failed 20 times since 2026-03-01T11:00:00.000Z; last: timeout after 10 s"
            ),
            (.recovered(count: 1, seconds: 4.27), .info, "recovered after 1 failure in 4.3 s"),
            (.recovered(count: 2, seconds: 9.99), .info, "recovered after 2 failures in 10.0 s"),
            (.recovered(count: 2, seconds: 59.6), .info, "recovered after 2 failures in 1 min 0 s"),
            (.recovered(count: 14, seconds: 200), .info, "recovered after 14 failures in 3 min 20 s"),
            (.recovered(count: 500, seconds: 7500), .info, "recovered after 500 failures in 2 h 5 min"),
            (.recovered(count: 9000, seconds: 100_000), .info, "recovered after 9000 failures in 1 d 3 h"),
        ] as [(RepeatCondenser.Report, LogLevel, String)])
    func texts(report: RepeatCondenser.Report, level: LogLevel, text: String) {
        #expect(report.level == level)
        #expect(report.message(unixTime: 1_772_366_400) == text)
    }
}

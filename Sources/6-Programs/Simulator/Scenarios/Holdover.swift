import Glibc
import JSON

extension Scenario {
    /// A clock loses its antenna and drifts; a redundant device switches to its other clock and stays there.
    public static let holdover = Scenario(
        name: "holdover",
        summary: "The antenna of the active clock fails: tracking, holdover with growing offset, error relay, switch-over to "
            + "the other clock where there is one, recovery without switch-back.",
        duration: 720, steps: holdoverEvents + holdoverStates)

    /// First in the list, so that they still see which clock was active.
    private static let holdoverEvents: [ScenarioStep] = [
        .events("antenna faulty", at: 30, trigger: ["antenna-faulty"], clear: ["antenna-reconnect"]),
        .events("alarm", at: 60, clear: ["normal-operation"]),
        clockEvents("clock not synchronised", at: 60, trigger: "not-sync", clear: "sync"),
        .events("NTP not synchronised", at: 360, trigger: ["ntp-not-sync"], clear: ["ntp-sync"], if: hasOneClock),
        .events("antenna connected again", at: 480, trigger: ["antenna-reconnect"], clear: ["antenna-faulty"]),
        .events("no alarm", at: 520, trigger: ["normal-operation"]),
        clockEvents("clock synchronised again", at: 520, trigger: "sync", clear: "not-sync"),
        .events("NTP synchronised again", at: 540, trigger: ["ntp-sync"], clear: ["ntp-not-sync"], if: hasOneClock),
    ]

    private static func clockEvents(_ name: String, at time: Double, trigger: String, clear: String) -> ScenarioStep {
        .memory(name, at: time) { document, moment in
            let clock = ClockRoles(document).active
            document.trigger(events: ["refclock-\(clock)-\(trigger)"], unixTime: moment.beginUnixTime)
            document.clear(events: ["refclock-\(clock)-\(clear)"])
        }
    }

    /// In an order in which each sees the active clock of the healthy document, up to the switch-over.
    private static let holdoverStates: [ScenarioStep] = [
        .state("antenna disconnected", from: 30, until: 480) { document, _ in
            document.loseAntenna(of: ClockRoles(document).activeSlot)
        },
        .state("receiver tracking", from: 35, until: 520) { document, moment in
            document.track(ClockRoles(document).activeSlot, satellitesLeft: satellites(after: moment.elapsed))
        },
        .state("holdover", from: 60, until: 520) { document, moment in
            document.holdOver(HoldoverDrift(elapsed: moment.elapsed))
        },
        .state("error relay", from: 180, until: 520) { document, _ in
            document.dropRelay(ClockRoles(document).active)
        },
        .state("NTP does not trust the clock", from: 360, until: 540) { document, moment in
            if hasOneClock(document) { document.distrustClock(elapsed: moment.elapsed) }
        },
        .state("other clock active", from: 240) { document, _ in document.switchClocks() },
    ]

    /// Whether no other clock can take over.
    @Sendable private static func hasOneClock(_ document: JSONValue) -> Bool {
        ClockRoles(document).standby == nil
    }

    /// The share of the satellites that a receiver still has or has again, the antenna being back after 445 s.
    private static func satellites(after elapsed: Double) -> Double {
        elapsed < 445 ? max(0, 1 - elapsed / 15) : min(1, (elapsed - 445) / 40)
    }
}

/// How far an oscillator has drifted.
struct HoldoverDrift {
    /// Seconds in holdover.
    let elapsed: Double
    /// In nanoseconds: a frequency error of 2·10⁻⁹ and an ageing that makes it 5 µs after five minutes.
    var offset: Double { (2 * elapsed + 0.05 * elapsed * elapsed).rounded() }

    /// Time figure of merit as IEEE C37.118 codes it: 3 up to 100 ns, one more for each decade.
    var timeFigureOfMerit: Int { 3 + decade }

    /// The next limit above the offset, in LTOS's words.
    var quality: String { "less-than-" + ["100ns", "1us", "10us", "100us", "1ms"][min(decade, 4)] }

    private var decade: Int { offset < 100 ? 0 : Int(log10(offset / 100)) + 1 }
}

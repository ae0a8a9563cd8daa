/// How good or bad something is.
enum Level: Int, Comparable, Sendable {
    /// Nothing to judge.
    case none
    case good
    case warning
    case failure

    static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }

    /// The class of the style sheet.
    var style: Style {
        switch self {
        case .none: Style("none")
        case .good: Style("good")
        case .warning: Style("warning")
        case .failure: Style("failure")
        }
    }
}

/// A state in words with its level. The words say it, the colour only repeats it.
struct Verdict: Sendable, Equatable {
    let level: Level
    let words: String

    init(_ level: Level, _ words: String) {
        self.level = level
        self.words = words
    }

    static func sync(_ state: String?) -> Verdict {
        switch state {
        case "synchronized": Verdict(.good, "synchronized")
        case "holdover": Verdict(.warning, "holdover")
        case "not_synchronized": Verdict(.failure, "not synchronized")
        case "free_running": Verdict(.failure, "free running")
        case nil: Verdict(.none, "not reported")
        default: Verdict(.warning, "unknown")
        }
    }

    /// NO mode is the normal state; NC mode means an error or no power.
    static func relay(_ state: String) -> Verdict {
        switch state {
        case "normally_open": Verdict(.good, "NO")
        case "normally_closed": Verdict(.failure, "NC")
        default: Verdict(.warning, "unknown")
        }
    }

    static func switchMode(_ mode: String) -> Verdict {
        switch mode {
        case "auto": Verdict(.good, "auto")
        case "manual": Verdict(.warning, "manual")
        default: Verdict(.warning, "mode unknown")
        }
    }

    /// The condition of a module, an output or an input.
    static func condition(_ state: String) -> Verdict {
        switch state {
        case "ok": Verdict(.good, "ok")
        case "disabled": Verdict(.none, "off")
        case "initializing": Verdict(.warning, "starting")
        case "error", "overload": Verdict(.failure, Wording.spaced(state))
        default: Verdict(.warning, Wording.spaced(state))
        }
    }

    /// A signal that a module passes on or makes.
    static func signal(_ state: String) -> Verdict {
        switch state {
        case "ok", "synchronized", "warmed_up": Verdict(.good, "ok")
        case "disabled": Verdict(.none, "off")
        case "no_signal", "invalid", "not_synchronized", "no_reference": Verdict(.failure, Wording.spaced(state))
        default: Verdict(.warning, Wording.spaced(state))
        }
    }

    static func ptp(_ state: String?) -> Verdict {
        switch state {
        case "master", "slave": Verdict(.good, Wording.spaced(state ?? ""))
        case "passive", "listening", "disabled": Verdict(.none, Wording.spaced(state ?? ""))
        case "faulty": Verdict(.failure, "faulty")
        case nil: Verdict(.none, "not reported")
        case let state?: Verdict(.warning, Wording.spaced(state))
        }
    }

    /// Whether clients get good time from the device, over whichever service: the gravest of all.
    static func outputs(_ view: DeviceView) -> Verdict {
        let sync = Verdict.sync(view.sync.state)
        let ntp = view.ntp.map(\.verdict).map { Verdict($0.level, "NTP " + $0.words) }
        let ptp = view.ptp.contains { $0.hasFailed } ? Verdict(.failure, "PTP faulty") : nil
        let isDriven = !view.switchUnits.contains { $0.activeClock == "none" }
        let clock = isDriven ? nil : Verdict(.failure, "no clock")
        return [sync, clock, ntp, ptp].compactMap { $0 }.reduce(sync) { $1.level > $0.level ? $1 : $0 }
    }

    static func leap(_ state: String) -> Verdict {
        switch state {
        case "none": Verdict(.good, "none")
        case "add_second", "delete_second": Verdict(.warning, Wording.spaced(state))
        case "alarm": Verdict(.failure, "alarm: not synchronized")
        default: Verdict(.warning, "unknown")
        }
    }

    static func severity(_ event: EventView) -> Verdict {
        guard event.isActive else { return Verdict(.none, event.severity) }
        return switch event.rank {
        case 0, 1: Verdict(.failure, event.severity)
        case 2: Verdict(.warning, event.severity)
        default: Verdict(.none, event.severity)
        }
    }

    static func led(_ state: String) -> Verdict {
        switch state {
        case "green": Verdict(.good, "green")
        case "red": Verdict(.failure, "red")
        case "yellow": Verdict(.warning, "yellow")
        default: Verdict(.none, Wording.spaced(state))
        }
    }
}

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

    static func ptp(_ state: String?) -> Verdict {
        switch state {
        case "master", "slave": Verdict(.good, Wording.spaced(state ?? ""))
        case "passive", "listening", "disabled": Verdict(.none, Wording.spaced(state ?? ""))
        case "faulty": Verdict(.failure, "faulty")
        case nil: Verdict(.none, "not reported")
        case let state?: Verdict(.warning, Wording.spaced(state))
        }
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

/// Where something becomes worth a warning, as in the alerts. What is full is no failure: it serves those that it serves.
enum Limits {
    /// PTP clients as a share of those that an instance can serve.
    static let load = 0.85
    /// The same, where a bar is red.
    static let fullLoad = 0.95
    /// A certificate that expires so soon, in seconds.
    static let certificate = 14.0 * 86_400
}

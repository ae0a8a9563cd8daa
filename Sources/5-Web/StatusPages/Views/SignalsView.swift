/// What modules give and get, as far as it has failed or is not known.
struct SignalsView: Sendable {
    /// A signal, with the slot of its module and what is wrong with it.
    struct Fault: Sendable {
        let slot: String
        let words: String
        let since: Moment?
    }

    /// What a module makes, which takes its time after a start.
    var failed: [Fault]
    /// What a module received until it changed, as far as this process has watched it.
    var lost: [Fault]
    /// What is not known, with the name of the part.
    var unknown: [Fault]

    init(_ facts: Facts) {
        func faults(_ name: MetricName, _ states: Set<String>, _ words: (Fact) -> String) -> [Fault] {
            facts[name].filter { $0.state.map(states.contains) ?? false }.map {
                Fault(slot: $0["slot"], words: words($0), since: $0.since)
            }
        }
        failed = facts[.pllLocked, where: { $0 == 0 }].map {
            Fault(slot: $0["slot"], words: "it is not locked", since: $0.since)
        }
        failed += facts[.outputOverload, where: { $0 == 1 }].map {
            Fault(slot: $0["slot"], words: "its output is overloaded", since: $0.since)
        }
        failed += faults(.outputState, ["error", "overload"]) { "output \($0["output"]): \(Wording.spaced($0.state ?? ""))" }
        failed += faults(.moduleOscillator, ["not_warmed_up"]) { _ in "its oscillator is not warmed up" }
        failed += faults(.videoState, ["oscillator_not_ready", "not_synchronized", "no_reference"]) {
            Wording.spaced($0.state ?? "")
        }
        failed += faults(.passedSignal, ["no_signal", "invalid"]) { "signal \($0["signal"]): \(Wording.spaced($0.state ?? ""))" }
        lost = faults(.inputState, ["no_signal", "invalid"]) { "input \($0["input"]): \(Wording.spaced($0.state ?? ""))" }
        lost += facts[.sourceBit, where: { $0 == 1 }].filter { ["no-signal", "no-connection"].contains($0["bit"]) }.map {
            Fault(slot: $0["slot"], words: "source \($0["source"]): \(Wording.spaced($0["bit"]))", since: $0.since)
        }
        lost = lost.filter { $0.since?.isEarlier == false }
        unknown = faults(.passedSignal, ["unknown"]) { "signal \($0["signal"])" }
        unknown += faults(.videoState, ["unknown"]) { _ in "video synchronisation" }
        unknown += faults(.moduleOscillator, ["unknown"]) { _ in "oscillator" }
        unknown += faults(.timeStampUnit, ["unknown"]) { _ in "time stamp unit" }
        unknown += faults(.memberState, ["unknown"]) { "SyncTeam member \($0["member"])" }
        unknown += [MetricName.fanPSU, .externalPSU].flatMap { name in faults(name, ["unknown"]) { "power supply \($0["psu"])" } }
    }
}

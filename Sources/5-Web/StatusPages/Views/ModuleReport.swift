import Findings

/// The summary of the module in a slot: each kind of fact contributes, and the most severe gives the state.
struct ModuleReport {
    private(set) var values: [(name: String, value: String)] = []
    private var verdicts: [Verdict] = []

    /// The most severe one; the first of equal ones.
    var verdict: Verdict {
        verdicts.max { $0.level < $1.level } ?? Verdict(.none, "fitted")
    }

    init(_ slot: String, _ facts: Facts, _ device: DeviceView) {
        power(slot, facts)
        device.clocks.filter { $0.slot == slot }.forEach { clock($0) }
        device.switchUnits.filter { $0.slot == slot }.forEach { switchUnit($0) }
        let relays = device.relays.filter { $0.slot == slot }
        if !relays.isEmpty { self.relays(relays) }
        let ptp = device.ptp.filter { $0.slot == slot }
        if !ptp.isEmpty { self.ptp(ptp) }
        signals(slot, facts)
        fans(slot, facts)
        if let hottest = facts.of(.temperature, slot).map(\.value).max() {
            values.append(("Temp.", Number.rounded(hottest, 1) + " °C"))
        }
    }

    private mutating func power(_ slot: String, _ facts: Facts) {
        func fact(_ name: MetricName) -> Double? { facts.of(name, slot).first?.value }
        if facts.of(.psuState, slot).contains(where: { $0.state == "failed" }) {
            verdicts.append(Verdict(.failure, "failed"))
        } else if let available = fact(.psuPower) {
            verdicts.append(available != 0 ? Verdict(.good, "power") : Verdict(.failure, "no power"))
        }
        if let watts = fact(.psuCapacity) { values.append(("Up to", Number.rounded(watts, 0) + " W")) }
    }

    private mutating func clock(_ clock: ClockView) {
        verdicts.append(.sync(clock.state))
        values.append(("Role", clock.isSelected ? "in use" : "standby"))
        if clock.hasAntennaShortCircuit {
            verdicts.append(Verdict(.failure, "antenna short"))
        } else if clock.isAntennaConnected == false {
            verdicts.append(Verdict(.failure, "no antenna"))
        }
        if clock.oscillatorState == "not_warmed_up" { verdicts.append(Verdict(.warning, "warming up")) }
        if let good = clock.satellitesGood {
            let inView = clock.satellitesInView.map { "/" + Number.rounded($0, 0) } ?? ""
            values.append(("Sat.", Number.rounded(good, 0) + inView))
        }
        if let correlation = clock.correlation { values.append(("Corr.", Number.percent(correlation))) }
        if let field = clock.fieldStrength { values.append(("Field", Number.rounded(field, 0))) }
        if let quality = clock.quality { values.append(("Error", "≤ " + Quantity.seconds(quality))) }
    }

    private mutating func switchUnit(_ unit: SwitchUnitView) {
        if let mode = unit.mode { verdicts.append(.switchMode(mode)) }
        if let state = unit.state { verdicts.append(.condition(state)) }
        if unit.hasFailed { verdicts.append(Verdict(.failure, "failed")) }
        if let clock = unit.activeClock {
            verdicts.append(clock == "none" ? Verdict(.failure, "no clock") : Verdict(.none, clock))
            values.append(("Drives", clock))
        }
    }

    private mutating func relays(_ relays: [RelayView]) {
        verdicts.append(relays.map { Verdict.relay($0.state) }.max { $0.level < $1.level } ?? Verdict(.none, "relays"))
        values.append(contentsOf: relays.map { ($0.name, Wording.contact($0.state)) })
    }

    private mutating func ptp(_ instances: [PTPView]) {
        verdicts.append(contentsOf: instances.map { Verdict.ptp($0.state) })
        let clients = instances.compactMap(\.clients)
        if !clients.isEmpty { values.append(("Clients", Number.grouped(clients.reduce(0, +)))) }
        if let load = instances.compactMap(\.load).max() {
            values.append(("Load", Number.percent(load)))
            if load >= Limit.ptpLoadWarning.value {
                let level: Level = load >= Limit.ptpLoadCritical.value ? .failure : .warning
                verdicts.append(Verdict(level, load >= 1 ? "full" : "nearly full"))
            }
        }
    }

    private mutating func signals(_ slot: String, _ facts: Facts) {
        for fact in facts.of(.pllLocked, slot) {
            verdicts.append(fact.value != 0 ? Verdict(.good, "locked") : Verdict(.failure, "not locked"))
        }
        let outputs = facts.of(.outputState, slot).compactMap(\.state)
        if !outputs.isEmpty {
            let good = outputs.count { $0 == "ok" }
            values.append(("Outputs", "\(good)/\(outputs.count)"))
            verdicts.append(contentsOf: outputs.map { Verdict.condition($0) }.filter { $0.level >= .warning })
            if good > 0 { verdicts.append(Verdict(.good, "ok")) }
        }
        for name in [MetricName.passedSignal, .videoState, .moduleOscillator] {
            verdicts.append(contentsOf: facts.of(name, slot).compactMap(\.state).map(Verdict.signal))
        }
        if facts.of(.outputOverload, slot).contains(where: { $0.value == 1 }) { verdicts.append(Verdict(.failure, "overload")) }
        let inputs = facts.of(.inputState, slot).compactMap(\.state)
        if !inputs.isEmpty { values.append(("Inputs", "\(inputs.count { $0 == "ok" })/\(inputs.count)")) }
    }

    private mutating func fans(_ slot: String, _ facts: Facts) {
        let errors = facts.of(.fanError, slot).compactMap(\.state)
        let states = facts.of(.fanState, slot).compactMap(\.state)
        if errors.contains("yes") || states.contains("faulty") {
            verdicts.append(Verdict(.failure, "fan failed"))
        } else if errors.contains("unknown") || states.contains("unknown") {
            verdicts.append(Verdict(.warning, "fan unknown"))
        } else if !errors.isEmpty {
            verdicts.append(Verdict(.good, "ok"))
        }
        let speeds = facts.of(.fanSpeed, slot).map(\.value)
        if let fastest = speeds.max() { values.append(("Speed", Number.grouped(fastest) + " rpm")) }
    }
}

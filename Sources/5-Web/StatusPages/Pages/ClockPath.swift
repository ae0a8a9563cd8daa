/// Which clock drives the outputs, drawn from left to right: clocks, switch unit, outputs.
enum ClockPath {
    static func section(_ view: DeviceView, _ site: Site) -> HTMLNode? {
        guard !view.clocks.isEmpty || !view.switchUnits.isEmpty else { return nil }
        let unit = view.switchUnits.first
        return Parts.section("path", "Clock path", true) {
            Tag.div(.class("path")) {
                Tag.ul(.class("stage"), .label("Clocks")) {
                    for clock in view.clocks { self.clock(clock, drives: drives(clock, unit), site) }
                }
                if let unit { switchUnit(unit, site) }
                outputs(view)
            }
        }
    }

    /// Whether the clock drives the outputs: the switch unit knows best, then the device's own choice.
    private static func drives(_ clock: ClockView, _ unit: SwitchUnitView?) -> Bool {
        guard let active = unit?.activeClock, active != "unknown" else { return clock.isSelected }
        return clock.slot == active
    }

    private static func clock(_ clock: ClockView, drives: Bool, _ site: Site) -> HTMLNode {
        Tag.li(.class(drives ? "step drives" : "step standby", Verdict.sync(clock.state).level.style)) {
            Tag.span(.class("name")) { clock.slot + (drives ? " drives the outputs" : " standby") }
            Parts.pill(.sync(clock.state))
            Parts.since(clock.since, site)
            Tag.small {
                let facts = [
                    clock.satellitesGood.map { "\(Number.rounded($0, 0)) good satellites" },
                    clock.correlation.map { "correlation \(Number.percent($0))" },
                    clock.quality.map { "error ≤ " + Quantity.seconds($0) },
                    clock.oscillator.isEmpty ? nil : clock.oscillator,
                ]
                facts.compactMap { $0 }.joined(separator: " · ")
            }
            if let antenna = antenna(clock) {
                Tag.small {
                    antenna
                    Parts.since(clock.antennaSince, site)
                }
            }
        }
    }

    private static func antenna(_ clock: ClockView) -> HTMLNode? {
        if clock.hasAntennaShortCircuit { return Parts.pill(Verdict(.failure, "antenna short circuit")) }
        guard let isConnected = clock.isAntennaConnected else { return nil }
        return isConnected ? .text("antenna connected") : Parts.pill(Verdict(.failure, "antenna not connected"))
    }

    private static func switchUnit(_ unit: SwitchUnitView, _ site: Site) -> HTMLNode {
        Tag.ul(.class("stage"), .label("Switch unit")) {
            Tag.li(.class("step drives")) {
                Tag.span(.class("name")) { unit.slot + " switch unit" }
                if let mode = unit.mode {
                    Parts.pill(.switchMode(mode))
                    if mode != "auto" { Parts.since(unit.modeSince, site) }
                }
                Tag.small {
                    "passes on " + (unit.activeClock ?? "an unknown clock")
                    Parts.since(unit.activeSince, site)
                }
            }
        }
    }

    private static func outputs(_ view: DeviceView) -> HTMLNode {
        let clients = view.ptp.compactMap(\.clients).reduce(0, +)
        let facts: [String?] = [
            view.ntp.map { ntp in ntp.stratum.map { "NTP stratum " + Number.rounded($0, 0) } ?? "NTP " + ntp.verdict.words },
            view.ptp.isEmpty ? nil : "PTP for \(Number.grouped(clients)) clients",
            view.relays.isEmpty ? nil : Wording.count(view.relays.count, "relay", "relays"),
            view.sync.quality.map { "error ≤ " + Quantity.seconds($0) },
        ]
        return Tag.ul(.class("stage", "last"), .label("Outputs")) {
            Tag.li(.class("step", Verdict.outputs(view).level.style)) {
                Tag.span(.class("name")) { "outputs" }
                Parts.pill(.outputs(view))
                Tag.small { facts.compactMap { $0 }.joined(separator: " · ") }
            }
        }
    }
}

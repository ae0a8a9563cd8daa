import Findings

/// The cells of the fleet's table about a device that responds.
enum FleetCells {
    static func all(_ view: DeviceView) -> [HTMLNode] {
        [
            synchronisation(view.sync),
            Parts.number(view.sync.quality.map { "≤ " + Quantity.seconds($0) }),
            clock(view),
            satellites(view),
            relays(view.relays),
            ptp(view.ptp),
        ]
    }

    /// The same cells of a device that does not answer, each aligned as its column is. Its last known state is greyed.
    static func unknown(_ former: DeviceDigest?) -> [HTMLNode] {
        let was = former.map { "was " + $0.synchronisation }
        return [
            Tag.td(.data(label: "Synchronisation"), .class("quiet")) { was ?? "–" }, Parts.number(nil), Parts.cell(nil),
            Parts.number(nil), Parts.cell(nil), Parts.cell(nil),
        ]
    }

    /// The state, what is followed, and in holdover for how long.
    private static func synchronisation(_ sync: SyncView) -> HTMLNode {
        let isInHoldover = sync.state == "holdover"
        return Tag.td(.data(label: "Synchronisation")) {
            Parts.pill(.sync(sync.state))
            if isInHoldover, let elapsed = sync.holdoverElapsed {
                let budget = HoldoverBudget.seconds(of: sync.oscillator)
                Tag.small { "\(Quantity.span(elapsed)) of \(Quantity.span(budget))" }
            } else if !sync.reference.isEmpty {
                Tag.small { sync.reference }
            }
        }
    }

    /// The clock that drives the outputs: the switch unit's choice, else the one that the system has selected.
    private static func clock(_ view: DeviceView) -> HTMLNode {
        guard let unit = view.switchUnits.first else {
            return Parts.cell(view.clocks.first { $0.isSelected }?.slot)
        }
        return Tag.td {
            (unit.activeClock ?? "–") + " "
            if let mode = unit.mode { Parts.pill(.switchMode(mode)) }
        }
    }

    private static func satellites(_ view: DeviceView) -> HTMLNode {
        let receivers = view.clocks.filter { $0.satellitesGood != nil }
        guard let receiver = receivers.first(where: \.isSelected) ?? receivers.first, let good = receiver.satellitesGood else {
            return Parts.number(nil)
        }
        let inView = receiver.satellitesInView.map { " / " + Number.rounded($0, 0) } ?? ""
        return Parts.number(Number.rounded(good, 0) + inView)
    }

    private static func relays(_ relays: [RelayView]) -> HTMLNode {
        guard !relays.isEmpty else { return Parts.cell(nil) }
        return Tag.td(.class("relays")) {
            for relay in relays {
                let verdict = Verdict.relay(relay.state)
                Parts.pill(Verdict(verdict.level, relay.name + " " + verdict.words))
            }
        }
    }

    private static func ptp(_ instances: [PTPView]) -> HTMLNode {
        let clients = instances.compactMap(\.clients)
        guard !clients.isEmpty else { return Parts.cell(instances.isEmpty ? nil : "no clients reported") }
        return Tag.td {
            Number.grouped(clients.reduce(0, +))
            if let load = instances.compactMap(\.load).max() {
                Bar.load(load)
                Tag.small { "fullest " + Number.percent(load) }
            }
        }
    }
}

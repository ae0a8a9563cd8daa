import Findings
import Metrics

/// Parts that the device reported within the last day and does not report any more, without those that nobody misses: the reasons are
/// those of the recording rules of the same parts.
struct MissingView: Sendable {
    /// A part, with the place where it was.
    struct Part: Sendable {
        let name: String
        /// Such as `clk1` or `io2, output 3`; empty for the whole device.
        let place: String
        let since: Moment
    }

    /// The collectors of which nothing is left.
    var collectors: [(name: String, since: Moment)] = []
    var parts: [Part] = []

    init(_ missing: [MissingPart], _ facts: Facts) {
        guard !missing.isEmpty else { return }
        let missing = missing.filter { !Self.isExcused($0, facts) }
        collectors = missing.filter { $0.part.name == "all" }.map { ($0["collector"], Moment($0.since)) }
        let emptied = Set(collectors.map(\.name))
        let pulled = Set(missing.filter { $0.part.name == "module" }.map { $0["slot"] })
        parts = missing.filter { part in
            part.part.name != "all" && !(part.part.collector.map(emptied.contains) ?? false)
                && (part.part.name == "module" || !pulled.contains(part["slot"]))
        }.map { Part(name: $0.part.name, place: $0.place, since: Moment($0.since)) }
    }

    private static func isExcused(_ part: MissingPart, _ facts: Facts) -> Bool {
        let slot = part["slot"]
        let collector = part.part.collector ?? part["collector"]
        // A collector that is switched off in the exporter has no state.
        let states = facts[.collectorState]
        if !collector.isEmpty, !states.isEmpty, !states.contains(where: { $0["collector"] == collector }) { return true }
        switch part.part.name {
        case "module": return slot.hasPrefix("pwr")
        case "NTP service": return part["service"] != "ntp" || part["scope"] != "network"
        case "time quality": return facts.state(.syncState).map { $0 != "synchronized" } ?? false
        case "system's antenna", "clock's antenna": return isSynchronizedWithoutAntenna(facts)
        case "correlation": return facts.of(.dcfCorrelationState, slot).contains { $0.state == "correlating" }
        case "power supply":
            return facts.of(.psuFitted, slot).contains { $0.value == 0 }
                || facts.of(.psuState, slot).contains { $0.state == "unknown" || $0.state == "failed" }
        case "power supply's state": return facts.of(.psuFitted, slot).contains { $0.value == 0 }
        case "cluster", "cluster's clock":
            return facts[.clusterEnabled].contains { fact in
                fact.value == 0 && fact["interface"] == part["interface"] && fact["family"] == part["family"]
            }
        case "members of the SyncTeam", "list of the SyncTeam's members": return facts.state(.teamMode) == "disabled"
        default: break
        }
        return collector == "ntp" && isNTPStopped(facts)
    }

    /// A clock that NTP, PTP or PPS synchronises does without an antenna.
    private static func isSynchronizedWithoutAntenna(_ facts: Facts) -> Bool {
        guard facts.state(.syncState) == "synchronized", let reference = facts[.syncReference].first else { return false }
        let kind = ReferenceKind(reference["ref_type"])
        return kind.isKnown && !kind.needsAntenna
    }

    private static func isNTPStopped(_ facts: Facts) -> Bool {
        facts[.serviceRunning].contains { $0["scope"] == "network" && $0["service"] == "ntp" && $0.value == 0 }
            || facts[.event].contains { $0["event"] == "ntp-stopped" && $0.value == 1 }
    }
}

extension MissingPart {
    fileprivate subscript(label: String) -> String { labelValue(label, in: labels[...]) ?? "" }

    fileprivate var place: String {
        let names = [
            "relay", "clock", "psu", "ptp_instance", "fan", "sensor", "signal", "output", "input", "source", "interface", "port",
        ]
        let rest = names.filter { !self[$0].isEmpty }.map { "\($0 == "ptp_instance" ? "instance" : $0) \(self[$0])" }
        return ([self["slot"]] + rest).filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

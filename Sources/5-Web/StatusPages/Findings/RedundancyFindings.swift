import Findings

extension DeviceView {
    /// Relays and switch units.
    var redundancyFindings: [Finding] {
        var findings: [Finding] = []
        for relay in relays where Verdict.relay(relay.state).level >= .warning {
            let watched = relay.signal.isEmpty ? "" : " (\(relay.signal))"
            let isError = relay.state == "normally_closed"
            let words = isError ? "is in NC mode: error" : "is in an unknown state"
            let text = "Relay \(relay.name)\(watched) in \(relay.slot) \(words)."
            findings.append(Finding(isError ? .relayInError : .stateUnknown, text, since: relay.since))
        }
        for unit in switchUnits {
            if unit.mode == "manual" {
                let text = "\(unit.slot) is in manual mode: it will not switch when a clock fails."
                findings.append(Finding(.switchUnitManual, text, since: unit.modeSince))
            }
            switch unit.activeClock {
            case "none":
                findings.append(
                    Finding(.switchUnitFailed, "\(unit.slot): no clock drives the outputs.", since: unit.activeSince))
            case "unknown":
                let text = "\(unit.slot): it is unknown which clock drives the outputs."
                findings.append(Finding(.stateUnknown, text, since: unit.activeSince))
            default: break
            }
            if unit.state == "error" {
                findings.append(Finding(.switchUnitFailed, "\(unit.slot) reports an error.", since: unit.stateSince))
            }
        }
        return findings
    }

    /// PTP instances.
    var ptpFindings: [Finding] {
        var findings: [Finding] = []
        for instance in ptp {
            let place = "PTP \(instance.instance) in \(instance.slot)"
            if let load = instance.load, load >= Limit.ptpLoadWarning.value {
                let kind: FindingKind = load >= Limit.ptpLoadCritical.value ? .ptpClientsCritical : .ptpClientsHigh
                findings.append(Finding(kind, "\(place) serves \(Number.percent(load)) of the clients that it can."))
            }
            if instance.state == "faulty" {
                findings.append(Finding(.ptpPortFaulty, "\(place) is faulty.", since: instance.since))
            }
        }
        return findings
    }
}

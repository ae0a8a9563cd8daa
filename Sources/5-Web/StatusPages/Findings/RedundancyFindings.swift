import Findings

extension DeviceView {
    /// Relays and switch units.
    @ListBuilder<Finding> var redundancyFindings: [Finding] {
        for relay in relays where Verdict.relay(relay.state).level >= .warning {
            let watched = relay.signal.isEmpty ? "" : " (\(relay.signal))"
            let isError = relay.state == "normally_closed"
            let words = isError ? "has dropped (NC)" : "is in an unknown state"
            let text = "Relay \(relay.name)\(watched) in \(relay.slot) \(words)."
            Finding(isError ? .relayInError : .stateUnknown, text, since: relay.since)
        }
        for unit in switchUnits {
            if unit.mode == "manual" {
                let text = "\(unit.slot) is in manual mode: it will not switch when a clock fails."
                Finding(.switchUnitManual, text, since: unit.modeSince)
            }
            switch unit.activeClock {
            case "none":
                Finding(.switchUnitFailed, "\(unit.slot): no clock drives the outputs.", since: unit.activeSince)
            case "unknown":
                let text = "\(unit.slot): it is unknown which clock drives the outputs."
                Finding(.stateUnknown, text, since: unit.activeSince)
            default: []
            }
            if unit.state == "error" {
                Finding(.switchUnitFailed, "\(unit.slot) reports an error.", since: unit.stateSince)
            }
            if unit.mode == "unknown" || unit.state == "unknown" {
                Finding(.stateUnknown, "\(unit.slot): the state of the switch unit is unknown.")
            }
            if unit.passesSignals == false {
                Finding(.switchUnitFailed, "\(unit.slot): its outputs are off.")
            }
            if unit.isWatchdogContent == false {
                Finding(.switchUnitFailed, "\(unit.slot): its watchdog reports a fault.")
            }
            if unit.areClocksApart == true {
                Finding(.switchUnitFailed, "\(unit.slot): the times of the clocks are too far apart.")
            }
            // A clock that reports it itself has a finding of its own.
            if clocks.allSatisfy({ $0.state == "synchronized" }) {
                unit.clocksNotSynchronized.map {
                    Finding(.switchUnitFailed, "\(unit.slot) reports that \($0) is not synchronized.")
                }
            }
            unit.failedSupplies.map {
                Finding(.powerSupplyFailed, "\(unit.slot): the power supply \($0.name) has failed.", since: $0.since)
            }
        }
    }

    /// PTP instances.
    @ListBuilder<Finding> var ptpFindings: [Finding] {
        for instance in ptp {
            let place = "PTP \(instance.instance) in \(instance.slot)"
            if let load = instance.load, load >= Limit.ptpLoadWarning.value {
                let kind: FindingKind = load >= Limit.ptpLoadCritical.value ? .ptpClientsCritical : .ptpClientsHigh
                Finding(kind, "\(place) uses \(Number.percent(load)) of its client capacity.")
            }
            if instance.state == "faulty" {
                Finding(.ptpPortFaulty, "\(place) is faulty.", since: instance.since)
            } else if instance.hasStopped {
                Finding(.ptpPortFaulty, "\(place): its PTP stack has stopped.", since: instance.stackSince)
            } else if instance.hasLostLink {
                Finding(.ptpPortFaulty, "\(place): its port has no link.", since: instance.linkSince)
            }
            if instance.state == "unknown" {
                Finding(.stateUnknown, "\(place): its state is unknown.", since: instance.since)
            }
            if let announced = instance.announcedTime {
                let number = Number.rounded(instance.clockClass ?? 0, 0)
                let text =
                    announced == .ptpClockClassBad ? "announces that its time is not traceable" : "announces holdover"
                Finding(announced, "\(place) \(text) (clock class \(number)).")
            }
        }
        // Without a reference they have nothing to follow.
        let hasReference = sync.state == nil || sync.state == "synchronized"
        for unit in timeStampUnits where hasReference && ["not_synchronized", "free_running"].contains(unit.state) {
            let text = "\(unit.slot): the time stamp unit does not follow the clock (\(Wording.spaced(unit.state)))."
            Finding(.ptpPortFaulty, text, since: unit.since)
        }
    }
}

extension PTPView {
    /// What is wrong with the time that it announces, after IEEE 1588, 7.6.2.5; `nil` for a clock that is locked, or no master.
    fileprivate var announcedTime: FindingKind? {
        switch clockClass {
        case 7, 14, 82: .ptpClockClassDegraded
        case 52, 58: .ptpClockClassBad
        case let number? where (86...104).contains(number): .ptpClockClassDegraded
        case let number? where number > 104 && number < 255: .ptpClockClassBad
        default: nil
        }
    }
}

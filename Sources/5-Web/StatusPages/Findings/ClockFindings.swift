import Findings

extension DeviceView {
    /// Reception and state of each reference clock.
    var clockFindings: [Finding] {
        let ofClocks = clocks.flatMap(findings(of:))
        return ofClocks + systemClockFindings(besides: Set(ofClocks.map(\.kind)))
    }

    /// The device's report about its active clock, where the clock itself has none.
    @ListBuilder<Finding> private func systemClockFindings(besides told: Set<FindingKind>) -> [Finding] {
        if sync.antennaState == "disconnected", !told.contains(.antennaDisconnected) {
            Finding(.antennaDisconnected, "The antenna is not connected.")
        }
        if sync.antennaState == "short_circuit", !told.contains(.antennaShortCircuit) {
            Finding(.antennaShortCircuit, "There is a short circuit on the antenna line.")
        }
        if sync.oscillatorState == "not_warmed_up", !told.contains(.oscillatorNotWarmedUp),
            (uptime ?? 0) > Limit.warmUp.value
        {
            Finding(.oscillatorNotWarmedUp, "The oscillator is not warmed up.")
        }
    }

    @ListBuilder<Finding> private func findings(of clock: ClockView) -> [Finding] {
        let place = clock.slot + (clock.isSelected || clocks.count == 1 ? "" : " (standby)")
        if clock.hasAntennaShortCircuit {
            Finding(.antennaShortCircuit, "\(clock.slot): short circuit on the antenna line.", since: clock.antennaSince)
        } else if clock.isAntennaConnected == false {
            Finding(.antennaDisconnected, "\(clock.slot): the antenna is not connected.", since: clock.antennaSince)
        } else {
            reception(of: clock)
        }
        // The selected clock's state is the device's, which syncFindings covers.
        let state = Verdict.sync(clock.state)
        if !clock.isSelected, state.level >= .warning {
            let kind: FindingKind = clock.state == "unknown" ? .stateUnknown : .redundancyLost
            Finding(kind, "\(place): \(state.words).", since: clock.since)
        }
        if clock.receiverState == "unknown" {
            Finding(.stateUnknown, "\(clock.slot): the state of the receiver is unknown.", since: clock.receiverSince)
        }
        if clock.oscillatorState == "not_warmed_up", (uptime ?? 0) > Limit.warmUp.value {
            Finding(.oscillatorNotWarmedUp, "\(clock.slot): the oscillator is not warmed up.", since: clock.oscillatorSince)
        }
    }

    /// A clock that follows another source than satellites, such as NTP, needs none.
    @ListBuilder<Finding> private func reception(of clock: ClockView) -> [Finding] {
        if clock.needsSatellites, let good = clock.satellitesGood, good < Limit.satellitesWarning.value {
            let kind: FindingKind = good < Limit.satellitesCritical.value ? .satellitesCritical : .satellitesLow
            let inView = clock.satellitesInView.map { " of \(Number.rounded($0, 0)) in view" } ?? ""
            Finding(kind, "\(clock.slot): \(Number.rounded(good, 0)) good satellites\(inView).")
        }
        if clock.state != "synchronized", let state = clock.receiverState, state != "synchronized", state != "unknown" {
            let text = "\(clock.slot): the receiver is not synchronized (\(Wording.spaced(state)))."
            Finding(.receiverNotSynchronized, text, since: clock.receiverSince)
        }
        if let correlation = clock.correlation, correlation < Limit.correlation.value {
            Finding(.longWaveReceptionPoor, "\(clock.slot): correlation \(Number.percent(correlation)) only.")
        } else if clock.isOnItsOwn {
            Finding(.longWaveReceptionPoor, "\(clock.slot): the receiver is free running, or its time is not valid.")
        }
    }
}

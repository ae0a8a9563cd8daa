/// The synchronisation of the whole device.
struct SyncView: Sendable {
    var state: String?
    var since: Moment?
    var reference = ""
    var referenceType = ""
    var oscillator = ""
    var oscillatorState: String?
    var antennaState: String?
    /// Upper bound of the error of the time, in seconds.
    var quality: Double?
    var holdoverElapsed: Double?
    var holdoverOffset: Double?
    var isLeapSecondAnnounced = false
    var leapSecondSince: Moment?

    init() {}

    init(_ facts: Facts) {
        state = facts.state(.syncState)
        since = facts[.syncState].first?.since
        if let info = facts[.syncReference].first {
            reference = info["reference"]
            referenceType = info["ref_type"]
            oscillator = info["osc_type"]
        }
        oscillatorState = facts.state(.oscillatorState)
        antennaState = facts.state(.antennaState)
        quality = facts.number(.timeQuality)
        holdoverElapsed = facts.number(.holdoverElapsed)
        holdoverOffset = facts.number(.holdoverOffset)
        isLeapSecondAnnounced = facts.number(.leapSecondAnnounced) == 1
        leapSecondSince = facts[.leapSecondAnnounced].first?.since
    }
}

/// A reference clock of the device.
struct ClockView: Sendable {
    let slot: String
    var isSelected = false
    var state: String?
    var since: Moment?
    var antennaSince: Moment?
    var oscillatorState: String?
    var oscillatorSince: Moment?
    var oscillator = ""
    var quality: Double?
    var receiverState: String?
    var receiverSince: Moment?
    var isAntennaConnected: Bool?
    var hasAntennaShortCircuit = false
    var satellitesGood: Double?
    var satellitesInView: Double?
    var correlation: Double?
    var fieldStrength: Double?

    /// A clock that is synchronised although its receiver is not follows another source, as an MRS clock may.
    var needsSatellites: Bool { state != "synchronized" || receiverState == nil || receiverState == "synchronized" }

    static func all(_ facts: Facts) -> [ClockView] {
        let bySlot = FactsByLabel(
            facts,
            [
                .clockState, .clockSelected, .clockOscillator, .clockQuality, .clockInfo, .receiverState, .antennaConnected,
                .antennaShort, .satellitesGood, .satellitesInView, .dcfCorrelation, .dcfField, .clockAntenna,
            ]
        ) { $0["slot"] }
        return bySlot.keys.map { slot in
            var clock = ClockView(slot: slot)
            clock.isSelected = bySlot.flag(.clockSelected, slot) ?? false
            clock.state = bySlot.state(.clockState, slot)
            clock.since = bySlot.since(.clockState, slot)
            clock.antennaSince =
                bySlot.since(.antennaConnected, slot) ?? bySlot.since(.antennaShort, slot) ?? bySlot.since(.clockAntenna, slot)
            clock.oscillatorState = bySlot.state(.clockOscillator, slot)
            clock.oscillatorSince = bySlot.since(.clockOscillator, slot)
            clock.oscillator = bySlot[.clockInfo, slot]?["osc_type"] ?? ""
            clock.quality = bySlot.number(.clockQuality, slot)
            clock.receiverState = bySlot.state(.receiverState, slot)
            clock.receiverSince = bySlot.since(.receiverState, slot)
            clock.isAntennaConnected =
                bySlot.flag(.antennaConnected, slot) ?? bySlot.state(.clockAntenna, slot).flatMap(Self.isConnected)
            clock.hasAntennaShortCircuit =
                bySlot.flag(.antennaShort, slot) ?? (bySlot.state(.clockAntenna, slot) == "short_circuit")
            clock.satellitesGood = bySlot.number(.satellitesGood, slot)
            clock.satellitesInView = bySlot.number(.satellitesInView, slot)
            clock.correlation = bySlot.number(.dcfCorrelation, slot)
            clock.fieldStrength = bySlot.number(.dcfField, slot)
            return clock
        }
    }

    private static func isConnected(_ antenna: String) -> Bool? {
        switch antenna {
        case "connected": true
        case "disconnected": false
        default: nil
        }
    }
}

/// A switch unit (RSC, SCU), which lets one of two clocks drive the outputs.
struct SwitchUnitView: Sendable {
    let slot: String
    var mode: String?
    var modeSince: Moment?
    /// The slot of the clock that drives the outputs, or `none`.
    var activeClock: String?
    /// Since when this clock drives the outputs.
    var activeSince: Moment?
    var state: String?
    var stateSince: Moment?
    /// Whether it passes the signals of the active clock on.
    var passesSignals: Bool?
    /// Whether its watchdog finds it working.
    var isWatchdogContent: Bool?
    /// Whether the times of the clocks are too far apart.
    var areClocksApart: Bool?

    /// Clocks that it does not find synchronised.
    var clocksNotSynchronized: [String] = []
    /// Supplies of its that have failed, as far as this process has watched them: one may never have been there.
    var failedSupplies: [(name: String, since: Moment?)] = []

    /// Whether something other than its state and its clock is wrong.
    var hasFailed: Bool { passesSignals == false || isWatchdogContent == false || areClocksApart == true }

    static func all(_ facts: Facts) -> [SwitchUnitView] {
        let bySlot = FactsByLabel(
            facts, [.switchMode, .switchClock, .switchState, .switchOutputs, .switchWatchdog, .switchTimeLimit]
        ) { $0["slot"] }
        return bySlot.keys.map { slot in
            var unit = SwitchUnitView(
                slot: slot, mode: bySlot.state(.switchMode, slot), modeSince: bySlot.since(.switchMode, slot),
                activeClock: bySlot.state(.switchClock, slot), activeSince: bySlot.since(.switchClock, slot),
                state: bySlot.state(.switchState, slot), stateSince: bySlot.since(.switchState, slot),
                passesSignals: bySlot.flag(.switchOutputs, slot), isWatchdogContent: bySlot.flag(.switchWatchdog, slot),
                areClocksApart: bySlot.flag(.switchTimeLimit, slot))
            unit.clocksNotSynchronized = facts.of(.switchedClock, slot).filter { $0.value == 0 }.map { $0["clock"] }
            unit.failedSupplies = facts.of(.switchSupply, slot).filter { $0.value == 0 && $0.since?.isEarlier == false }.map {
                ($0["psu"], $0.since)
            }
            return unit
        }
    }
}

/// The synchronisation of the whole device.
struct SyncView: Sendable {
    var state: String?
    var since: Moment?
    var reference: String
    var referenceType: String
    var oscillator: String
    var oscillatorState: String?
    var antennaState: String?
    /// Upper bound of the error of the time, in seconds.
    var quality: Double?
    var holdoverElapsed: Double?
    var holdoverOffset: Double?
    var isLeapSecondAnnounced: Bool
    var leapSecondSince: Moment?

    init(_ facts: Facts) {
        state = facts.state(.syncState)
        since = facts[.syncState].first?.since
        let info = facts[.syncReference].first
        reference = info?["reference"] ?? ""
        referenceType = info?["ref_type"] ?? ""
        oscillator = info?["osc_type"] ?? ""
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
    /// Whether a long-wave receiver says that it is free running or that its time is not valid.
    var isOnItsOwn = false

    /// A clock that is synchronised although its receiver is not follows another source, as an MRS clock may.
    var needsSatellites: Bool { state != "synchronized" || receiverState == nil || receiverState == "synchronized" }

    static func all(_ facts: Facts) -> [ClockView] {
        let rows = facts.rows(
            [
                .clockState, .clockSelected, .clockOscillator, .clockQuality, .clockInfo, .receiverState, .antennaConnected,
                .antennaShort, .satellitesGood, .satellitesInView, .dcfCorrelation, .dcfField, .dcfAntenna,
                .clockAntenna,
            ]
        ) { $0["slot"] }
        return rows.map { row in
            // A clock with two receivers may have two antennas: the worse counts.
            let ways = [MetricName.dcfAntenna, .clockAntenna].filter { row.state($0) != nil }
            let way = ways.first { ["disconnected", "short_circuit"].contains(row.state($0)) } ?? ways.last
            let antenna = way.flatMap { row.state($0) }
            let ownIsBad = way == .dcfAntenna && antenna != "connected" && antenna != "unknown"
            return ClockView(
                slot: row.key, isSelected: row.flag(.clockSelected) ?? false, state: row.state(.clockState),
                since: row.since(.clockState),
                antennaSince: (ownIsBad ? nil : row.since(.antennaConnected) ?? row.since(.antennaShort))
                    ?? way.flatMap { row.since($0) },
                oscillatorState: row.state(.clockOscillator), oscillatorSince: row.since(.clockOscillator),
                oscillator: row[.clockInfo]?["osc_type"] ?? "", quality: row.number(.clockQuality),
                receiverState: row.state(.receiverState), receiverSince: row.since(.receiverState),
                isAntennaConnected: (ownIsBad ? nil : row.flag(.antennaConnected))
                    ?? antenna.flatMap { ["connected": true, "disconnected": false][$0] },
                hasAntennaShortCircuit: (ownIsBad ? nil : row.flag(.antennaShort)) ?? (antenna == "short_circuit"),
                satellitesGood: row.number(.satellitesGood), satellitesInView: row.number(.satellitesInView),
                correlation: row.number(.dcfCorrelation), fieldStrength: row.number(.dcfField),
                isOnItsOwn: ReferenceKind(row[.clockInfo]?["ref_type"] ?? "").mayBeLongWave
                    && facts.of(.dcfFlag, row.key).contains { ["freer", "invt"].contains($0["flag"]) && $0.value == 1 })
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
        facts.rows([.switchMode, .switchClock, .switchState, .switchOutputs, .switchWatchdog, .switchTimeLimit]) { $0["slot"] }
            .map { row in
                SwitchUnitView(
                    slot: row.key, mode: row.state(.switchMode), modeSince: row.since(.switchMode),
                    activeClock: row.state(.switchClock), activeSince: row.since(.switchClock),
                    state: row.state(.switchState), stateSince: row.since(.switchState),
                    passesSignals: row.flag(.switchOutputs), isWatchdogContent: row.flag(.switchWatchdog),
                    areClocksApart: row.flag(.switchTimeLimit),
                    clocksNotSynchronized: facts.of(.switchedClock, row.key).filter { $0.value == 0 }.map { $0["clock"] },
                    failedSupplies: facts.of(.switchSupply, row.key).filter { $0.value == 0 && $0.since?.isEarlier == false }.map
                    {
                        ($0["psu"], $0.since)
                    })
            }
    }
}

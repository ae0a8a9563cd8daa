/// An error relay of a REL module.
struct RelayView: Sendable {
    let slot: String
    let name: String
    /// `normally_open` while what it watches is in order.
    let state: String
    /// What it watches, as far as the device reports.
    let signal: String
    var since: Moment?

    static func all(_ facts: Facts) -> [RelayView] {
        facts.rows([.relay, .relayInfo]) { $0["slot"] + "\n" + $0["relay"] }.filter { $0[.relay] != nil }.map {
            RelayView(
                slot: $0["slot"], name: $0["relay"], state: $0.state(.relay) ?? "unknown",
                signal: $0[.relayInfo]?["signal"] ?? "", since: $0.since(.relay))
        }
    }
}

/// A PTP instance of an HPS or PSX module.
struct PTPView: Sendable {
    let slot: String
    let instance: String
    var state: String?
    /// Since when it is in this state.
    var since: Moment?
    var clients: Double?
    var capacity: Double?
    /// Clients as a share of the capacity.
    var load: Double?
    var clockClass: Double?
    var offset: Double?
    var pathDelay: Double?
    var domain = ""
    var profile = ""

    /// Whether its PTP stack runs; when that changed.
    var isStackRunning: Bool?
    var stackSince: Moment?
    /// Whether its port has a link; when that changed.
    var hasLink: Bool?
    var linkSince: Moment?

    /// Whether its stack has stopped, as far as this process has watched it: it may be off on purpose.
    var hasStopped: Bool { isStackRunning == false && stackSince?.isEarlier == false }
    /// Whether its port has lost its link, as far as this process has watched it.
    var hasLostLink: Bool { hasLink == false && linkSince?.isEarlier == false }
    /// Whether its clients get no time from it.
    var hasFailed: Bool { state == "faulty" || hasStopped || hasLostLink }
    var followsAMaster: Bool { state == "slave" || state == "uncalibrated" }

    static func all(_ facts: Facts) -> [PTPView] {
        let rows = facts.rows(
            [
                .ptpState, .ptpClients, .ptpCapacity, .ptpLoad, .ptpClockClass, .ptpOffset, .ptpDelay, .ptpInfo, .ptpStack,
                .ptpLink,
            ]
        ) { $0["slot"] + "\n" + $0["ptp_instance"] }
        return rows.map { row in
            PTPView(
                slot: row["slot"], instance: row["ptp_instance"], state: row.state(.ptpState), since: row.since(.ptpState),
                clients: row.number(.ptpClients), capacity: row.number(.ptpCapacity), load: row.number(.ptpLoad),
                clockClass: row.number(.ptpClockClass), offset: row.number(.ptpOffset), pathDelay: row.number(.ptpDelay),
                domain: row[.ptpInfo]?["domain"] ?? "", profile: row[.ptpInfo]?["profile"] ?? "",
                isStackRunning: row.flag(.ptpStack), stackSince: row.since(.ptpStack), hasLink: row.flag(.ptpLink),
                linkSince: row.since(.ptpLink))
        }
    }
}

/// The device's NTP service.
struct NTPView: Sendable {
    struct Peer: Sendable {
        let name: String
        var selection: String?
        var selectionSince: Moment?
        var isReachable: Bool?
        var reachableSince: Moment?
        /// Whether it is configured; others come and go.
        var isConfigured: Bool?
        var offset: Double?

        /// Whether NTP follows it.
        var isFollowed: Bool { selection == "sys_peer" || selection == "pps_peer" }
    }

    /// Since when the service runs, or does not.
    var runningSince: Moment?
    /// Whether the service runs, as far as the device reports.
    var isRunning: Bool?
    var stratum: Double?
    var stratumSince: Moment?
    var leapState: String?
    var leapSince: Moment?
    var reference = ""
    var rootDelay: Double?
    var rootDispersion: Double?
    var jitter: Double?
    var taiOffset: Double?
    var leapFileExpiry: Double?
    var peers: [Peer] = []

    var isStopped: Bool { isRunning == false }
    /// 16 is not synchronised, and so is 0 of a server; more does not exist.
    var hasBadStratum: Bool { stratum.map { $0 == 0 || $0 >= 16 } ?? false }
    /// A running service has nothing to report.
    var isSilent: Bool { isRunning == true && stratum == nil && leapState == nil && peers.isEmpty }
    /// Whether clients get good time, as far as the device reports.
    var verdict: Verdict {
        if isStopped { return Verdict(.failure, "stopped") }
        if isSilent { return Verdict(.failure, "no status") }
        if hasBadStratum || leapState == "alarm" { return Verdict(.failure, "not synchronized") }
        if leapState == "unknown" { return Verdict(.warning, "state unknown") }
        return Verdict(.good, "serves time")
    }

    /// - Returns: `nil` when the device reports nothing about NTP, not even whether the service runs.
    init?(_ facts: Facts) {
        let service = facts[.serviceRunning].first { $0["scope"] == "network" && $0["service"] == "ntp" }
        isRunning = service.map { $0.value != 0 }
        runningSince = service?.since
        stratum = facts.number(.ntpStratum)
        stratumSince = facts[.ntpStratum].first?.since
        leapState = facts.state(.ntpLeap)
        leapSince = facts[.ntpLeap].first?.since
        reference = facts[.ntpReference].first?["refid"] ?? ""
        rootDelay = facts.number(.ntpRootDelay)
        rootDispersion = facts.number(.ntpRootDispersion)
        jitter = facts.number(.ntpJitter)
        taiOffset = facts.number(.ntpTAI)
        leapFileExpiry = facts.number(.leapFileExpiry)
        // Associations that share an address are distinguished by a label of their own.
        let rows = facts.rows([.peerSelection, .peerReachable, .peerOffset, .peerConfigured]) { fact in
            fact["peer_association"].isEmpty ? fact["peer"] : fact["peer"] + " (" + fact["peer_association"] + ")"
        }
        peers = rows.map { row in
            Peer(
                name: row.key, selection: row.state(.peerSelection), selectionSince: row.since(.peerSelection),
                isReachable: row.flag(.peerReachable), reachableSince: row.since(.peerReachable),
                isConfigured: row.flag(.peerConfigured), offset: row.number(.peerOffset))
        }
        if isRunning == nil && stratum == nil && leapState == nil && peers.isEmpty { return nil }
    }
}

import Findings

extension DeviceView {
    /// Whether NTP clients get good time.
    var ntpFindings: [Finding] {
        guard let ntp else { return [] }
        // NTP may be switched off on purpose; when it is not, the device raises an event.
        if ntp.isStopped {
            // A service that was seen running is reported when it stops as well.
            guard hasActiveEvent("ntp-stopped") || ntp.runningSince?.isEarlier == false else { return [] }
            return [Finding(.ntpStopped, "NTP is stopped: its clients get no time.", since: ntp.runningSince)]
        }
        var findings: [Finding] = []
        if ntp.hasBadStratum, let stratum = ntp.stratum {
            let text = "NTP is not synchronized (stratum \(Number.rounded(stratum, 0))): clients reject its time."
            findings.append(Finding(.ntpUnsynchronized, text, since: ntp.stratumSince))
        } else if ntp.leapState == "alarm" {
            let text = "NTP announces to its clients that it is not synchronized."
            findings.append(Finding(.ntpUnsynchronized, text, since: ntp.leapSince))
        } else if ntp.isSilent {
            findings.append(Finding(.ntpUnsynchronized, "The NTP service is running, but the device reports nothing about it."))
        } else if ntp.leapState == "unknown" {
            findings.append(Finding(.stateUnknown, "It is unknown whether NTP is synchronized."))
        } else if let stratum = ntp.stratum, stratum > Limit.stratum.value {
            let text = "NTP is at stratum \(Number.rounded(stratum, 0)): it follows another server."
            findings.append(Finding(.ntpStratumHigh, text, since: ntp.stratumSince))
        }
        let knowsSources = ntp.peers.contains { $0.selection != nil && $0.selection != "unknown" }
        if findings.isEmpty, knowsSources, !ntp.peers.contains(where: \.isFollowed) {
            findings.append(Finding(.ntpNoSource, "NTP follows none of its \(ntp.peers.count) sources."))
        }
        return findings + ntp.peers.compactMap(finding)
    }

    private func finding(of peer: NTPView.Peer) -> Finding? {
        if peer.selection == "falsetick" {
            let text = "The NTP source \(peer.name) has a different time from the others."
            return Finding(.ntpFalseticker, text, since: peer.selectionSince)
        }
        if peer.isReachable == false, peer.isConfigured != false {
            return Finding(.ntpPeerUnreachable, "The NTP source \(peer.name) does not answer.", since: peer.reachableSince)
        }
        if peer.isFollowed, let offset = peer.offset, abs(offset) > Limit.ntpOffset.value {
            let limit = Quantity.seconds(Limit.ntpOffset.value)
            return Finding(.ntpOffsetHigh, "NTP offset from the source \(peer.name): \(Quantity.offset(offset)), limit \(limit).")
        }
        return nil
    }

    func hasActiveEvent(_ name: String) -> Bool { events.contains { $0.isActive && $0.name == name } }
}

import Findings

extension DeviceView {
    /// Whether NTP clients get good time.
    var ntpFindings: [Finding] {
        guard let ntp else { return [] }
        // NTP that is switched off on purpose is no trouble; the device says by an event when it is.
        if ntp.isStopped {
            // A service that was seen running is missed as well.
            guard hasActiveEvent("ntp-stopped") || ntp.runningSince != nil else { return [] }
            return [Finding(.ntpStopped, "NTP is stopped: its clients get no time.", since: ntp.runningSince)]
        }
        var findings: [Finding] = []
        if let stratum = ntp.stratum, stratum >= 16 {
            findings.append(Finding(.ntpUnsynchronized, "NTP is not synchronized (stratum 16): clients reject its time."))
        } else if ntp.leapState == "alarm" {
            findings.append(Finding(.ntpUnsynchronized, "NTP tells its clients that it is not synchronized."))
        } else if ntp.isSilent {
            findings.append(Finding(.ntpUnsynchronized, "The NTP service runs, and the device reports nothing of it."))
        } else if let stratum = ntp.stratum, stratum > Limit.stratum.value {
            findings.append(
                Finding(.ntpStratumHigh, "NTP is at stratum \(Number.rounded(stratum, 0)): it follows another server."))
        }
        for peer in ntp.peers where peer.selection == "falsetick" {
            findings.append(Finding(.ntpFalseticker, "The NTP source \(peer.name) has a different time from the others."))
        }
        return findings
    }

    func hasActiveEvent(_ name: String) -> Bool { events.contains { $0.isActive && $0.name == name } }
}

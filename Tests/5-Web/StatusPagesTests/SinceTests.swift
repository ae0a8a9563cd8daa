import Findings
import TestFiles
import Testbench
import Testing

@testable import StatusPages

@Suite("Since when")
struct SinceTests {
    @Test("A state also shows since when, as far as this process has observed it")
    func sinceWhen() throws {
        let events = [EventView(name: "ntp-stopped", severity: "critical", isActive: true, lastTriggered: 1_789_990_000)]
        let began = Known.site.now - 3600
        let unreachable = NTPView.Peer(name: "192.0.2.7", isReachable: false, reachableSince: Moment(began), isConfigured: true)
        let cases: [(FindingKind, (inout DeviceView) -> Void)] = [
            (.clockNotSynchronized, { $0.sync.state = "free_running" }),
            // A device that reports how long it has been in holdover says it in the sentence itself.
            (.clockInHoldover, { ($0.sync.state, $0.sync.holdoverElapsed) = ("holdover", nil) }),
            (.leapSecondAnnounced, { $0.sync.isLeapSecondAnnounced = true }), (.ntpUnsynchronized, { $0.ntp?.stratum = 16 }),
            (.ntpUnsynchronized, { $0.ntp?.leapState = "alarm" }), (.ntpStratumHigh, { $0.ntp?.stratum = 2 }),
            (.antennaDisconnected, { $0.clocks[0].isAntennaConnected = false }),
            (.antennaShortCircuit, { $0.clocks[1].hasAntennaShortCircuit = true }),
            (.redundancyLost, { $0.clocks[1].state = "holdover" }),
            (.oscillatorNotWarmedUp, { $0.clocks[0].oscillatorState = "not_warmed_up" }),
            (.switchUnitManual, { $0.switchUnits[0].mode = "manual" }),
            (.switchUnitFailed, { $0.switchUnits[0].activeClock = "none" }),
            (.switchUnitFailed, { $0.switchUnits[0].state = "error" }), (.ptpPortFaulty, { $0.ptp[0].state = "faulty" }),
            (.ntpPeerUnreachable, { $0.ntp?.peers[0] = unreachable }),
            (.ntpFalseticker, { $0.ntp?.peers[0].selection = "falsetick" }), (.ntpStopped, { $0.events = events }),
        ]
        let document = try fixture("m4000-full.json")
        for (kind, change) in cases {
            var view = try Known.view(document, since: { _, _ in Moment(began) })
            change(&view)
            let finding = try #require(
                try DeviceStatus.up(view).findings(now: Known.site.now).first { $0.kind == kind }, "\(kind)")
            #expect(finding.since != nil, "\(kind)")
        }
        let view = try Known.view(document, since: { _, _ in Moment(began) })
        #expect(view.health.supplies.allSatisfy { $0.since == Moment(began) } && view.leds.allSatisfy { $0.since != nil })
    }
}

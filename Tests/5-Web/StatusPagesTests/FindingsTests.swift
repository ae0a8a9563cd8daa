import Findings
import TestFiles
import Testbench
import Testing

@testable import StatusPages

@Suite("Findings")
struct FindingsTests {
    private let view: DeviceView

    init() throws {
        var view = try Known.view(try fixture("m4000-full.json"))
        // A member of its team is offline.
        view.syncTeam = nil
        self.view = view
    }

    /// The findings of the full device after a change.
    private func texts(_ change: (inout DeviceView) -> Void) throws -> [String] {
        var changed = view
        change(&changed)
        return try DeviceStatus.up(changed).findings(now: Known.site.now).map(\.text)
    }

    @Test("A healthy device has no findings")
    func healthy() throws {
        var view = view
        view.ntp?.leapFileExpiry = Known.site.now + 40 * 86_400
        #expect(try DeviceStatus.up(view).findings(now: Known.site.now).isEmpty)
        #expect(try Assessment(.up(view), now: Known.site.now).level == .good)
    }

    @Test("Holdover shows its duration and offset")
    func holdover() throws {
        let found = try texts {
            $0.sync.state = "holdover"
            $0.sync.oscillator = "ocxo-hq"
            $0.sync.holdoverElapsed = 3725
            $0.sync.holdoverOffset = 2.5e-6
        }
        #expect(found.contains("In holdover for 1 h 2 min of 12 h (budget of an ocxo-hq), estimated error 2.5 µs."))
    }

    @Test("Holdover within the oscillator's budget is a warning, beyond it a failure")
    func budget() throws {
        for (elapsed, kind) in [(12 * 3600.0, FindingKind.clockInHoldover), (12 * 3600 + 1, .holdoverTooLong)] {
            var view = view
            view.sync.state = "holdover"
            view.sync.oscillator = "OCXO HQ"
            view.sync.holdoverElapsed = elapsed
            #expect(try DeviceStatus.up(view).findings(now: Known.site.now).map(\.kind).contains(kind))
        }
    }

    @Test("Numbers of an earlier holdover are ignored while the device is synchronized")
    func oldHoldover() throws {
        let before = try texts { _ in }
        #expect(
            try texts {
                $0.sync.holdoverElapsed = 90_000; $0.sync.holdoverOffset = 0.25
            } == before)
    }

    @Test("Each fault becomes a sentence")
    func sentences() throws {
        let events = [
            EventView(name: "ntp-stopped", severity: "critical", isActive: true, lastTriggered: nil),
            EventView(name: "ntp-sync", severity: "info", isActive: true, lastTriggered: nil),
            EventView(name: "network-link-down", severity: "error", isActive: false, lastTriggered: 1),
        ]
        let now = Known.site.now
        let cases: [(String, (inout DeviceView) -> Void)] = [
            ("The device is not synchronized.", { $0.sync.state = "not_synchronized" }),
            ("The device does not report whether it is synchronized.", { $0.sync.state = nil }),
            ("The device reports an unknown synchronisation state.", { $0.sync.state = "unknown" }),
            ("A leap second is announced.", { $0.sync.isLeapSecondAnnounced = true }),
            ("NTP is not synchronized (stratum 16): clients reject its time.", { $0.ntp?.stratum = 16 }),
            ("NTP announces to its clients that it is not synchronized.", { $0.ntp?.leapState = "alarm" }),
            ("NTP is at stratum 2: it follows another server.", { $0.ntp?.stratum = 2 }),
            ("clk1: the antenna is not connected.", { $0.clocks[0].isAntennaConnected = false }),
            ("clk2: short circuit on the antenna line.", { $0.clocks[1].hasAntennaShortCircuit = true }),
            ("clk2 (standby): holdover.", { $0.clocks[1].state = "holdover" }),
            ("rsc is in manual mode: it will not switch when a clock fails.", { $0.switchUnits[0].mode = "manual" }),
            ("rsc: no clock drives the outputs.", { $0.switchUnits[0].activeClock = "none" }),
            ("rsc reports an error.", { $0.switchUnits[0].state = "error" }),
            (
                "Relay B (CLK2) in io4 has dropped (NC).",
                { $0.relays[1] = RelayView(slot: "io4", name: "B", state: "normally_closed", signal: "CLK2") }
            ),
            ("rsc: the state of the switch unit is unknown.", { $0.switchUnits[0].mode = "unknown" }),
            ("rsc: its outputs are off.", { $0.switchUnits[0].passesSignals = false }),
            ("rsc: its watchdog reports a fault.", { $0.switchUnits[0].isWatchdogContent = false }),
            ("rsc: the times of the clocks are too far apart.", { $0.switchUnits[0].areClocksApart = true }),
            ("clk1: the state of the receiver is unknown.", { $0.clocks[0].receiverState = "unknown" }),
            ("PTP ptp0 in io1: its state is unknown.", { $0.ptp[0].state = "unknown" }),
            ("PTP ptp0 in io1 announces holdover (clock class 7).", { $0.ptp[0].clockClass = 7 }),
            (
                "PTP ptp0 in io1 announces that its time is not traceable (clock class 52).", { $0.ptp[0].clockClass = 52 }
            ),
            ("NTP is not synchronized (stratum 0): clients reject its time.", { $0.ntp?.stratum = 0 }),
            ("It is unknown whether NTP is synchronized.", { $0.ntp?.leapState = "unknown" }),
            ("fan1: the power supply 1 has failed.", { $0.health.failedSupplies = [("fan1", "1", nil)] }),
            ("fan1: the state of fan 1 is unknown.", { $0.health.unknownFans = [("fan1", "1", nil)] }),
            (
                "pwr2: the state of the power supply is unknown.",
                { $0.health.supplies[1] = HealthView.Supply(slot: "pwr2", isFitted: true, hasPower: true, state: "unknown") }
            ),
            ("clk1: the receiver is free running, or its time is not valid.", { $0.clocks[0].isOnItsOwn = true }),
            ("The antenna is not connected.", { $0.sync.antennaState = "disconnected" }),
            ("There is a short circuit on the antenna line.", { $0.sync.antennaState = "short_circuit" }),
            ("The oscillator is not warmed up.", { $0.sync.oscillatorState = "not_warmed_up" }),
            ("rsc: it is unknown which clock drives the outputs.", { $0.switchUnits[0].activeClock = "unknown" }),
            ("PTP ptp0 in io1 uses 95 % of its client capacity.", { $0.ptp[0].load = 0.95 }),
            ("PTP ptp0 in io1 is faulty.", { $0.ptp[0].state = "faulty" }),
            (
                "pwr2: the power supply delivers no power.",
                { $0.health.supplies[1] = HealthView.Supply(slot: "pwr2", isFitted: true, hasPower: false) }
            ),
            ("fan1: fan 2 reports an error.", { $0.health.failedFans = [("fan1", "2", nil)] }),
            ("clk1: temperature-1 is 70.5 °C.", { $0.health.temperatures = [("clk1", "temperature-1", 70.5)] }),
            ("The file system / is 97 % full.", { $0.health.fullFileSystems = [("/", 0.97)] }),
            ("clk1: the external holdover unit reports an alarm.", { $0.health.externalHoldoverAlarms = [("clk1", nil)] }),
            ("io9: no usable time code (telegram-error).", { $0.health.timeCodeFaults = [("io9", "telegram-error")] }),
            ("1 configuration change is not applied.", { $0.health.pendingChanges = 1 }),
            (
                "The alarm LED is lit; nothing else that the device reports shows the cause.",
                { $0.leds = [("alarm", "red", nil)] }
            ),
            (
                "The NTP source 192.0.2.7 does not answer.",
                { $0.ntp?.peers.append(.init(name: "192.0.2.7", selection: "reject", isReachable: false, isConfigured: true)) }
            ),
            ("NTP offset from the source 127.127.8.0: +5 ms, limit 1 ms.", { $0.ntp?.peers[0].offset = 0.005 }),
            ("NTP follows none of its 1 sources.", { $0.ntp?.peers[0].selection = "reject" }),
            ("Only 4 % of the memory is free.", { $0.health.freeMemory = 0.04 }),
            ("Some values of ntp cannot be read; what is shown may be incomplete.", { $0.health.failingCollectors = ["ntp"] }),
            ("The device reports ntp-stopped (critical).", { $0.events = events }),
            ("The certificate expires in 2 d.", { $0.certificateExpiry = now + 2 * 86_400 }),
            ("The certificate expired 1 h ago.", { $0.certificateExpiry = now - 3600 }),
            ("The leap second file expired 1 d ago.", { $0.ntp?.leapFileExpiry = now - 86_400 }),
        ]
        let before = Set(try texts { _ in })
        for (sentence, change) in cases {
            #expect(try Set(texts(change)).subtracting(before) == [sentence])
        }
    }

    @Test("A device that cannot be read shows why and since when")
    func unreadable() throws {
        let status = try DeviceStatus.down(
            DeviceError(errorClass: "timeout", cause: "no answer within 3 s"), lastSuccess: Known.site.now - 125)
        #expect(
            status.findings(now: Known.site.now) == [
                Finding(
                    .deviceDown, "Not readable: no answer within 3 s. Last answer 2 min 5 s ago.", brief: "No answer within 3 s.")
            ])
        #expect(status.reach == Verdict(.failure, "down: timeout"))
    }

    @Test("A paused device shows why it failed and when it is queried again, not that there is a pause")
    func leftAlone() throws {
        let failure = DeviceError(errorClass: "timeout", cause: "no answer within 3 s", askedAgain: Known.site.now + 23)
        let status = try DeviceStatus.down(failure, collected: Known.site.now - 1)
        #expect(status.reach == Verdict(.failure, "down: timeout"))
        func sentence(after seconds: Double) -> String? { status.findings(now: Known.site.now + seconds).first?.text }
        #expect(sentence(after: 0) == "Not readable: no answer within 3 s. Next query in 23 s.")
        #expect(sentence(after: 23) == "Not readable: no answer within 3 s.")
        let question = DeviceError(errorClass: "json", cause: "is this a LANTIME?", askedAgain: 12)
        #expect(question.sentence(now: 0) == "is this a LANTIME? Next query in 12 s.")
        let text = StatusPage.fleet([status], FleetQuery(), Known.site).text
        #expect(text.contains("Next query in 23 s") && !text.contains("backoff"))
    }

    @Test("A failed attempt does not count as having seen the device; one column sorts by the last contact")
    func seen() throws {
        let failure = DeviceError(errorClass: "timeout", cause: "x")
        let never = try DeviceStatus.down(failure, name: "a", collected: 10)
        let once = try DeviceStatus.down(failure, name: "b", collected: 10, lastSuccess: 4)
        let answers = try DeviceStatus.up(view)
        #expect([never, once, answers].map(\.condition.lastSeen) == [nil, 4, Known.site.now - 5])
        func alignments(_ device: DeviceStatus) -> [Bool] {
            let text = StatusPage.fleet([device], FleetQuery(), Known.site).text
            return text.matches(of: #/<td( class="number")?/#).map { $0.output.1 != nil }
        }
        #expect(alignments(once) == alignments(answers))
        #expect(alignments(once).filter { $0 }.count == 3)
    }

    @Test("The most severe comes first: time, failures, risks, then what can wait for office hours")
    func gravestFirst() throws {
        var view = view
        view.sync.isLeapSecondAnnounced = true
        view.switchUnits[0].mode = "manual"
        view.clocks[0].isAntennaConnected = false
        view.ntp?.stratum = 16
        let concerns = try DeviceStatus.up(view).findings(now: Known.site.now).map(\.kind.concern)
        #expect(concerns == concerns.sorted() && Set(concerns) == Set(Concern.allCases))
    }

    @Test("An event that a state confirms is not shown twice")
    func sameTrouble() throws {
        var view = view
        view.ntp?.stratum = 16
        view.events = [EventView(name: "ntp-not-sync", severity: "error", isActive: true, lastTriggered: nil)]
        let kinds = try DeviceStatus.up(view).findings(now: Known.site.now).map(\.kind)
        #expect(kinds.contains(.ntpUnsynchronized) && !kinds.contains(.eventError))
    }

    @Test("Stopped NTP keeps its box, and nothing is green")
    func ntpStopped() throws {
        let document = try fixture("m600-gps.json").replacing(#/"ntp": \{\s*"running": true/#, with: #""ntp": {"running": false"#)
        var view = try Known.view(document)
        view.events = [EventView(name: "ntp-stopped", severity: "critical", isActive: true, lastTriggered: nil)]
        #expect(view.ntp?.verdict == Verdict(.failure, "stopped"))
        #expect(Verdict.outputs(view) == Verdict(.failure, "NTP stopped"))
        let page = StatusPage.device(try .up(view), sessions: nil, Known.site).text
        #expect(page.contains(#"data-worst="failing""#) && page.contains("NTP is stopped: its clients get no time."))
        #expect(page.contains(#"<h2 id="ntp">"#))
        #expect(!page.contains(#/class="[^"]*\bgood\b/#))
    }

    @Test("Nothing is green while the time of a device is bad, wherever it is shown; a full PTP instance does not count")
    func nothingGreen() throws {
        var bad = view
        bad.sync.state = "free_running"
        let device = try DeviceStatus.up(bad)
        for page in [StatusPage.device(device, sessions: nil, Known.site), .fleet([device], FleetQuery(), Known.site)] {
            #expect(!page.text.contains(#/class="[^"]*\bgood\b/#))
            #expect(page.text.contains("failing"))
        }
        var full = view
        full.ptp[0].load = 0.99
        #expect(try StatusPage.device(.up(full), sessions: nil, Known.site).text.contains("pill good"))
    }

    @Test("At stratum 16 the outputs are not green, whatever the state of the clock")
    func stratum16() {
        var view = view
        view.ntp?.stratum = 16
        #expect(Verdict.outputs(view) == Verdict(.failure, "NTP not synchronized"))
    }

    @Test("A clock that NTP synchronises needs no satellites")
    func multiReference() throws {
        var clock = view.clocks[0]
        clock.satellitesGood = 0
        clock.receiverState = "tracking"
        #expect(try !texts { $0.clocks[0] = clock }.contains { $0.contains("good satellites") })
        clock.receiverState = "synchronized"
        #expect(try texts { $0.clocks[0] = clock }.contains("clk1: 0 good satellites of 30 in view."))
    }
}

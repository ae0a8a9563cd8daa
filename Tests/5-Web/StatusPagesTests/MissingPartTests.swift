import Catalog
import Findings
import LANTIMECatalog
import Metrics
import StatusDocument
import TestFiles
import Testbench
import Testing

@testable import StatusPages

@Suite("Parts that are missed")
struct MissingPartTests {
    private static func part(_ name: String, _ labels: String = "") throws -> MissingPart {
        let part = try #require(WatchedPart.all.first { $0.name == name }, "\(name)")
        return MissingPart(part, labels: Array(labels.utf8), since: Known.site.now - 60)
    }

    /// The findings about missing parts of a device with this status.
    private static func texts(_ missing: [MissingPart], _ document: String) throws -> [String] {
        let view = try Known.view(document, missing: missing)
        return try DeviceStatus.up(view).findings(now: Known.site.now).filter { $0.kind == .partMissing }.map(\.text)
    }

    private static let empty = #"{"data": {"object-id": "status"}}"#

    @Test("A part is named with its place, and with the time since when it is missed")
    func named() throws {
        let parts = try [
            Self.part("clock", #"slot="clk2""#), Self.part("output", #"slot="io2",output="3""#),
            Self.part("synchronisation"), Self.part("PTP port", #"slot="io1",ptp_instance="0""#),
        ]
        #expect(
            try Self.texts(parts, Self.empty) == [
                "clk2: nothing is known about the clock any more.",
                "io2, output 3: nothing is known about the output any more.",
                "nothing is known about the synchronisation any more.",
                "io1, instance 0: nothing is known about the PTP port any more.",
            ])
        let view = try Known.view(Self.empty, missing: parts)
        let finding = try #require(view.findings(now: Known.site.now).first { $0.kind == .partMissing })
        #expect(finding.since == Moment(Known.site.now - 60) && finding.level == .failure)
    }

    @Test("A collector of which nothing is left, and a module that was pulled, stand for their parts")
    func whole() throws {
        let parts = try [
            Self.part("all", #"collector="gnss""#), Self.part("receiver", #"slot="clk1""#), Self.part("clock", #"slot="clk1""#),
            Self.part("module", #"slot="io2",model="hps""#), Self.part("PTP port", #"slot="io2",ptp_instance="0""#),
        ]
        #expect(
            try Self.texts(parts, Self.empty) == [
                "The device reports nothing about gnss any more.", "clk1: nothing is known about the clock any more.",
                "io2: nothing is known about the module any more.",
            ])
    }

    @Test("A part that is not missed gives no finding")
    func excused() throws {
        let cases: [(MissingPart, String)] = try [
            (Self.part("NTP stratum"), #"{"data": {"services": {"network": {"ntp": {"running": false}}}}}"#),
            (Self.part("all", #"collector="ntp""#), #"{"data": {"services": {"network": {"ntp": {"running": false}}}}}"#),
            (
                Self.part("NTP sources"),
                #"{"data": {"notification": {"events": [{"object-id": "ntp-stopped", "type": "critical", "triggered": 1}]}}}"#
            ),
            (Self.part("time quality"), #"{"data": {"system": {"sync-status": {"clock-status": {"clock": "holdover"}}}}}"#),
            (
                Self.part("system's antenna"),
                #"{"data": {"system": {"sync-status": {"ref-type": "ntp", "clock-status": {"clock": "synchronized"}}}}}"#
            ),
            (
                Self.part("cluster", #"interface="lan0:0",family="ipv4""#),
                #"{"data": {"network": {"interfaces": [{"ifname": "lan0:0", "cluster": {"ipv4": {"enabled": false}}}]}}}"#
            ),
            (Self.part("members of the SyncTeam"), #"{"data": {"syncteam": {"operational-mode": "disabled"}}}"#),
            (Self.part("NTP service", #"scope="network",service="ftp""#), Self.empty),
            (Self.part("module", #"slot="pwr2",model="psu""#), Self.empty),
            (Self.part("list of the SyncTeam's members"), #"{"data": {"syncteam": {"operational-mode": "disabled"}}}"#),
        ]
        for (part, document) in cases {
            #expect(try Self.texts([part], document) == [], "\(part.part.name)")
            // Without the reason, most are missed.
            let needsReason = document != Self.empty
            #expect(try Self.texts([part], Self.empty).isEmpty != needsReason, "\(part.part.name)")
        }
    }
}

@Suite("Signals of modules")
struct SignalFindingTests {
    private static func slot(_ name: String, _ module: String) -> String {
        #"{"data": {"system": {"uptime": 90000}, "chassis0": {"slots": [{"slot-id": "\#(name)", "module": \#(module)}]}}}"#
    }

    /// The findings of a module, which changed while it was watched.
    private static func findings(_ document: String, isEarlier: Bool = false) throws -> [String] {
        let view = try Known.view(document, since: { _, _ in Moment(Known.site.now - 60, isEarlier: isEarlier) })
        return try DeviceStatus.up(view).findings(now: Known.site.now).filter {
            $0.kind == .moduleSignalFailed || $0.kind == .ptpPortFaulty || $0.text.hasSuffix("unknown.")
        }.map { "\($0.kind.name) \($0.text)" }
    }

    @Test("An output, a lock or a passed signal that has failed is a finding, and what is not known of it")
    func failed() throws {
        let lno =
            #"{"info": {"model": "LNO180"}, "state": {"sensors": {"pll0": {"locked": false}}},"#
            + #" "outputs": [{"object-id": "1", "state": "overload"}]}"#
        #expect(
            try Self.findings(Self.slot("io2", lno)) == [
                "LantimeModuleSignalFailed io2: it is not locked.", "LantimeModuleSignalFailed io2: output 1: overload.",
            ])
        let spt = #"{"info": {"model": "spt"}, "pps": "no-signal", "10mhz": "a new word"}"#
        #expect(
            try Self.findings(Self.slot("rsc", spt)) == [
                "LantimeStateUnknown rsc: the state of the signal 10mhz is unknown.",
                "LantimeModuleSignalFailed rsc: signal pps: no signal.",
            ])
    }

    @Test("A device that has just started is given time to warm up")
    func warmingUp() throws {
        let lno = #"{"info": {"model": "lno180"}, "outputs": [{"object-id": "1", "state": "error"}]}"#
        let started = Self.slot("io2", lno).replacing("90000", with: "900")
        #expect(try Self.findings(started).isEmpty)
    }

    @Test("An input without a signal is a finding where it had one")
    func lost() throws {
        let input = #"{"info": {"model": "vsi180"}, "inputs": [{"object-id": "1", "state": "no-signal"}]}"#
        #expect(try Self.findings(Self.slot("io2", input)) == ["LantimeModuleSignalFailed io2: input 1: no signal."])
        #expect(try Self.findings(Self.slot("io2", input), isEarlier: true).isEmpty)
    }

    @Test("A PTP stack that stops, a port without link and a time stamp unit that does not follow are the alert's finding")
    func ptp() throws {
        var view = try Known.view(try fixture("m3000s-hps.json"))
        func texts() throws -> [String] {
            try DeviceStatus.up(view).findings(now: Known.site.now).filter { $0.kind == .ptpPortFaulty }.map(\.text)
        }
        #expect(try texts().isEmpty)
        let place = "PTP \(view.ptp[0].instance) in \(view.ptp[0].slot)"
        (view.ptp[0].isStackRunning, view.ptp[0].stackSince) = (false, Moment(1, isEarlier: true))
        #expect(try texts().isEmpty)
        view.ptp[0].stackSince = Moment(1)
        #expect(try texts() == ["\(place): its PTP stack has stopped."])
        #expect(Verdict.outputs(view) == Verdict(.failure, "PTP faulty"))
        (view.ptp[0].isStackRunning, view.ptp[0].hasLink, view.ptp[0].linkSince) = (true, false, Moment(1))
        #expect(try texts() == ["\(place): its port has no link."])
        view.ptp[0].hasLink = true
        view.timeStampUnits = [("io1", "free_running", nil)]
        #expect(try texts() == ["io1: the time stamp unit does not follow the clock (free running)."])
        view.sync.state = "holdover"
        #expect(try texts().isEmpty)
    }

    @Test("A switch unit that finds a clock not synchronised says so when the clock itself does not")
    func switchUnit() throws {
        var view = try Known.view(try fixture("m1000-rsc-rel.json"))
        func texts() throws -> [String] {
            try DeviceStatus.up(view).findings(now: Known.site.now).filter { $0.kind == .switchUnitFailed }.map(\.text)
        }
        #expect(try texts().isEmpty)
        view.switchUnits[0].clocksNotSynchronized = ["clk2"]
        #expect(try texts() == ["\(view.switchUnits[0].slot) reports that clk2 is not synchronized."])
        view.clocks[0].state = "holdover"
        #expect(try texts().isEmpty)
    }
}

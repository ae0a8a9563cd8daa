import Configuration
import Findings
import Gzip
import TestFiles
import Testbench
import Testing

@testable import StatusPages

@Suite("Views of the fleet")
struct FleetQueryTests {
    private let devices: [DeviceStatus]

    init() throws {
        var good = try Known.view(try fixture("m4000-full.json"))
        good.ntp?.leapFileExpiry = Known.site.now + 40 * 86_400
        good.syncTeam = nil
        var paperwork = good
        paperwork.certificateExpiry = Known.site.now - 60
        var manual = good
        manual.switchUnits[0].mode = "manual"
        var relay = good
        relay.relays[0] = RelayView(slot: "io4", name: "A", state: "normally_closed", signal: "")
        var unsynchronized = good
        unsynchronized.sync.state = "not_synchronized"
        func device(_ name: String, _ view: DeviceView, _ site: String) throws -> DeviceStatus {
            try .up(view, name: name, labels: ["site": site])
        }
        let down = try DeviceStatus.down(
            DeviceError(errorClass: "connect", cause: "refused"), name: "f", labels: ["site": "ham"],
            lastSuccess: Known.site.now - 60, former: .init(view: good, time: Known.site.now - 60))
        let asked = try DeviceStatus.asked(name: "g")
        devices = [
            try device("a", good, "fra"), try device("b", paperwork, "fra"), try device("c", manual, "ham"),
            try device("d", relay, "ham"),
            try device("e", unsynchronized, "fra"), down, asked,
        ]
    }

    private func page(_ query: String...) -> String {
        let pairs = Dictionary(uniqueKeysWithValues: query.map { ($0.split(separator: ":")[0], $0.split(separator: ":")[1]) })
        let query = FleetQuery { name in pairs[Substring(name)].map(String.init) }
        return StatusPage.fleet(devices, query, Known.site).text
    }

    private func shown(_ query: String...) -> String {
        let pairs = Dictionary(uniqueKeysWithValues: query.map { ($0.split(separator: ":")[0], $0.split(separator: ":")[1]) })
        let query = FleetQuery { name in pairs[Substring(name)].map(String.init) }
        let text = StatusPage.fleet(devices, query, Known.site).text
        return text.matches(of: #/<a href="\/devices\/(.)"/#).map { String($0.output.1) }.joined()
    }

    @Test("Devices without time or down come first, then failures, risks, devices not queried yet, and healthy ones")
    func worstFirst() { #expect(shown() == "efdcgab") }

    @Test("A PTP instance that is full comes after devices without good time")
    func fullInstance() throws {
        var full = try Known.view(try fixture("m4000-full.json"))
        full.ptp[0].load = 1
        let statuses = [try DeviceStatus.up(full, name: "z"), devices[5]]
        let text = StatusPage.fleet(statuses, FleetQuery(), Known.site).text
        #expect(text.matches(of: #/<a href="\/devices\/(.)"/#).map { String($0.output.1) } == ["f", "z"])
    }

    @Test("Findings for office hours share one line with a count, and do not colour the row")
    func paperwork() {
        #expect(page().contains("1 device</a>: The HTTPS certificate of a time server has expired."))
        #expect(shown("state:good") == "ab")
        #expect(shown("finding:LantimeCertificateExpired") == "b")
    }

    @Test(
        "A view filters by state, label and text, in any case",
        arguments: [
            ("state:failing", "efd"), ("state:look", "c"), ("state:asked", "g"), ("label:site=ham", "fdc"), ("q:HAM", "fdc"),
            ("q:NC mode", "d"), ("q:nowhere", ""), ("state:nonsense", "efdcgab"), ("sort:name", "abcdefg"),
        ])
    func narrows(query: String, devices: String) { #expect(shown(query) == devices) }

    @Test("Groups come in the order of their worst member, with a count")
    func groups() {
        #expect(shown("group:site") == "eabfdcg")
        #expect(page("group:site").contains(">fra</a> 3 devices<span class=\"pill failure\">1 failing</span>"))
        #expect(page("group:site").contains("without site 1 device"))
    }

    @Test("The URL of a view gives the same view again, whatever it contains")
    func address() {
        var query = FleetQuery()
        query.search = "<a&b=c>"
        query.group = "x y"
        query.state = .failing
        query.order = .seen
        let pairs = Dictionary(uniqueKeysWithValues: query.parameters.map { ($0.name, $0.value) })
        #expect(FleetQuery { pairs[$0] } == query)
        #expect(defects(StatusPage.fleet(devices, query, Known.site).document(Known.site)) == [])
    }

    @Test("A device's page shows its labels, and each links to the devices that share it, however long it is")
    func labels() throws {
        let value = String(repeating: "w", count: 1000)
        let device = try DeviceStatus.up(try #require(devices[0].view), name: "a", labels: ["note": value])
        #expect(StatusPage.device(device, sessions: nil, Known.site).text.contains(#"href="/?label=note%3D\#(value)">note: "#))
        let query = FleetQuery { $0 == "label" ? "note=" + value : nil }
        #expect(StatusPage.fleet([device], query, Known.site).text.contains(#"href="/devices/a""#))
    }

    @Test("A device that is down keeps its last values, greyed, with their time")
    func former() {
        let page = StatusPage.device(devices[5], sessions: nil, Known.site).text
        #expect(page.contains(#"class="former wide""#) && page.contains("Below is the last known status, of "))
        #expect(page.contains("0740003318") && page.contains("M4000"))
        #expect(self.page().contains("was synchronized"))
    }

    @Test("With 500 devices in every state the page is at most 150 kB as sent")
    func size() throws {
        let many = (0..<500).map { number in
            DeviceStatus(
                renamed(devices[number % devices.count], "site-\(number / 9)-gm\(number % 9)"),
                view: devices[number % devices.count].view,
                failure: devices[number % devices.count].failure, collected: Known.site.now - Double(number % 15),
                lastSuccess: Known.site.now - Double(number))
        }
        let page = StatusPage.fleet(many, FleetQuery(), Known.site).document(Known.site)
        let sent = try #require(gzip(page))
        #expect(sent.count <= 150_000, "\(sent.count) bytes of \(page.count)")
    }

    private func renamed(_ device: DeviceStatus, _ name: String) -> DeviceConfiguration {
        var configuration = device.configuration
        configuration.name = name
        return configuration
    }
}

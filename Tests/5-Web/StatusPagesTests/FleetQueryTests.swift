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
            lastSuccess: Known.site.now - 60, former: (view: good, time: Known.site.now - 60))
        let asked = try DeviceStatus.asked(name: "g")
        devices = [
            try device("a", good, "fra"), try device("b", paperwork, "fra"), try device("c", manual, "ham"),
            try device("d", relay, "ham"),
            try device("e", unsynchronized, "fra"), down, asked,
        ]
    }

    /// The query of a URL in which `:` separates name and value.
    private func query(_ parameter: String?) throws -> FleetQuery {
        let parts = parameter?.split(separator: ":", maxSplits: 1).map(String.init) ?? ["", ""]
        return try FleetQuery(labels: ["site"]) { $0 == parts[0] ? parts[1] : nil }
    }

    private func page(_ parameter: String? = nil) throws -> String {
        StatusPage.fleet(devices, try query(parameter), Known.site).text
    }

    private func shown(_ parameter: String? = nil) throws -> String {
        try page(parameter).matches(of: #/<a href="\/devices\/(.)"/#).map { String($0.output.1) }.joined()
    }

    @Test("Devices without time or down come first, then failures, risks, devices not queried yet, and healthy ones")
    func worstFirst() throws { #expect(try shown() == "efdcgab") }

    @Test("A PTP instance that is full comes after devices without good time")
    func fullInstance() throws {
        var full = try Known.view(try fixture("m4000-full.json"))
        full.ptp[0].load = 1
        let statuses = [try DeviceStatus.up(full, name: "z"), devices[5]]
        let text = StatusPage.fleet(statuses, FleetQuery(), Known.site).text
        #expect(text.matches(of: #/<a href="\/devices\/(.)"/#).map { String($0.output.1) } == ["f", "z"])
    }

    @Test("Findings for office hours share one line with a count, and do not colour the row")
    func paperwork() throws {
        #expect(try page().contains("1 device</a>: The HTTPS certificate of a time server has expired."))
        #expect(try shown("state:good") == "ab")
        #expect(try shown("finding:LantimeCertificateExpired") == "b")
    }

    @Test(
        "A view filters by state, label and text, in any case",
        arguments: [
            ("state:failing", "efd"), ("state:look", "c"), ("state:asked", "g"), ("label:site=ham", "fdc"), ("q:HAM", "fdc"),
            ("q:Has Dropped", "d"), ("q:nowhere", ""), ("label:site=nowhere", ""), ("sort:name", "abcdefg"),
        ])
    func narrows(query: String, devices: String) throws { #expect(try shown(query) == devices) }

    @Test(
        "A value that means nothing is refused, with what was probably meant and what is known",
        arguments: [
            ("state:faling", #"There is no state "faling"; did you mean "failing"? known: asked, failing, good, look"#),
            ("state:GOOD", #"There is no state "GOOD"; did you mean "good"? known: asked, failing, good, look"#),
            ("sort:<b>", #"There is no order "<b>"; known: model, name, seen, worst"#),
            ("group:sit", #"There is no label "sit"; did you mean "site"? known: site"#),
            ("label:rack=1", #"There is no label "rack"; known: site"#),
            ("label:fra", #"There is no label "fra"; known: site"#),
        ])
    func refuses(parameter: String, sentence: String) {
        #expect(throws: FleetQueryError.self) { try query(parameter) }
        do { _ = try query(parameter) } catch { #expect("\(error)" == sentence) }
    }

    @Test("A finding must be one that pages have")
    func refusesFinding() {
        do {
            _ = try query("finding:LantimeCertificateExpird")
            Issue.record("It is not refused.")
        } catch {
            #expect(
                "\(error)".hasPrefix(
                    #"There is no finding "LantimeCertificateExpird"; did you mean "LantimeCertificateExpired"? known: "#))
        }
    }

    @Test("Of a long value a message shows the beginning only")
    func refusesLong() {
        do {
            _ = try query("group:" + String(repeating: "x", count: 5000))
            Issue.record("It is not refused.")
        } catch {
            #expect("\(error)".utf8.count < 150)
        }
    }

    @Test("An empty value counts as absent, as a form sends it")
    func emptyValues() throws { #expect(try FleetQuery(labels: []) { _ in "" } == FleetQuery()) }

    @Test("Groups come in the order of their worst member, with a count")
    func groups() throws {
        #expect(try shown("group:site") == "eabfdcg")
        #expect(try page("group:site").contains(">fra</a> 3 devices<span class=\"pill failure\">1 failing</span>"))
        #expect(try page("group:site").contains("without site 1 device"))
    }

    @Test("The URL of a view gives the same view again, whatever it contains")
    func address() throws {
        var query = FleetQuery()
        query.search = "<a&b=c>"
        query.group = "x y"
        query.state = .failing
        query.order = .seen
        let pairs = Dictionary(uniqueKeysWithValues: query.parameters.map { ($0.name, $0.value) })
        #expect(try FleetQuery(labels: ["x y"]) { pairs[$0] } == query)
        #expect(defects(StatusPage.fleet(devices, query, Known.site).document(Known.site)) == [])
    }

    @Test("A device's page shows its labels, and each links to the devices that share it, however long it is")
    func labels() throws {
        let value = String(repeating: "w", count: 1000)
        let device = try DeviceStatus.up(try #require(devices[0].view), name: "a", labels: ["note": value])
        #expect(StatusPage.device(device, sessions: nil, Known.site).text.contains(#"href="/?label=note%3D\#(value)">note: "#))
        let query = try FleetQuery(labels: ["note"]) { $0 == "label" ? "note=" + value : nil }
        #expect(StatusPage.fleet([device], query, Known.site).text.contains(#"href="/devices/a""#))
    }

    @Test("A device that is down keeps its last values, greyed, with their time")
    func former() throws {
        let page = StatusPage.device(devices[5], sessions: nil, Known.site).text
        #expect(page.contains(#"class="former wide""#) && page.contains("Below is the last known status, from "))
        #expect(page.contains("0740003318") && page.contains("M4000"))
        #expect(try self.page().contains("was synchronized"))
    }

    @Test("With 500 devices in every state the page is at most 150 kB as sent")
    func size() throws {
        let many = (0..<500).map { number in
            let device = devices[number % devices.count]
            let condition = DeviceCondition(
                renamed(device, "site-\(number / 9)-gm\(number % 9)"), failure: device.condition.failure,
                collected: Known.site.now - Double(number % 15), lastSuccess: Known.site.now - Double(number))
            return DeviceStatus(condition, view: device.view)
        }
        let page = StatusPage.fleet(many, FleetQuery(), Known.site).document(Known.site)
        let sent = try #require(gzip(page))
        #expect(sent.count <= 150_000, "\(sent.count) bytes of \(page.count)")
    }

    private func renamed(_ device: DeviceStatus, _ name: String) -> DeviceConfiguration {
        var configuration = device.condition.configuration
        configuration.name = name
        return configuration
    }
}

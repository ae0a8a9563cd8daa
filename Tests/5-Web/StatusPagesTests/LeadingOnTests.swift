import Catalog
import Configuration
import Findings
import Metrics
import TestFiles
import Testbench
import Testing
import Text

@testable import StatusPages

@Suite("What pages lead on to")
struct LeadingOnTests {
    private let links: [LinkTemplate]

    init() throws {
        let text = """
            devices: []
            links:
              - {name: Grafana, url: "https://g.example/d/lantime-device?var-device={device}"}
              - {name: Prometheus, url: "https://p.example/graph?g0.expr={selector}"}
              - {name: Wiki, url: "https://w.example/"}
              - {name: Rack, url: "https://r.example/{label.rack}"}
            """
        links = try Configuration.parse(Array(text.utf8), file: "x.yml", knownCollectors: []).links
    }

    private func unsynchronized() throws -> DeviceStatus {
        var view = try Known.view(try fixture("m600-gps.json"))
        view.sync.state = "not_synchronized"
        return try .up(view, name: "fra/gm1", links: links)
    }

    @Test("Every kind of finding has a metric of the catalog and a runbook with a first step", arguments: FindingKind.allCases)
    func metrics(kind: FindingKind) throws {
        #expect(try Known.catalog.get().families.id(kind.metric) != nil)
        #expect(kind.runbook?.firstStep?.isEmpty == false)
    }

    @Test("A finding leads to its runbook, its metric and the configured links about findings")
    func finding() throws {
        let page = StatusPage.device(try unsynchronized(), sessions: nil, Known.site).text
        #expect(page.contains(#"href="/runbooks/LantimeClockNotSynchronized""#))
        #expect(page.contains(#"href="/probe?target=fra%2Fgm1&amp;name%5B%5D=lantime_sync_state""#))
        let selector = percentEncoded(#"lantime_sync_state{device="fra/gm1"}"#)
        #expect(page.contains(#"href="https://p.example/graph?g0.expr=\#(selector)" rel="noreferrer">Prometheus"#))
    }

    @Test("A device leads to its own web interface and the configured links about devices, if it has what they need")
    func device() throws {
        let page = StatusPage.device(try unsynchronized(), sessions: nil, Known.site).text
        #expect(page.contains(#"href="https://gm.example" rel="noreferrer""#))
        #expect(page.contains(#"href="https://g.example/d/lantime-device?var-device=fra%2Fgm1""#))
        #expect(!page.contains("r.example") && !page.contains("w.example"))
        let fleet = StatusPage.fleet([try unsynchronized()], FleetQuery(), links: links, Known.site).text
        #expect(fleet.contains(#"href="https://w.example/""#) && !fleet.contains("g.example"))
    }

    @Test(
        "Only web addresses become links",
        arguments: ["javascript:alert(1)", "data:text/html,x", "//evil.example", "", "ftp://a"])
    func schemes(address: String) { #expect(Link.elsewhere(address) == nil) }

    @Test("What is wrong with the exporter itself stands above every page and in every part that is fetched anew")
    func troubles() throws {
        let site = Site(
            prefix: "", telemetryPath: "/metrics", version: "1", now: Known.site.now, refresh: 15, troubles: ["It is <full>."])
        let pages = [
            StatusPage.fleet([], FleetQuery(), site), .device(try unsynchronized(), sessions: nil, site), .sessions([], site),
            .collections([], site), .runbooks(site), .problem("Not found", "x", site), .text("Configuration", "x", site),
        ]
        for page in pages {
            for html in [page.document(site), page.fragment(site)] {
                #expect(String(decoding: html, as: UTF8.self).contains("<p>It is &lt;full&gt;.</p>"))
                #expect(defects(html) == [])
            }
            #expect(!page.text.contains("banner"))
        }
    }

    @Test("What does not fit between configuration and device stands on its page")
    func notices() throws {
        let device = try unsynchronized()
        let status = DeviceStatus(
            device.configuration, view: device.view, failure: nil, collected: 1, lastSuccess: 1,
            notices: ["slot clk9 is not in the device"])
        #expect(StatusPage.device(status, sessions: nil, Known.site).text.contains("slot clk9 is not in the device"))
    }

    @Test("Terms are explained where they stand, and can be opened without a mouse or a script")
    func terms() throws {
        let page = StatusPage.device(try .up(try Known.view(try fixture("m4000-full.json"))), sessions: nil, Known.site).text
        for words in ["Clock class", "TAI − UTC", "Jitter", "What NO and NC mean", "Stratum"] {
            #expect(page.contains("<summary>\(words)</summary><p>"), "\(words)")
        }
    }

    @Test("What was so when it was first seen has lasted for more than that, a change for just as long")
    func moments() {
        let since = Known.site.now - 7200
        func words(_ moment: Moment?) -> String {
            Parts.since(moment, Known.site).map { String(decoding: HTMLWriter.fragment([$0]), as: UTF8.self) } ?? ""
        }
        #expect(words(Moment(since)).contains("> for 2 h<"))
        #expect(words(Moment(since, isEarlier: true)).contains("> for more than 2 h<"))
        #expect(words(nil).isEmpty && words(Moment(Known.site.now - 5, isEarlier: true)).isEmpty)
    }
}

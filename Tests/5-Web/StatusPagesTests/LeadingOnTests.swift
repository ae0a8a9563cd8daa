import Catalog
import Configuration
import Findings
import Metrics
import TestFiles
import Testbench
import Testing
import Text

@testable import StatusPages

@Suite("Links from pages")
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

    @Test("The first step is complete, with the device's own address in its commands, and runbooks lead to each other")
    func firstSteps() throws {
        let down = try DeviceStatus.down(DeviceError(errorClass: "connect", cause: "refused"), name: "fra-gm1")
        #expect(StatusPage.device(down, sessions: nil, Known.site).text.contains("<code>ntpq -c rv gm.example</code>"))
        let refused = try DeviceStatus.down(DeviceError(errorClass: "tls", cause: "refused"), name: "fra-gm1")
        #expect(StatusPage.device(refused, sessions: nil, Known.site).text.contains("openssl s_client -connect gm.example:443 "))
        for (name, shown) in [("fra-gm1", "explain fra-gm1 --config"), ("fra gm1; reboot", "explain NAME --config")] {
            let step = FindingKind.collectorFailing.runbook?.firstStep(
                for: try DeviceStatus.asked(name: name).condition.configuration)
            #expect(step?.contains(shown) == true && step?.contains("DEVICE") == false, "\(name)")
        }
        // An item of several lines is not cut off at the end of the first.
        let relay = try #require(FindingKind.relayInError.runbook?.firstStep)
        #expect(relay.contains("with one clock PPS and 10 MHz") && relay.hasSuffix("."))
        let book = try #require(StatusPage.runbook("LantimePtpClientsCritical", Known.site)).text
        #expect(book.contains(#"<a href="/runbooks/LantimePtpClientsHigh">LantimePtpClientsHigh</a>"#) && !book.contains("]("))
    }

    @Test("A finding links to its runbook, its metric and the configured links about findings")
    func finding() throws {
        let page = StatusPage.device(try unsynchronized(), sessions: nil, Known.site).text
        #expect(page.contains(#"href="/runbooks/LantimeClockNotSynchronized""#))
        #expect(page.contains(#"href="/probe?target=fra%2Fgm1&amp;name%5B%5D=lantime_sync_state""#))
        let selector = percentEncoded(#"lantime_sync_state{device="fra/gm1"}"#)
        #expect(page.contains(#"href="https://p.example/graph?g0.expr=\#(selector)" rel="noreferrer">Prometheus"#))
    }

    @Test("A device links to its own web interface and to the configured links about devices for which it has the values")
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

    @Test("Problems of the exporter itself are shown on every page and in every fragment")
    func troubles() throws {
        let site = Site(
            prefix: "", telemetryPath: "/metrics", version: "1", now: Known.site.now, refresh: 15, troubles: ["It is <full>."])
        let pages = [
            StatusPage.fleet([FleetRow](), FleetQuery(), site), .device(try unsynchronized(), sessions: nil, site),
            .sessions([], site),
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

    @Test(
        "A configured slot that a device lacks is shown on its page, in its row and in its picture, and nothing shows the device as healthy"
    )
    func notices() throws {
        var view = try Known.view(try fixture("m4000-full.json"))
        view.syncTeam = nil
        // What waits for office hours comes after it.
        view.certificateExpiry = Known.site.now - 60
        let notice = "slot clk9 is not in the device"
        let condition = DeviceCondition(
            try DeviceStatus.up(view).condition.configuration, failure: nil, collected: 1, lastSuccess: 1, notices: [notice])
        let status = DeviceStatus(condition, view: view)
        let page = StatusPage.device(status, sessions: nil, Known.site).text
        #expect(page.contains(notice) && !page.contains("everything that the device reports is in order"))
        #expect(page.contains(#"data-worst="to look at""#))
        var query = FleetQuery()
        query.search = "CLK9"
        query.state = .look
        #expect(StatusPage.fleet([status], query, Known.site).text.contains(#"class="finding warning">slot clk9"#))
        let picture = String(decoding: ChassisPicture.svg(status, theme: nil, Known.site), as: UTF8.self)
        #expect(picture.contains("to look at: ") && picture.contains(notice))
    }

    @Test("Terms are explained in place, and the explanation opens without a mouse or a script")
    func terms() throws {
        let page = StatusPage.device(try .up(try Known.view(try fixture("m4000-full.json"))), sessions: nil, Known.site).text
        for words in ["Clock class", "TAI − UTC", "Jitter", "What NO and NC mean", "Stratum"] {
            #expect(page.contains("<summary>\(words)</summary><p>"), "\(words)")
        }
    }

    @Test("A state that was there at the start has lasted longer than that, a change for exactly as long")
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

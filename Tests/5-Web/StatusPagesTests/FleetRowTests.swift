import Configuration
import Findings
import HTTPClient
import TestFiles
import Testing

@testable import StatusPages

@Suite("Rows of the fleet's page")
struct FleetRowTests {
    private let now = Known.site.now

    /// The page of one device whose last collection was looked at earlier.
    private func page(_ digest: DeviceDigest, failure: DeviceError? = nil, at time: Double) throws -> String {
        let condition = DeviceCondition(
            DeviceConfiguration(name: "gm", url: try DeviceURL(parsing: "https://gm.example")), failure: failure,
            collected: now - 5, lastSuccess: now - 5, failingSince: failure.map { _ in now })
        let row = FleetRow(condition, digest: digest, now: time)
        let site = Site(prefix: "", telemetryPath: "/metrics", version: "1", now: time, refresh: 15)
        return StatusPage.fleet([row], FleetQuery(), site).text
    }

    private func view(_ change: (inout DeviceView) -> Void) throws -> DeviceView {
        var view = try Known.view(try fixture("m4000-full.json"), .row, since: { _, _ in Moment(Known.site.now - 60) })
        view.ntp?.leapFileExpiry = nil
        view.syncTeam = nil
        // An input that never had a signal.
        view.signals.lost = []
        change(&view)
        return view
    }

    @Test("Ages are computed when the page is written, however old its rows are")
    func ages() throws {
        let digest = DeviceDigest(try view { $0.sync.state = "free_running" }, now: now)
        let (first, later) = (try page(digest, at: now), try page(digest, at: now + 120))
        #expect(first.contains(">5 s ago</time>") && first.contains("> for 1 min</time>"))
        #expect(later.contains(">2 min 5 s ago</time>") && later.contains("> for 3 min</time>"))
        let failure = DeviceError(errorClass: "connect", cause: "refused", askedAgain: now + 30)
        let (down, stillDown) = (try page(digest, failure: failure, at: now), try page(digest, failure: failure, at: now + 20))
        #expect(down.contains("Next query in 30 s.") && stillDown.contains("Next query in 10 s."))
    }

    @Test("Remaining times are computed then too, and a row is renewed once a deadline has passed")
    func deadlines() throws {
        let digest = DeviceDigest(try view { $0.certificateExpiry = now + 3600 }, now: now)
        let (first, later) = (try page(digest, at: now), try page(digest, at: now + 600))
        #expect(first.contains("The certificate expires in 1 h.") && later.contains("The certificate expires in 50 min."))
        #expect(digest.isCurrent(now: now + 3599) && !digest.isCurrent(now: now + 3601))
        let good = DeviceDigest(try view { $0.certificateExpiry = now + Limit.certificateWarning.value + 10 }, now: now)
        #expect(good.isCurrent(now: now) && !good.isCurrent(now: now + 20))
    }

    @Test(
        "A row has the findings of the device's own page, in the same order",
        arguments: [
            "m600-gps", "m1000-rsc-rel", "m300-dcf77", "m3000s-hps", "m4000-full", "quirks", "api-v8", "api-v10", "api-v17",
            "syncmon-500-nodes", "unknown-module",
        ])
    func sameFindings(name: String) throws {
        let healthy = try fixture(name + ".json")
        let failing = healthy.replacing("\"ok\"", with: "\"error\"").replacing("\"normally_open\"", with: "\"normally_closed\"")
            .replacing("\"pll-locked\": true", with: "\"pll-locked\": false").replacing(
                "\"triggered\": false", with: "\"triggered\": true")
        for document in [healthy, failing] {
            let (row, all) = (try Known.view(document, .row), try Known.view(document, .all))
            #expect(row.findings(now: now) == all.findings(now: now))
        }
    }

    @Test("A signal of a module that fails is found for a row as well")
    func otherModule() throws {
        let row = try Known.view(
            #"{"data":{"status":{"chassis0":{"slots":[{"slot-id":"io1","module":{"info":{"model":"LNO180"},"state":{"sensors":{"pll0":{"locked":false}}}}}]}}}}"#,
            .row)
        #expect(row.findings(now: now).map(\.text).contains("io1: it is not locked."))
        let healthy = try Known.view(try fixture("m600-gps.json"), .row)
        #expect(healthy.chassis.isEmpty)
    }
}

import Catalog
import Configuration
import Fleet
import Foundation
import HTTPServer
import StatusPages
import TestFiles
import Testbench
import Testing

@testable import Web

@Suite("Web pages", .timeLimit(.minutes(1)))
struct StatusPageTests {
    @Test(
        "Only the exporter's own files can run, style or frame a page",
        arguments: ["/", "/devices/gm", "/sessions", "/collections", "/sessions.json", "/collections.json"])
    func headers(path: String) async throws {
        try await withExporter("devices: [{name: gm, url: 'http://127.0.0.1:1'}]") { exporter, _ in
            let answer = try await exporter.get(path)
            #expect(answer.status == 200)
            let policy = try #require(answer.headers["content-security-policy"])
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self'; style-src 'self'; "))
            #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe") && !policy.contains("http"))
            #expect(answer.headers["x-content-type-options"] == "nosniff")
            #expect(answer.headers["cache-control"] == "no-store")
            #expect(answer.headers["content-type"] == (path.hasSuffix("json") ? "application/json" : "text/html; charset=utf-8"))
            let compressed = try await exporter.get(path, [("Accept-Encoding", "gzip")])
            #expect(compressed.headers["content-encoding"] == "gzip" && compressed.body.starts(with: [0x1f, 0x8b]))
        }
    }

    @Test("However many pages are opened at once, the device gets one request")
    func oneRequest() async throws {
        let document = try fixture("m4000-full.json")
        try await withDevice({ _ in .document(document) }) { device in
            try await withExporter("devices: [{name: gm, url: '\(device.url)'}]") { exporter, _ in
                try await withThrowingTaskGroup { group in
                    for path in ["/", "/devices/gm", "/", "/?fragment=true", "/devices/gm?fragment=true"] {
                        group.addTask {
                            let text = try await exporter.get(path).text
                            #expect(text.contains("M4000"))
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(device.requests.count == 1)
                #expect(try await exporter.get("/metrics").text.contains(#"lantime_up{device="gm"} 1"#))
                #expect(device.requests.count == 2)
            }
        }
    }

    @Test(
        "A row of the fleet's page is computed once for each collection: when the collection ends while the page is open, never without one"
    )
    func rows() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices: [{name: gm, url: '\(device.url)'}]") { exporter, bench in
                let fleet = bench.fleet
                func isWorkedOut() async throws -> Bool {
                    let recent = await fleet.recent(fleet.devices, maximumAge: .seconds(60), timeout: .seconds(5))
                    let collection = try #require(recent.first?.collection)
                    var isKept = true
                    _ = collection.derived.value {
                        isKept = false
                        return DeviceDigest(DeviceView(collection.samples, fleet.catalog.families), now: 0)
                    }
                    return isKept
                }
                let isMadeWithoutPage = try await isWorkedOut()
                #expect(try await exporter.get("/").status == 200)
                #expect(try await exporter.get("/metrics").status == 200)
                let isMadeForPage = try await isWorkedOut()
                #expect(!isMadeWithoutPage && isMadeForPage)
                #expect(device.requests.count == 2)
            }
        }
    }

    @Test("A page answers without waiting for a hanging device, and reports the query in progress")
    func hanging() async throws {
        try await withDevice({ _ in .never }) { device in
            try await withExporter("devices: [{name: gm, url: '\(device.url)', timeout: 5m}]") { exporter, _ in
                let answer = try await exporter.get("/")
                #expect(answer.status == 200 && answer.text.contains("being queried"))
                #expect(try await exporter.get("/collections").text.contains("processing"))
            }
        }
    }

    @Test("A fragment is the main part of the page only")
    func fragment() async throws {
        try await withExporter("devices: [{name: gm, url: 'http://127.0.0.1:1'}]") { exporter, _ in
            for path in ["/", "/devices/gm", "/sessions", "/collections"] {
                let fragment = try await exporter.get(path + "?fragment=true").text
                #expect(fragment.hasPrefix("<div") && fragment.contains("<h1>"), "\(path)")
                #expect(!fragment.contains("<main") && !fragment.contains("<nav"), "\(path)")
                let whole = try await exporter.get(path).text
                #expect(whole.hasPrefix("<!doctype html>") && whole.contains("<main"), "\(path)")
            }
        }
    }

    @Test(
        "Only configured names have a page",
        arguments: ["/devices/", "/devices/other", "/devices/GM", "/devices/gm/x", "/devices"])
    func unknownDevices(path: String) async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices: [{name: gm, url: '\(device.url)'}]") { exporter, _ in
                let status = try await exporter.get(path).status
                #expect(status == 404)
                #expect(device.requests.isEmpty)
            }
        }
    }

    @Test(
        "A view of the fleet that is not understood is refused: a page with the way back for browsers, a line for programs",
        arguments: [
            ("state=%3Cb%3E", "There is no state &quot;&lt;b&gt;&quot;; known: asked, failing, good, look."),
            ("sort=nmae", "There is no order &quot;nmae&quot;; did you mean &quot;name&quot;? known: model, name, seen, worst."),
            ("group=sit", "There is no label &quot;sit&quot;; did you mean &quot;site&quot;? known: site."),
            (
                "stat=good",
                "There is no parameter &quot;stat&quot;; did you mean &quot;state&quot;? known: finding, fragment, group, label, q, sort, state."
            ),
            ("state=good&state=look", "The parameter &quot;state&quot; can have one value only."),
        ])
    func refusedViews(query: String, sentence: String) async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices: [{name: gm, url: '\(device.url)', labels: {site: fra}}]") { exporter, _ in
                let page = try await exporter.get("/?" + query, [("Accept", "text/html,*/*;q=0.8")])
                #expect(page.status == 400 && page.headers["content-type"] == "text/html; charset=utf-8")
                #expect(page.text.contains("<p>\(sentence)</p>") && page.text.contains(#"<p><a href="/">All devices</a></p>"#))
                #expect(page.headers["content-security-policy"] != nil && page.headers["cache-control"] == "no-store")
                let line = try await exporter.get("/?" + query)
                #expect(line.status == 400 && line.headers["content-type"] == "text/plain; charset=utf-8")
                #expect(line.text.hasPrefix("The") && line.text.hasSuffix("\n") && !line.text.contains("&quot;"))
                #expect(device.requests.isEmpty)
            }
        }
    }

    @Test("Views that links and forms of the fleet's page lead to are understood")
    func understoodViews() async throws {
        let yaml = "devices: [{name: gm, url: 'http://127.0.0.1:1', labels: {site: 'a&b=c'}}]"
        try await withExporter(yaml) { exporter, _ in
            for query in ["q=&group=&sort=worst", "fragment=true&state=failing", "finding=LantimeDeviceDown", "group=site&q=x"] {
                #expect(try await exporter.get("/?" + query).status == 200, "\(query)")
            }
            let grouped = try await exporter.get("/?group=site").text
            for link in grouped.matches(of: #/href="(\/\?[^"]*)"/#).map({ $0.output.1.replacing("&amp;", with: "&") }) {
                #expect(try await exporter.get(String(link)).status == 200, "\(link)")
            }
        }
    }

    @Test("A runbook is found by the name of its alert, and by that of its file, as the rules link it")
    func runbook() async throws {
        try await withExporter("devices: [{name: gm, url: 'http://127.0.0.1:1'}]") { exporter, _ in
            let book = try await exporter.get("/runbooks/LantimeDeviceDown")
            #expect(book.status == 200 && book.text.contains("<h1>LantimeDeviceDown</h1>"))
            let file = try await exporter.get("/runbooks/LantimeDeviceDown.md")
            #expect(file.status == 200 && file.text == book.text)
            for path in ["/runbooks/LantimeDeviceDown.mdx", "/runbooks/.md", "/runbooks/LantimeDeviceDown.md.md"] {
                #expect(try await exporter.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test(
        "An address that does not exist is a page for browsers, with the frame of the pages and the way back, which does not refresh itself",
        arguments: [
            ("/nowhere", "There is no such page."), ("/runbooks/x", "There is no runbook with this name."),
            ("/devices/gn", "No device of this name is configured; did you mean &quot;gm&quot;?"),
        ])
    func notFound(path: String, sentence: String) async throws {
        try await withExporter("devices: [{name: gm, url: 'http://127.0.0.1:1'}]") { exporter, _ in
            let page = try await exporter.get(path, [("Accept", "text/html")])
            #expect(page.status == 404 && page.text.hasPrefix("<!doctype html>") && page.text.contains("<nav"))
            #expect(page.text.contains("<p>\(sentence)</p>") && page.text.contains(#"<p><a href="/">All devices</a></p>"#))
            #expect(!page.text.contains("data-refresh") && !page.text.contains("http-equiv"))
            let home = try await exporter.get("/").text
            #expect(home.contains("data-refresh=\"15\"") && home.contains("http-equiv"))
        }
    }

    @Test("A device whose name is full of separators has a page")
    func oddName() async throws {
        try await withExporter("devices: [{name: 'a/b?c#d%2F e', url: 'http://127.0.0.1:1'}]") { exporter, _ in
            let home = try await exporter.get("/")
            #expect(home.text.contains(#"href="/devices/a%2Fb%3Fc%23d%252F%20e""#))
            #expect(try await exporter.get("/devices/a%2Fb%3Fc%23d%252F%20e").text.contains("<h1>a/b?c#d%2F e</h1>"))
        }
    }

    @Test("Links include the path of the external URL")
    func prefix() async throws {
        var options = WebOptions()
        options.externalURL = try ExternalURL(parsing: "https://proxy.example/time")
        try await withExporter("devices: [{name: gm, url: 'http://127.0.0.1:1'}]", options: options) { exporter, _ in
            let links = try await exporter.get("/").text.matches(of: #/(?:href|src)="([^"#]*)"/#).map { String($0.output.1) }
            #expect(links.count > 8)
            for link in links { #expect(link.hasPrefix("/time/"), "\(link)") }
        }
    }
}

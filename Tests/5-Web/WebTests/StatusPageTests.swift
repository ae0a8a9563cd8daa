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

    @Test("A row of the fleet's page is computed once for each collection, and again after the next")
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
                #expect(try await exporter.get("/").status == 200)
                let first = try await isWorkedOut()
                #expect(try await exporter.get("/metrics").status == 200)
                let second = try await isWorkedOut()
                #expect(first && !second)
                #expect(device.requests.count == 2)
            }
        }
    }

    @Test("A page answers without waiting for a hanging device, and reports the query in progress")
    func hanging() async throws {
        try await withDevice({ _ in .never }) { device in
            try await withExporter("devices: [{name: gm, url: '\(device.url)', timeout: 30s}]") { exporter, _ in
                let start = ContinuousClock.now
                let answer = try await exporter.get("/")
                #expect(answer.status == 200 && answer.text.contains("being asked"))
                #expect(ContinuousClock.now - start < .seconds(5))
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

    @Test("A device whose name is full of separators has a page")
    func oddName() async throws {
        try await withExporter("devices: [{name: 'a/b?c#d%2F e', url: 'http://127.0.0.1:1'}]") { exporter, _ in
            let home = try await exporter.get("/")
            #expect(home.text.contains(#"href="/devices/a%2Fb%3Fc%23d%252F%20e""#))
            #expect(try await exporter.get("/devices/a%2Fb%3Fc%23d%252F%20e").text.contains("<h1>a/b?c#d%2F e</h1>"))
        }
    }

    @Test("Page assets may be cached for ever under their version, and are not sent twice", arguments: Asset.allCases)
    func assets(asset: Asset) async throws {
        try await withExporter("devices: []") { exporter, _ in
            let path = "/static/" + asset.rawValue
            let answer = try await exporter.get(path)
            #expect(answer.status == 200 && answer.body == asset.bytes && !answer.body.isEmpty)
            #expect(answer.headers["content-type"] == asset.contentType && answer.headers["cache-control"] == "no-cache")
            let tag = try #require(answer.headers["etag"])
            let again = try await exporter.get(path, [("If-None-Match", "W/\"other\", \(tag)")])
            #expect(again.status == 304 && again.body.isEmpty)
            #expect(try await exporter.get(path, [("If-None-Match", "\"other\"")]).status == 200)
            let versioned = try await exporter.get(path + "?v=" + asset.tag)
            #expect(versioned.headers["cache-control"]?.contains("immutable") == true)
            // Browsers ask for this one without being told to.
            if asset == .favicon {
                #expect(try await exporter.get("/favicon.ico").body == asset.bytes)
            } else {
                #expect(try await exporter.get("/").text.contains("\(path)?v=\(asset.tag)\""))
            }
        }
    }

    @Test(
        "There are no other files",
        arguments: ["/static/", "/static", "/static/../config", "/static/x.css", "/static/style.css/"])
    func noAsset(path: String) async throws {
        try await withExporter("devices: []") { exporter, _ in
            let status = try await exporter.get(path).status
            #expect(status == 404)
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

    @Test("Sessions and collections link to each other and to the request, as pages and as JSON")
    func journal() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices: [{name: gm, url: '\(device.url)'}]") { exporter, _ in
                _ = try await exporter.get("/probe?target=gm")
                let sessions = try json(try await exporter.get("/sessions.json"))
                #expect(sessions["enabled"] as? Bool == true)
                let session = try #require((sessions["sessions"] as? [[String: Any]])?.first)
                #expect(session["device"] as? String == "gm" && session["status"] as? Int == 200)
                #expect(session["path"] as? String == "/api/status" && session["collection"] as? Int == 1)
                let collections = try json(try await exporter.get("/collections.json"))
                let collection = try #require((collections["collections"] as? [[String: Any]])?.first)
                #expect(collection["state"] as? String == "succeeded" && collection["requests"] as? [Int] == [1])
                #expect(collection["sessions"] as? [Int] == [1] && collection["error"] is NSNull)
                #expect(try await exporter.get("/sessions").text.contains(#"href="/collections#c1""#))
                #expect(try await exporter.get("/collections").text.contains(#"href="/sessions#s1""#))
                #expect(try await exporter.get("/collections").text.contains(#"<tr id="c1">"#))
            }
        }
    }

    @Test("Where sessions are not recorded, the pages report that")
    func disabled() async throws {
        let yaml = "http_sessions: {enabled: false}\ndevices: [{name: gm, url: 'http://127.0.0.1:1'}]"
        try await withExporter(yaml) { exporter, _ in
            #expect(try await exporter.get("/devices/gm").text.contains("Sessions are not recorded"))
            #expect(try await exporter.get("/sessions").text.contains("Sessions are not recorded"))
            let sessions = try json(try await exporter.get("/sessions.json"))
            #expect(sessions["enabled"] as? Bool == false)
            #expect(try await exporter.get("/collections").text.contains("failed: connect"))
        }
    }

    @Test("No page shows a secret")
    func secrets() async throws {
        let folder = try TestFolder()
        try folder.write("password", "open-sesame")
        try await withDevice({ _ in .status(401) }) { device in
            let yaml = """
                auth: {m: {username: info, password_file: password}}
                devices: [{name: gm, url: '\(device.url)', auth: m}]
                """
            try await withExporter(yaml, folder: folder) { exporter, _ in
                for path in ["/", "/devices/gm", "/sessions", "/collections", "/sessions.json", "/collections.json"] {
                    let text = try await exporter.get(path).text
                    // The password, and what Basic makes of it with the user's name.
                    #expect(!text.contains("open-sesame") && !text.contains("aW5mbzpvcGVuLXNlc2FtZQ"), "\(path)")
                }
                #expect(device.requests.first?.header("Authorization") == "Basic aW5mbzpvcGVuLXNlc2FtZQ==")
            }
        }
    }

    private func json(_ answer: RawAnswer) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any])
    }
}

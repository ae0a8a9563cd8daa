import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing

@testable import Web

@Suite("Pages of sessions and collections", .timeLimit(.minutes(1)))
struct JournalPageTests {
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

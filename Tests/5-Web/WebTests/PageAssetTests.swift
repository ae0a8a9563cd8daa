import HTTPServer
import StatusPages
import Testbench
import Testing

@testable import Web

@Suite("Files of the pages", .timeLimit(.minutes(1)))
struct PageAssetTests {
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
}

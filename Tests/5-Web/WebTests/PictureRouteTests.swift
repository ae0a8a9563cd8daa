import HTTPServer
import StatusPages
import TestFiles
import Testbench
import Testing

@testable import Web

@Suite("Pictures", .timeLimit(.minutes(1)))
struct PictureRouteTests {
    @Test(
        "A chassis is an SVG without scripts, is kept until the device is queried again, and causes no further request"
    )
    func picture() async throws {
        let document = try fixture("m4000-full.json")
        try await withDevice({ _ in .document(document) }) { device in
            try await withExporter("devices: [{name: gm, url: '\(device.url)'}]") { exporter, _ in
                let page = try await exporter.get("/devices/gm").text
                #expect(page.contains(#"src="/devices/gm/chassis.svg""#))
                for path in ["/devices/gm/chassis.svg", "/devices/gm/chassis.svg?theme=dark"] {
                    let answer = try await exporter.get(path)
                    #expect(answer.status == 200 && answer.text.contains("gns182"))
                    #expect(answer.headers["content-type"] == "image/svg+xml; charset=utf-8")
                    #expect(answer.headers["cache-control"] == "private, max-age=15")
                    #expect(answer.headers["x-content-type-options"] == "nosniff")
                    let policy = try #require(answer.headers["content-security-policy"])
                    #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"))
                }
                #expect(device.requests.count == 1)
            }
        }
    }

    @Test(
        "Only configured devices have one, whatever their names",
        arguments: [
            ("/devices/other/chassis.svg", 404), ("/devices/chassis.svg", 404), ("/devices//chassis.svg", 404),
            ("/devices/a%2Fb/chassis.svg", 200), ("/devices/odd%2Fchassis.svg", 200),
            ("/devices/odd/chassis.svg/chassis.svg", 200),
        ])
    func names(path: String, status: Int) async throws {
        let yaml = "devices: [{name: a/b, url: 'http://127.0.0.1:1'}, {name: odd/chassis.svg, url: 'http://127.0.0.1:2'}]"
        try await withExporter(yaml) { exporter, _ in
            let answer = try await exporter.get(path)
            #expect(answer.status == status)
        }
    }

    @Test("Browsers get an icon for /favicon.ico")
    func favicon() async throws {
        try await withExporter("devices: []") { exporter, _ in
            let answer = try await exporter.get("/favicon.ico")
            #expect(answer.status == 200 && answer.headers["content-type"] == "image/vnd.microsoft.icon")
            #expect(answer.body.starts(with: [0, 0, 1, 0]))
        }
    }

    @Test("An answer without a usable document is not a green 200")
    func unusable() async throws {
        try await withDevice({ _ in .document("no JSON") }) { device in
            try await withExporter("devices: [{name: gm, url: '\(device.url)'}]") { exporter, _ in
                _ = try await exporter.get("/metrics")
                let page = try await exporter.get("/sessions").text
                #expect(page.contains(#"<span class="pill failure">200, not usable</span>"#))
                #expect(page.contains("not valid JSON") && !page.contains("pill good"))
            }
        }
    }
}

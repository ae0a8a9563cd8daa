import Configuration
import Fleet
import HTTPServer
import TestFiles
import Testbench
import Testing

@testable import Web

@Suite("Pages", .timeLimit(.minutes(1)))
struct PageTests {
    @Test(
        "A probe without a usable target is refused, and no packet is sent",
        arguments: [
            ("/probe", 400), ("/probe?target=", 400), ("/probe?device=gm", 400), ("/probe?target=other", 404),
            ("/probe?target=GM", 404), ("/probe?target=http://127.0.0.1:PORT/x", 404), ("/probe?target=127.0.0.1:PORT", 404),
            ("/probe?target=https://127.0.0.1:PORT", 404), ("/probe?target=http://u:p@127.0.0.1:PORT", 404),
            ("/probe?target=gm%00", 400), ("/probe?target=other&target=gm", 400),
        ])
    func refusedProbes(path: String, status: Int) async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices:\n- {name: gm, url: \(device.url)}") { exporter, _ in
                let answer = try await exporter.get(path.replacing("PORT", with: "\(device.port)"))
                #expect(answer.status == status && answer.text.hasSuffix("\n"))
                #expect(device.requests.isEmpty)
            }
        }
    }

    @Test("A device is probed by its name or its URL")
    func probes() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices:\n- {name: 'gm, 1&2', url: \(device.url)}") { exporter, _ in
                for target in [
                    "gm,%201%262", "gm%2C+1%262", "http://127.0.0.1:\(device.port)", "HTTP%3A%2F%2F127.0.0.1%3A\(device.port)%2F",
                ] {
                    let answer = try await exporter.get("/probe?target=\(target)")
                    #expect(answer.status == 200)
                    #expect(answer.text.contains(#"lantime_up{device="gm, 1&2"} 1"#), "\(target)")
                }
            }
        }
    }

    @Test(
        "Other methods get 405 with the allowed ones, unknown pages 404",
        arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get"])
    func methods(method: String) async throws {
        try await withExporter("devices: []") { exporter, _ in
            for path in ["/", "/metrics", "/probe?target=x", "/config", "/-/healthy"] {
                let answer = try await exporter.get(path, method: method)
                #expect(answer.status == 405 && answer.headers["allow"] == "GET, HEAD", "\(path)")
            }
            #expect(try await exporter.get("/nowhere", method: method).status == 404)
        }
    }

    @Test(
        "Paths are exact", arguments: ["/metrics/", "/Metrics", "//", "/metrics%00", "/-/healthy/x", "/index.html", "/../config"])
    func unknown(path: String) async throws {
        try await withExporter("devices: []") { exporter, _ in
            let status = try await exporter.get(path).status
            #expect(status == 404 || status == 400, "\(status)")
        }
    }

    @Test("The metrics move with their path")
    func telemetryPath() async throws {
        var options = WebOptions()
        options.telemetryPath = "/telemetry"
        try await withExporter("devices: []", options: options) { exporter, _ in
            let metrics = try await exporter.get("/telemetry")
            #expect(metrics.text.contains("lantime_exporter_devices 0"))
            #expect(try await exporter.get("/metrics").status == 404)
            #expect(try await exporter.get("/").text.contains(#"<a href="/telemetry">"#))
        }
    }

    @Test("The configuration is shown without secrets")
    func configuration() async throws {
        let folder = try TestFolder()
        try folder.write("password", "open-sesame")
        let yaml = """
            auth: {m: {username: info, password_file: password}}
            devices:
            - {name: gm, url: 'https://gm.example', auth: m, proxy: 'http://squid:hunter2@proxy:3128'}
            """
        try await withExporter(yaml, folder: folder) { exporter, _ in
            let answer = try await exporter.get("/config")
            #expect(answer.headers["content-type"] == "text/yaml; charset=utf-8")
            #expect(answer.text.contains("https://gm.example") && answer.text.contains("http://***@proxy:3128"))
            #expect(!answer.text.contains("open-sesame") && !answer.text.contains("hunter2"))
        }
    }

    @Test("The start page links every page, and a device's name cannot become markup")
    func home() async throws {
        let name = #"<script>alert("1")</script>&'"#
        let yaml = "devices:\n- {name: \"<script>alert(\\\"1\\\")</script>&'\", url: 'http://127.0.0.1:1'}"
        try await withExporter(yaml) { exporter, bench in
            #expect(bench.fleet.devices.first?.configuration.name == name)
            let answer = try await exporter.get("/")
            #expect(!answer.text.contains("<script>"))
            #expect(answer.text.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;"))
            for path in ["/metrics", "/config", "/sd", "/sessions", "/collections", "/-/healthy", "/-/ready"] {
                #expect(answer.text.contains("href=\"\(path)\""))
                #expect(try await exporter.get(path).status == 200)
            }
            let link = try #require(answer.text.firstMatch(of: #/href="(/devices/[^"]*)"/#)?.output.1)
            #expect(link.utf8.allSatisfy { !"<>&'\" ".utf8.contains($0) })
            let device = try await exporter.get(String(link))
            #expect(device.status == 200 && device.text.contains("Not readable:") && !device.text.contains("<script>"))
            let probe = try #require(device.text.firstMatch(of: #/href="(/probe\?target=[^"]*)"/#)?.output.1)
            let samples = try await exporter.get(String(probe))
            #expect(samples.text.contains(#"lantime_up{device="<script>alert(\"1\")</script>&'"} 0"#))
        }
    }

    @Test("Without devices the start page explains the next step, and the metrics are valid")
    func empty() async throws {
        try await withExporter("devices: []") { exporter, _ in
            let home = try await exporter.get("/")
            #expect(home.text.contains("No device is configured yet"))
            #expect(try await exporter.get("/metrics").text.contains("lantime_exporter_devices 0\n"))
        }
    }
}

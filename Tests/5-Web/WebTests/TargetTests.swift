import Fleet
import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing

@testable import Web

@Suite("Targets of a request", .timeLimit(.minutes(2)))
struct TargetTests {
    private static func escaped(_ target: String) -> String {
        target.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private func yaml(_ match: String, _ more: String = "", devices: String = "[]") -> String {
        "devices: \(devices)\ntargets:\n- {match: [\(match)], url: 'http://{target}'\(more)}\n"
    }

    /// What somebody may try who wants the exporter to go elsewhere, with the port of a device on this machine.
    private static let hostile = [
        "http://127.0.0.1:PORT", "http://10.20.0.1", "//10.20.0.1", "user@10.20.0.1", "u:p@127.0.0.1:PORT", "10.20.0.1/path",
        "127.0.0.1:PORT/",
        "10.20.0.1?x", "10.20.0.1#x", "10.20.0.1\\x", "[::1]:PORT", "::1", "127.0.0.1:PORT", "127.0.0.2:PORT", "169.254.169.254",
        "169.254.169.254:80", "0.0.0.0:PORT", "[::]:PORT", "[::ffff:127.0.0.1]:PORT", "::ffff:7f00:1", "2130706433:PORT",
        "017700000001:PORT",
        "0x7f000001:PORT", "0x7F.1:PORT", "127.1:PORT", "0177.0.0.1:PORT", "127.0.0.01:PORT", "0:PORT", "localhost:PORT",
        "LOCALHOST:PORT",
        "localhost.:PORT", ".localhost:PORT", String(repeating: "a", count: 300),
        String(repeating: "a", count: 64) + ".gm.example.net", String(repeating: "a.", count: 140) + "net", "１２７.０.０.１:PORT",
        "127。0。0。1:PORT", "ⓛocalhost:PORT", "lоcalhost:PORT", "10.20.0.1\n", " 10.20.0.1", "10.20.0.1 ", "10.20.0.1:0",
        "10.20.0.1:65536",
        "10.20.0.1:", "10.20.0.1:80:80", "[10.20.0.1]", "[2001:db8::1", "2001:db8::1]", "[fe80::1%25lo]:PORT", "fe80::1%lo",
        "10.21.0.1",
        "2001:db9::1", "{target}", "*", "*.gm.example.net",
        "10.20.0.0/16", "..",
    ]

    @Test("A target that is not allowed is refused: 404 with the reason, counted, and no packet is sent")
    func hostile() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            // The pattern allows every name without a dot, whatever it resolves to.
            try await withExporter(yaml("10.20.0.0/16, '2001:db8::/32', '*.gm.example.net', '*host*'")) { exporter, _ in
                for pattern in Self.hostile {
                    let target = pattern.replacing("PORT", with: "\(device.port)")
                    let answer = try await exporter.get(
                        "/probe?target=" + Self.escaped(target), [("X-Prometheus-Scrape-Timeout-Seconds", "3")])
                    #expect(answer.status == 404 && answer.text.count > 20, "\(target): \(answer.status) \(answer.text)")
                }
                #expect(device.connections == 0)
                let own = Scraped(try await exporter.get("/-/metrics").body)
                let refused = ["malformed", "not_allowed", "address"].map {
                    own[#"lantime_exporter_targets_refused_total{reason="\#($0)"}"#].flatMap(Int.init) ?? 0
                }
                #expect(refused.allSatisfy { $0 > 0 } && refused.reduce(0, +) == Self.hostile.count, "\(refused)")
                #expect(own["lantime_exporter_targets"] == "0", "nothing is kept of what was refused")
            }
        }
    }

    @Test(
        "URL parts that a target cannot have are refused by name",
        arguments: [
            ("https://gm1", "a scheme"), ("http://u:p@gm1", "a scheme"), ("info@gm1", "a user"), ("gm1/api", "a path"),
            ("gm1:443/", "a path"), ("gm1?x", "a path"), ("gm1\\x", "a path"),
        ])
    func partOfURL(target: String, part: String) async throws {
        try await withExporter(yaml("'*'")) { exporter, _ in
            let answer = try await exporter.get("/probe?target=" + Self.escaped(target))
            #expect(
                answer.status == 404 && answer.text.hasSuffix(" is no target: it has \(part); a target is a host or host:port\n"),
                "\(answer.text)")
        }
    }

    @Test("A mistyped name is answered with the one that was meant, for programs and on pages")
    func mistyped() async throws {
        try await withExporter("devices: [{name: fra-gm1, url: 'http://127.0.0.1:1'}]") { exporter, _ in
            for path in ["/probe?target=fra-gm2", "/devices/fra-gm2"] {
                let answer = try await exporter.get(path)
                #expect(answer.status == 404 && answer.text.contains("; did you mean \"fra-gm1\"?"), "\(answer.text)")
            }
            let url = try await exporter.get("/probe?target=http://127.0.0.1:2")
            #expect(url.text == "No device of the name or URL \"http://127.0.0.1:2\" is configured.\n")
        }
    }

    @Test("Without targets, only configured devices are queried")
    func off() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try await withExporter("devices: []") { exporter, _ in
                let asked = [
                    ("127.0.0.1:\(device.port)", "is configured"), ("localhost:\(device.port)", "is configured"),
                    (device.url, "is configured"),
                ]
                for (target, reason) in asked {
                    let answer = try await exporter.get("/probe?target=" + Self.escaped(target))
                    #expect(answer.status == 404 && answer.text.contains(reason), "\(answer.text)")
                }
                #expect(device.connections == 0)
            }
        }
    }

    @Test(
        "An address in a range is queried with the entry's profile, and so is a name that resolves to it",
        arguments: ["127.0.0.1", "localhost"])
    func allowed(host: String) async throws {
        let folder = try TestFolder()
        try folder.write("password", "open-sesame")
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let text = yaml("127.0.0.0/8", ", auth: m") + "auth: {m: {username: info, password_file: password}}"
            try await withExporter(text, folder: folder) { exporter, _ in
                let target = "\(host):\(device.port)"
                let answer = try await exporter.get("/probe?target=" + Self.escaped(target))
                #expect(answer.status == 200, "\(answer.text)")
                #expect(Scraped(answer.body)["lantime_up{device=\"\(target)\"}"] == "1")
                #expect(device.requests.first?.header("Authorization")?.hasPrefix("Basic ") == true)
                #expect(try await exporter.get("/").text.contains(target), "pages show it")
                #expect(try await exporter.get("/devices/\(target)").status == 200)
                #expect(Scraped(try await exporter.get("/-/metrics").body)["lantime_exporter_targets"] == "1")
                #expect(try await exporter.get("/sd").text == "[]\n")
                #expect(!Scraped(try await exporter.get("/metrics").body).series.keys.contains { $0.hasPrefix("lantime_up") })
            }
        }
    }

    @Test("A name that resolves outside the ranges of its entry is refused, even over an open connection")
    func openConnection() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let configured = "[{name: gm, url: 'http://localhost:\(device.port)'}]"
            try await withExporter(yaml("10.20.0.0/16", devices: configured)) { exporter, _ in
                #expect(Scraped(try await exporter.get("/probe?target=gm").body)[#"lantime_up{device="gm"}"#] == "1")
                let answer = try await exporter.get("/probe?target=localhost:\(device.port)")
                #expect(answer.status == 404 && answer.text.contains("which is not allowed under targets."), "\(answer.text)")
                #expect(device.requests.count == 1 && device.connections == 1)
                #expect(Scraped(try await exporter.get("/probe?target=gm").body)[#"lantime_up{device="gm"}"#] == "1")
            }
        }
    }

    @Test("A redirect is not followed")
    func redirect() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { other in
            try await withDevice({ _ in .status(302, [("Location", other.url + "/api/status")]) }) { device in
                try await withExporter(yaml("127.0.0.1")) { exporter, _ in
                    let answer = try await exporter.get("/probe?target=127.0.0.1:\(device.port)")
                    #expect(Scraped(answer.body)["lantime_up{device=\"127.0.0.1:\(device.port)\"}"] == "0")
                    #expect(other.connections == 0)
                }
            }
        }
    }
}

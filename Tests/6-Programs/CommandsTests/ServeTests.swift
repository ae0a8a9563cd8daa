import Foundation
import Glibc
import HTTPServer
import Platform
import TestFiles
import Testbench
import Testing

private let password = "open-sesame-4711"
private let basic = Data("info:\(password)".utf8).base64EncodedString()

@Suite("serve", .timeLimit(.minutes(1)))
struct ServeTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func configure(_ text: String) throws { try folder.write("lantime.yml", text) }

    @Test("It serves the devices of its configuration, reloads on SIGHUP, keeps the old one when the new is bad, and ends with 0")
    func life() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            try configure("devices:\n- {name: first, url: \(device.url)}")
            let service = try await TestService(folder)
            let metrics = try await service.get("/metrics")
            #expect(metrics.status == 200)
            #expect(Scraped(metrics.body)[#"lantime_system_uptime_seconds{device="first"}"#] == "12.5")
            #expect(Scraped(metrics.body)["lantime_exporter_devices"] == "1")

            try configure("devices:\n- {name: first, url: \(device.url)}\n- {name: second, url: \(device.url)/2}")
            service.process.send(SIGHUP)
            _ = try await service.process.line(with: "configuration reloaded", "devices=2", "added=second")
            #expect(Scraped(try await service.get("/metrics").body)[#"lantime_up{device="second"}"#] == "1")

            try configure("devices:\n- {name: first, ulr: \(device.url)}")
            service.process.send(SIGHUP)
            let complaint = try await service.process.line(with: "level=error", "configuration not reloaded", "ulr")
            #expect(complaint.contains(#"lantime.yml:2:17: devices[0]: unknown key \"ulr\""#), "\(complaint)")
            #expect(Scraped(try await service.get("/metrics").body)[#"lantime_up{device="second"}"#] == "1")

            #expect(try await service.stop() == 0)
            #expect(service.process.output.isEmpty)
            #expect(service.process.errors.contains("stopping"))
        }
    }

    @Test("`health` reports whether an exporter is alive, even one that demands a password")
    func health() async throws {
        try configure("devices: []")
        let hash = "$2y$05$abcdefghijklmnopqrstuu5s7bwVIYDhq3hCzYMJ0vB5Yo3Zj0tdq"
        let web = try folder.write("web.yml", "basic_auth_users: {a: '\(hash)'}")
        for options in [[], ["--web.config.file=\(web)"]] {
            let service = try await TestService(folder, options)
            let url = "http://\(service.address)/-/healthy"
            #expect(try await run("health", "--url=\(url)").code == 0)
            #expect(try await run("health", "--url=\(url)/not").code == (options.isEmpty ? 1 : 0))
            #expect(try await service.stop() == 0)
            let result = try await run("health", "--url=\(url)")
            #expect(result.code == 1 && result.errors.contains("connection refused"), "\(result)")
        }
    }

    @Test("SIGTERM lets a running scrape finish")
    func gracefulEnd() async throws {
        try await withDevice({ _ in .after(.seconds(1), .document(smallDocument())) }) { device in
            try configure("devices:\n- {name: gm, url: \(device.url)}")
            let service = try await TestService(folder)
            async let scrape = service.get("/metrics")
            while device.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            #expect(try await service.stop() == 0)
            let answer = try await scrape
            #expect(answer.status == 200)
            #expect(Scraped(answer.body)[#"lantime_up{device="gm"}"#] == "1")
        }
    }

    @Test("A second signal ends it at once, and waiting requests are answered with the reason")
    func impatientEnd() async throws {
        try await withDevice({ _ in .never }) { device in
            try configure("devices:\n- {name: gm, url: \(device.url), timeout: 30s}")
            let service = try await TestService(folder)
            async let scrape = service.get("/metrics")
            while device.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            service.process.send(SIGINT)
            _ = try await service.process.line(with: "stopping", "interrupt")
            service.process.send(SIGHUP)
            service.process.send(SIGINT)
            #expect(try await service.process.exitCode(within: 5) == 0)
            #expect(try await scrape.status == 503)
        }
    }

    @Test("A port in use is named, and the exit code is 1")
    func portInUse() async throws {
        try await withDevice({ _ in .status(404) }) { other in
            try configure("devices: []")
            let result = try await run(
                "--config.file=\(folder.file("lantime.yml"))", "--web.listen-address=127.0.0.1:\(other.port)")
            #expect(result.code == 1 && result.output.isEmpty)
            #expect(result.errors.contains("127.0.0.1:\(other.port)") && result.errors.contains("in use"), "\(result.errors)")
        }
    }

    @Test("It listens on several addresses")
    func severalAddresses() async throws {
        try configure("devices: []")
        let service = try await TestService(folder, "--web.listen-address=127.0.0.1:0")
        let ports = service.process.errors.matches(of: #/127\.0\.0\.1:(\d+)/#).compactMap { UInt16($0.output.1) }
        #expect(Set(ports).count == 2)
        for port in ports {
            #expect(try await rawRequest(SocketAddress(host: "127.0.0.1", port: port), "/-/ready").status == 200)
        }
        #expect(try await service.stop() == 0)
    }

    @Test("It does not start without a valid configuration, and reports all problems")
    func badConfiguration() async throws {
        let missing = try await run("--config.file=\(folder.file("none.yml"))", "--web.listen-address=127.0.0.1:0")
        #expect(missing.code == 1)
        #expect(
            missing.errors == "lantime_exporter: \(folder.file("none.yml")): cannot read the file: no such file or directory\n")

        try configure("devices:\n- {name: a, url: 'ftp://a'}\n- {name: a, url: 'http://b', timeout: soon}")
        let bad = try await run("--config.file=\(folder.file("lantime.yml"))", "--web.listen-address=127.0.0.1:0")
        #expect(bad.code == 1)
        let lines = bad.errors.split(separator: "\n")
        #expect(lines.count == 3 && lines.allSatisfy { $0.contains("lantime.yml:") }, "\(bad.errors)")
    }

    @Test("Weak settings are reported at start: unreadable secrets, plain-text credentials, no verification")
    func warnings() async throws {
        try configure(
            """
            auth: {m: {username: info, password_file: missing}}
            devices:
            - {name: clear, url: 'http://127.0.0.1:1', auth: m}
            - {name: blind, url: 'https://127.0.0.1:1', tls: {insecure_skip_verify: true}}
            """)
        let service = try await TestService(folder)
        let secret = try await service.process.line(with: "secret not readable")
        #expect(secret.contains("lantime.yml:1:") && secret.contains("\(folder.file("missing")): no such file or directory"))
        _ = try await service.process.line(with: "level=warn", "credentials travel unencrypted", "devices=1", "clear")
        _ = try await service.process.line(with: "level=warn", "TLS verification is off", "devices=1", "blind")
        // A scrape says the same in its own way, and the log names the device.
        let scraped = Scraped(try await service.get("/metrics").body)
        #expect(scraped.state("lantime_scrape_error", device: "clear") == "auth")
        #expect(scraped.state("lantime_scrape_error", device: "blind") == "connect")
        _ = try await service.process.line(with: "device=clear", "cannot read the secret from file")
        _ = try await service.process.line(with: "device=blind", "connection refused by 127.0.0.1 port 1")
        #expect(try await service.stop() == 0)
    }

    @Test(
        "The secret appears in no log line, on no page and in no argument, at any level, whatever the device answers",
        arguments: ["basic", "token"])
    func secrecy(method: String) async throws {
        try folder.write("password", password)
        let answers: [String: HTTPServerReply] = [
            "/ok": .document(smallDocument()), "/refused": .status(401), "/moved": .status(302, [("Location", "https://other/")]),
            "/broken": .document("{"),
        ]
        try await withDevice({ request in
            if request.method == "PUT" { return .document(#"{"token": "TOKEN0815"}"#) }
            return answers.first { request.path.hasPrefix($0.key) }?.value ?? .status(404)
        }) { device in
            let devices = answers.keys.sorted().map { "- {name: \($0.dropFirst()), url: '\(device.url)\($0)', auth: m}\n" }
                .joined()
            try configure("auth: {m: {username: info, password_file: password, method: \(method)}}\ndevices:\n" + devices)
            for format in ["logfmt", "json"] {
                let service = try await TestService(folder, "--log.level=debug", "--log.format=\(format)")
                var texts: [String] = []
                let pages = [
                    "/metrics", "/metrics", "/probe?target=refused", "/probe?target=nobody", "/sd", "/sd?style=classic",
                    "/config",
                    "/", "/devices/ok", "/devices/refused", "/sessions", "/sessions.json", "/collections", "/collections.json",
                ]
                for page in pages { texts.append(try await service.get(page).text) }
                let arguments = service.process.visibleArguments
                #expect(arguments.contains("--config.file"))
                texts.append(arguments)
                service.process.send(SIGHUP)
                _ = try await service.process.line(with: "configuration reloaded")
                #expect(try await service.stop() == 0)
                texts += [service.process.errors, service.process.output]
                #expect(service.process.errors.contains("refuses the"))
                for text in texts {
                    for secret in [password, basic, "TOKEN0815"] { #expect(!text.contains(secret), "\(text)") }
                }
            }
            let sent = Set(device.requests.compactMap { $0.header("Authorization") })
            #expect(sent.contains("Basic " + basic) && sent.contains("Bearer TOKEN0815") == (method == "token"))
        }
    }

    @Test("Logs are JSON lines on request")
    func jsonLog() async throws {
        try configure("devices: []")
        let service = try await TestService(folder, "--log.format=json")
        #expect(try await service.stop() == 0)
        let lines = service.process.errors.split(separator: "\n")
        #expect(lines.count >= 3)
        for line in lines { #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any]) }
    }

    @Test(
        "The metrics' path must not be that of another page",
        arguments: ["metrics", "/", "", "/probe", "/config", "/-/healthy", "/a b", "/a?b", "/a#b", "/a%20b"])
    func telemetryPath(path: String) async throws {
        try configure("devices: []")
        let result = try await run(
            "--config.file=\(folder.file("lantime.yml"))", "--web.listen-address=127.0.0.1:0", "--web.telemetry-path=\(path)")
        #expect(result.code == 2)
        #expect(result.errors.contains("--web.telemetry-path"))
    }
}

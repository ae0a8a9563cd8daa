import CertificateMaker
import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing

@Suite("check-config and probe", .timeLimit(.minutes(1)))
struct InspectionTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func configure(_ text: String) throws -> String {
        "--config.file=" + (try folder.write("lantime.yml", text))
    }

    // MARK: - check-config

    @Test(
        "A good configuration is confirmed in one line",
        arguments: [
            (0, "no devices: nothing will be read. Add one under devices:"), (1, "1 device, no problems"),
            (2, "2 devices, no problems"),
        ])
    func goodConfiguration(count: Int, said: String) async throws {
        let devices = (0..<count).map { "\n- {name: gm\($0), url: 'https://gm\($0)'}" }.joined()
        let file = try folder.write("lantime.yml", "devices:" + (count == 0 ? " []" : devices))
        for arguments in [["check-config", file], ["--config.check", "--config.file", file]] {
            let process = try ChildProcess(arguments)
            #expect(try await process.exitCode() == 0)
            #expect(process.output == "\(file): \(said)\n" && process.errors.isEmpty)
        }
    }

    @Test(
        "The check finds everything that would keep the exporter from starting",
        arguments: ["--web.telemetry-path=/probe", "--web.external-url=nowhere", "--web.max-requests=0"])
    func badFlag(flag: String) async throws {
        let file = try folder.write("lantime.yml", "devices: []")
        let result = try await run("--config.check", "--config.file=\(file)", flag)
        #expect(result.code == 2 && result.errors.contains(flag.prefix { $0 != "=" }), "\(result.errors)")
    }

    @Test("A path means a file, whatever its name; a named configuration adds its catalog files")
    func fileOperands() async throws {
        let copy = try folder.write("status", String(contentsOfFile: projectFile("Fixtures/m600-gps.json"), encoding: .utf8))
        let result = try await run("probe", copy)
        #expect(result.code == 0 && result.output.contains("lantime_sync_state{device=\"status\""), "\(result.errors)")
        let catalog = projectFile("docs/examples/xyz100.yml")
        let file = try folder.write("lantime.yml", "devices: []\ncatalog_files: ['\(catalog)']")
        let mapped = try await run("probe", projectFile("docs/examples/xyz100.json"), "--config.file=\(file)")
        #expect(mapped.code == 0 && mapped.output.contains("\nlantime_xyz"), "\(mapped.errors)")
        let missing = try await run("probe", copy, "--config.file=/nowhere.yml")
        #expect(missing.code == 1 && missing.errors.contains("/nowhere.yml"))
    }

    @Test("An unknown device is reported by name, with a similar configured one")
    func unknownDevice() async throws {
        let file = try folder.write("lantime.yml", "devices:\n- {name: fra-gm1, url: 'http://192.0.2.1'}")
        let result = try await run("probe", "fra-gm", "--config.file=\(file)")
        #expect(result.code == 1 && result.errors.contains("\"fra-gm\"; did you mean \"fra-gm1\"?"), "\(result.errors)")
    }

    @Test(
        "Without the default file, the message says where it was looked for",
        arguments: ["probe gm1", "explain gm1", "capture gm1", "serve"])
    func noConfiguration(command: String) async throws {
        let line = "cd '\(folder.path)' && exec '\(ChildProcess.exporter)' \(command)"
        let process = try ChildProcess(["-c", line], program: "/bin/sh")
        #expect(try await process.exitCode() == 1)
        #expect(
            process.errors.hasSuffix(
                "lantime.yml: cannot read the file: no such file or directory."
                    + " It is looked for where the command runs; --config.file names another.\n"))
    }

    @Test("All errors of a configuration are reported at once, each with its position")
    func badConfiguration() async throws {
        let file = try folder.write(
            "lantime.yml",
            """
            auth:
              m: {username: info, password: hunter2}
            devices:
              - {name: a, url: 'ftp://a'}
              - {name: a, url: 'https://b', auth: n}
              - {name: c, url: 'https://c', lable: x, collectors: {nonsense: true}}
            """)
        let result = try await run("check-config", file)
        #expect(result.code == 1 && result.output.isEmpty)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix(file + ":") })
        for (place, words) in [
            ("2:", "a password does not belong in this file"), ("4:", "must begin with https:// or http://"), ("5:", "a"),
            ("5:", "n"), ("6:", "lable"), ("6:", "nonsense"),
        ] {
            #expect(
                lines.contains { $0.hasPrefix("\(file):\(place)") && $0.contains(words) }, "\(place) \(words): \(result.errors)")
        }
        #expect(!result.errors.contains("hunter2"))
    }

    @Test("An unreadable secret is an error here, with its position in the file")
    func unreadableSecret() async throws {
        let file = try folder.write(
            "lantime.yml",
            "auth:\n  m: {username: info, password_file: missing}\ndevices:\n- {name: a, url: 'https://a', auth: m}")
        let result = try await run("check-config", file)
        #expect(result.code == 1)
        #expect(result.errors.hasPrefix("\(file):2:"))
        #expect(
            result.errors.hasSuffix("cannot read the secret from file \(folder.file("missing")): no such file or directory\n"))
    }

    @Test("A credential of systemd is an error only inside the service, which alone can read it")
    func credential() async throws {
        let file = try folder.write(
            "lantime.yml", "auth:\n  m: {username: info, credential: pw}\ndevices:\n- {name: a, url: 'https://a', auth: m}")
        func check(_ setting: String) async throws -> (code: Int32, output: String, errors: String) {
            let process = try ChildProcess(
                ["-c", "\(setting); exec '\(ChildProcess.exporter)' check-config '\(file)'"], program: "/bin/sh")
            return (try await process.exitCode(), process.output, process.errors)
        }
        let outside = try await check("unset CREDENTIALS_DIRECTORY")
        #expect(outside.code == 0 && outside.errors.isEmpty)
        #expect(
            outside.output
                == "\(file): 1 device, no problems\n"
                + "\(file):2:35: auth.m.credential: credential pw is not checked: only the service can read it\n")
        let inside = try await check("export CREDENTIALS_DIRECTORY='\(folder.path)'")
        #expect(inside.code == 1 && inside.output.isEmpty)
        #expect(
            inside.errors
                == "\(file):2:35: auth.m.credential: cannot read the secret from credential pw: no such file or directory\n")
        try folder.write("pw", "secret")
        let readable = try await check("export CREDENTIALS_DIRECTORY='\(folder.path)'")
        #expect(readable.code == 0 && readable.output == "\(file): 1 device, no problems\n")
    }

    // MARK: - probe

    @Test("A device's metrics are written to standard output, its phases to standard error")
    func probe() async throws {
        let document = try fixture("m600-gps.json")
        try await withDevice({ _ in .document(document) }) { device in
            let file = try configure("devices:\n- {name: gm, url: \(device.url)}")
            let text = try await run("probe", "gm", file)
            #expect(text.code == 0)
            #expect(text.output.contains("# TYPE lantime_up gauge\nlantime_up{device=\"gm\"} 1\n"))
            #expect(text.errors.hasPrefix("gm: collected\n"))
            for phase in ["name resolution", "connecting", "waiting for the first byte", "mapping \(document.utf8.count) bytes"] {
                #expect(text.errors.contains("  \(phase): "), "\(phase)")
            }
            let open = try await run("probe", "--openmetrics", file, device.url)
            #expect(open.code == 0 && open.output.hasSuffix("# EOF\n"))
        }
    }

    @Test("A file is mapped like a device", arguments: ["m600-gps", "m300-dcf77", "quirks", "envelope-data-status"])
    func probeFile(name: String) async throws {
        let result = try await run("probe", projectFile("Fixtures/\(name).json"))
        #expect(result.code == 0 && result.errors.hasPrefix("\(name): mapped\n  mapping: "))
        // A file is where a site tries what is understood.
        #expect(result.errors.contains("  not understood: ") == (name == "quirks"), "\(result.errors)")
        let scraped = Scraped(result.output)
        #expect(scraped.series.count > 10 && scraped.repeated.isEmpty)
        #expect(scraped.series.keys.allSatisfy { $0.contains("device=\"\(name)\"") })
    }

    /// How a device fails and what the operator reads.
    private struct Failing: Sendable {
        let name: String
        let answer: [UInt8]
        let message: String
    }

    private static let failing = [
        Failing(
            name: "unauthorised", answer: Array("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n".utf8),
            message: "auth: the device refuses the user name or password (HTTP 401)"),
        Failing(
            name: "truncated", answer: Array("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"data\":".utf8),
            message: "http: answer cut off"),
        Failing(
            name: "garbage",
            answer: Array("HTTP/1.1 200 OK\r\nContent-Length: \(10 << 20)\r\n\r\n".utf8)
                + [UInt8](repeating: 0x78, count: 10 << 20),
            message: "json: the answer is "),
        Failing(
            name: "too much",
            answer: Array("HTTP/1.1 200 OK\r\nContent-Length: \(20 << 20)\r\n\r\n".utf8)
                + [UInt8](repeating: 0x78, count: 20 << 20),
            message: "too_large: answer exceeds 16777216 bytes"),
        Failing(name: "silent", answer: [], message: "http: "),
    ]

    @Test("Each failure names the device and the cause, and the exit code is 1", arguments: failing.indices)
    func failures(index: Int) async throws {
        let failing = Self.failing[index]
        try folder.write("password", "open-sesame-4711")
        let device = try RawDevice(sending: failing.answer)
        defer { device.stop() }
        let file = try configure(
            "auth: {m: {username: info, password_file: password}}\ndevices:\n- {name: fra-gm1, url: '\(device.url)', auth: m}")
        let probe = try await run("probe", "fra-gm1", file)
        #expect(probe.code == 1)
        #expect(probe.errors.hasPrefix("fra-gm1: failed, \(failing.message)"), "\(probe.errors.prefix(300))")
        #expect(probe.output.contains("lantime_up{device=\"fra-gm1\"} 0\n") && probe.errors.utf8.count < 1000)
        let explain = try await run("explain", "fra-gm1", file)
        #expect(explain.code == 1 && explain.output.isEmpty)
        #expect(explain.errors.hasPrefix("lantime_exporter: fra-gm1: \(failing.message)"), "\(explain.errors.prefix(300))")
        #expect(!(probe.errors + probe.output + explain.errors).contains("open-sesame"))
    }

    @Test("Refused, timed out, wrong authority, wrong name: the message says which")
    func connections() async throws {
        let identity = try SelfSignedCertificate.make(
            commonName: "gm", ipAddresses: ["127.0.0.1"], notAfter: Int64(Date().timeIntervalSince1970) + 3600)
        let other = try SelfSignedCertificate.make(
            commonName: "other", dnsNames: ["other"], notAfter: Int64(Date().timeIntervalSince1970) + 3600)
        try folder.write("other.pem", other.certificateChainPEM)
        try folder.write("gm.pem", identity.certificateChainPEM)
        let port = try refusingPort()
        try await withDevice(tls: identity, { _ in .never }) { device in
            let file = try configure(
                """
                devices:
                - {name: refused, url: 'http://127.0.0.1:\(port)'}
                - {name: foreign, url: '\(device.url)', tls: {ca_file: other.pem}}
                - {name: renamed, url: '\(device.url)/b', tls: {ca_file: gm.pem, server_name: other.example}}
                - {name: slow, url: '\(device.url)/c', tls: {ca_file: gm.pem}, timeout: 300ms}
                - {name: nowhere, url: 'https://grandmaster.invalid'}
                """)
            for (name, message) in [
                ("refused", "connect: connection refused by 127.0.0.1 port \(port)"),
                ("foreign", "tls: certificate not trusted: "), ("renamed", "tls: certificate not trusted: "),
                ("slow", "timeout: no answer within 0.3 s"), ("nowhere", "dns: name grandmaster.invalid does not resolve"),
            ] {
                let result = try await run("probe", name, file)
                #expect(result.code == 1)
                #expect(result.errors.hasPrefix("\(name): failed, \(message)"), "\(result.errors)")
            }
        }
    }

    @Test("An argument that is neither device nor file is answered with the known devices", arguments: ["probe", "explain"])
    func unknownTarget(command: String) async throws {
        let file = try configure("devices:\n- {name: a, url: 'https://a'}\n- {name: b, url: 'https://b'}")
        let unknown = try await run(command, "c", file)
        #expect(unknown.code == 1 && unknown.errors.contains("has no device \"c\"; it has a, b"))
        let missing = try await run(command, folder.file("none.json"))
        #expect(missing.code == 1 && missing.errors.contains("\(folder.file("none.json")): no such file or directory"))
        let broken = try folder.write("broken.json", "{\"data\": ")
        let unreadable = try await run(command, broken)
        #expect(unreadable.code == 1 && unreadable.errors.hasPrefix("lantime_exporter: \(broken): "))
        for (name, text) in [("no-status.json", "{\"error\": \"busy\"}"), ("empty.json", "{\"data\": {}}")] {
            let path = try folder.write(name, text)
            let result = try await run(command, path)
            #expect(result.code == 1 && result.errors.contains("no status document"), "\(result.errors)")
        }
    }
}

import CertificateMaker
import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing

/// What an operator reads when something is wrong, and the next step in it.
@Suite("Messages", .timeLimit(.minutes(1)))
struct MessageTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func configure(_ text: String) throws -> String {
        "--config.file=" + (try folder.write("lantime.yml", text))
    }

    private func identity(_ name: String, addresses: [String] = []) throws -> TLSIdentity {
        try SelfSignedCertificate.make(
            commonName: name, dnsNames: ["\(name).example"], ipAddresses: addresses, notAfter: 4_000_000_000)
    }

    // MARK: - Certificates

    @Test("An untrusted device is shown with its certificate and the pin to paste, and gets no credentials")
    func untrusted() async throws {
        let identity = try identity("LANTIME")
        try folder.write("password", "open-sesame-4711")
        try folder.write("other.pem", try self.identity("other").certificateChainPEM)
        try await withDevice(tls: identity, { _ in .document(smallDocument()) }) { device in
            for tls in ["{}", "{ca_file: other.pem}"] {
                let file = try configure(
                    """
                    auth: {m: {username: info, password_file: password}}
                    devices:
                    - {name: gm, url: '\(device.url)', auth: m, tls: \(tls)}
                    """)
                for command in ["probe", "explain", "capture"] {
                    let result = try await run(command, "gm", file)
                    #expect(result.code == 1 && result.errors.contains("certificate not trusted"), "\(result.errors)")
                    for part in [
                        "subject: CN=LANTIME", "names: LANTIME.example", "valid until: 2096-10-02",
                        "tls: {pin_sha256: \"\(identity.publicKeyPin)\"}", "Compare it first",
                    ] {
                        #expect(result.errors.contains(part), "\(part): \(result.errors)")
                    }
                    #expect(result.errors.contains("not signed by \(folder.file("other.pem"))") == (tls != "{}"))
                }
            }
            #expect(device.requests.isEmpty)
        }
    }

    @Test("pin prints only the pin of a device to standard output; with it, the device is trusted")
    func pin() async throws {
        let identity = try identity("LANTIME")
        try await withDevice(tls: identity, { _ in .document(smallDocument()) }) { device in
            let result = try await run("pin", device.url)
            #expect(result.code == 0 && result.output == identity.publicKeyPin + "\n", "\(result.errors)")
            #expect(result.errors.contains("subject: CN=LANTIME") && device.requests.isEmpty)
            let pin = result.output.dropLast()
            let file = try configure("devices:\n- {name: gm, url: '\(device.url)', tls: {pin_sha256: '\(pin)'}}")
            #expect(try await run("probe", "gm", file).code == 0)
        }
        let plain = try await run("pin", "http://127.0.0.1:1")
        #expect(plain.code == 1 && plain.errors.contains("only https:// has a certificate"))
        let refused = try await run("pin", "https://127.0.0.1:\(try refusingPort())")
        #expect(refused.code == 1 && refused.errors.contains("connection refused"))
    }

    @Test("A pin in hexadecimal, as browsers show it, is recognised")
    func hexadecimalPin() async throws {
        let pin = String(repeating: "A1:", count: 31) + "A1"
        let file = try folder.write("lantime.yml", "devices:\n- {name: gm, url: 'https://a', tls: {pin_sha256: '\(pin)'}}")
        let result = try await run("check-config", file)
        #expect(result.code == 1 && result.errors.contains("lantime_exporter pin URL prints the right one"))
    }

    // MARK: - Answers

    @Test("A refused user is reported with profile and source of the password, and with a hint at a trailing space")
    func refusedUser() async throws {
        try folder.write("password", "s3cret \n")
        try await withDevice({ _ in .status(401) }) { device in
            let file = try configure(
                """
                auth: {monitoring: {username: info, password_file: password}}
                devices:
                - {name: gm, url: '\(device.url)', auth: monitoring}
                """)
            let result = try await run("probe", "gm", file)
            let said =
                "auth: the device refuses the user name or password (HTTP 401): user info of profile monitoring, "
                + "password from file \(folder.file("password")), which ends with a space"
            #expect(result.code == 1 && result.errors.hasPrefix("gm: failed, \(said)"), "\(result.errors)")
            #expect(!result.errors.contains("s3cret"))
        }
    }

    @Test("Using HTTP for HTTPS, and the reverse, is recognised")
    func mixedUp() async throws {
        try await withDevice(tls: try identity("gm"), { _ in .document(smallDocument()) }) { device in
            let plain = device.url.replacing("https://", with: "http://")
            let result = try await run("probe", "gm", configure("devices:\n- {name: gm, url: '\(plain)'}"))
            #expect(result.code == 1 && result.errors.contains("does the device want https://"), "\(result.errors)")
        }
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let secure = device.url.replacing("http://", with: "https://")
            let result = try await run("probe", "gm", configure("devices:\n- {name: gm, url: '\(secure)'}"))
            #expect(result.code == 1 && result.errors.contains("is its url http://?"), "\(result.errors)")
        }
    }

    @Test("A slot that the device lacks is reported with the existing ones; other spellings of a slot are accepted")
    func missingSlot() async throws {
        let document = try fixture("m600-gps.json")
        try await withDevice({ _ in .document(document) }) { device in
            let file = try configure(
                """
                devices:
                - {name: gm, url: '\(device.url)', slots: [CLK1, clk9]}
                - {name: same, url: '\(device.url)/', slots: [chassis0/clk1]}
                """)
            let missing = try await run("probe", "gm", file)
            #expect(missing.code == 0 && missing.errors.contains("slot clk9 is not in the device; it has "), "\(missing.errors)")
            #expect(!missing.errors.contains("slot clk1"))
            #expect(missing.output.contains("slot=\"clk1\""))
            let same = try await run("probe", "same", file)
            #expect(same.output.contains("slot=\"clk1\"") && !same.errors.contains("is not in the device"))
            let explained = try await run("explain", "gm", file)
            #expect(explained.errors.contains("slot clk9 is not in the device; it has "), "\(explained.errors)")
            #expect(!explained.output.contains("is not in the device"))
        }
    }

    // MARK: - Files

    @Test("A byte order mark is not part of the configuration or a password")
    func byteOrderMarks() async throws {
        try folder.write("password", "\u{FEFF}hunter2\r\n")
        try await withDevice({ request in
            request.header("Authorization") == "Basic aW5mbzpodW50ZXIy" ? .document(smallDocument()) : .status(401)
        }) { device in
            let file = try configure(
                "\u{FEFF}# comment\r\nauth: {m: {username: info, password_file: password}}\r\ndevices:\r\n"
                    + "- {name: gm, url: '\(device.url)', auth: m}\r\n")
            let result = try await run("probe", "gm", file)
            #expect(result.code == 0, "\(result.errors)")
        }
    }

    @Test("A configured name with a slash or .json wins over a file's", arguments: ["fra/gm4", "gm.json"])
    func nameFirst(name: String) async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let file = try configure("devices:\n- {name: \(name), url: '\(device.url)'}")
            for command in ["probe", "explain", "capture"] {
                let result = try await run(command, name, file)
                #expect(result.code == 0, "\(command): \(result.errors)")
            }
        }
    }

    @Test(
        "A wrongly indented block is reported with the line that it should align with",
        arguments: [
            ("devices:\n  - {name: a, url: 'https://a'}\n - {name: b, url: 'https://b'}", ":3:", "indented like"),
            ("devices:\n- name: a\n  url: https://a\n   timeout: 3s", ":4:", "not valid YAML"),
        ])
    func indentation(text: String, place: String, words: String) async throws {
        let file = try folder.write("lantime.yml", text)
        let result = try await run("check-config", file)
        #expect(result.code == 1 && result.errors.hasPrefix(file + place) && result.errors.contains(words), "\(result.errors)")
    }

    // MARK: - check-config and serve

    @Test("check-config reports secrets and certificates together with everything else")
    func allAtOnce() async throws {
        let (one, other) = (try identity("one"), try identity("other"))
        try folder.write("one.pem", one.certificateChainPEM)
        try folder.write("other.key", other.privateKeyPEM)
        let text = """
            auth: {m: {username: info, password_file: missing}}
            devices:
            - {name: a, url: 'https://a', auth: m, tls: {ca_file: missing.pem}}
            """
        let file = try folder.write("lantime.yml", text)
        let both = try await run("check-config", file)
        #expect(both.code == 1 && both.errors.contains("missing.pem") && both.errors.contains("cannot read the secret from"))
        let pair = try folder.write(
            "pair.yml", "devices:\n- {name: a, url: 'https://a', tls: {cert_file: one.pem, key_file: other.key}}")
        let mismatch = try await run("check-config", pair)
        #expect(
            mismatch.code == 1 && mismatch.errors.hasPrefix("\(pair): a: tls.cert_file \(folder.file("one.pem"))"),
            "\(mismatch.errors)")
    }

    @Test("check-config gives the same warnings as serve, one per fault, and names equal addresses")
    func warnings() async throws {
        try folder.write("password", "hunter2")
        let clear = (1...12).map { "- {name: clear\($0), url: 'http://a\($0)', auth: m}\n" }.joined()
        let file = try folder.write(
            "lantime.yml",
            "auth: {m: {username: info, password_file: password}}\ndevices:\n" + clear
                + "- {name: blind, url: 'https://b', tls: {insecure_skip_verify: true}}\n- {name: copy, url: 'https://b/', slots: [clk1, chassis1/IO3, slot-3]}\n"
        )
        let result = try await run("check-config", file)
        #expect(result.code == 0)
        let warnings = result.output.split(separator: "\n").filter { $0.hasPrefix("warning: ") }
        #expect(warnings.count == 4, "\(result.output)")
        #expect(warnings[0].hasPrefix("warning: credentials travel unencrypted: 12 devices (clear1, clear2,"))
        #expect(warnings[0].hasSuffix("and 2 more)"))
        #expect(warnings[1] == "warning: TLS verification is off, anyone can pose as the device: 1 device (blind)")
        #expect(warnings[2] == "warning: copy has the url of blind: https://b")
        #expect(warnings[3].hasPrefix("warning: copy: slot slot-3 can never match"))
    }

    @Test("A catalog file given as the configuration is recognised")
    func catalogFile() async throws {
        let result = try await run("check-config", projectFile("docs/examples/xyz100.yml"))
        #expect(result.code == 1 && result.errors.contains("this is a catalog file"), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1)
    }

    @Test("A port in use is reported with the way out")
    func takenPort() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let address = device.url.dropFirst("http://".count)
            let result = try await run(try configure("devices: []"), "--web.listen-address=\(address)")
            #expect(result.code == 1 && result.errors.contains("--web.listen-address takes another port"), "\(result.errors)")
        }
    }
}

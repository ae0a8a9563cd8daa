import CertificateMaker
import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing

/// What people who set the exporter up get wrong, and what they read then.
@Suite("Bad inputs", .timeLimit(.minutes(5)))
struct BadInputTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private static let all = BadInput.configurations + BadInput.devices + BadInput.commandLines

    @Test("Every message gives the place and the next step, never a secret and never a trap", arguments: all.indices)
    func message(_ index: Int) async throws {
        let input = Self.all[index]
        for (name, bytes) in input.files { try folder.write(name, bytes) }
        func placed(_ text: String) -> String {
            // A value may begin with @ itself, as in a mail address.
            text.replacing(#/(^|[=\s:])@(c\.yml|w\.yml|a\.json|none\.yml|none\.json|none\.pem|none|$)/#) { match in
                "\(match.output.1)\(folder.path)\(match.output.2.isEmpty ? "" : "/\(match.output.2)")"
            }
        }
        let child = try ChildProcess(input.arguments.map(placed))
        #expect(try await child.exitCode() == input.code, "\(child.errors)")
        for told in input.told.map(placed) { #expect(child.errors.contains(told), "\(told) is not in: \(child.errors)") }
        #expect(child.output.isEmpty && !child.errors.contains("s3cret"), "\(child.output)")
    }

    @Test("There are enough of them")
    func count() { #expect(Self.all.count >= 80) }

    /// An answer of a device, and what must be told of it.
    private static let answers: [(answer: String, told: [String])] = [
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n<html>Log in</html>  ",
            ["json: the answer is a web page", "next: curl http://"]
        ),
        ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ["json: ", "the answer is empty"]),
        ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", ["document: the answer is JSON but no status document"]),
        (
            "HTTP/1.1 302 Found\r\nLocation: https://gm/\r\nContent-Length: 0\r\n\r\n",
            ["redirects to https://gm/", "configure the final url"]
        ),
        (
            "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n",
            ["HTTP 403", "next: give the user of this profile the access level info"]
        ),
        ("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n", ["none is configured (HTTP 401)", "next: name a profile with auth:"]),
        (
            "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n",
            ["HTTP 404 for GET http://", "is the REST API enabled on its System page?"]
        ),
        ("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", ["HTTP 500", "next: does the device's web interface work?"]),
        ("SSH-2.0-OpenSSH_9.2\r\n", ["not an HTTP answer", "is it another service?"]),
        ("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"data\"", ["answer cut off", "next: curl -v http://"]),
    ]

    @Test("A wrong answer is reported with the queried address and the next step", arguments: answers.indices)
    func answer(_ index: Int) async throws {
        let device = try RawDevice(sending: Array(Self.answers[index].answer.utf8))
        defer { device.stop() }
        let file = try folder.write("lantime.yml", "devices: [{name: gm, url: '\(device.url)'}]")
        // Whatever is JSON can be captured; what is none is told as that of a file.
        for command in ["probe", "explain"] + (index < 3 ? [] : ["capture"]) {
            let result = try await run(command, "gm", "--config.file=\(file)")
            #expect(result.code == 1)
            for told in Self.answers[index].told + ["asked: GET \(device.url)/api/status"] {
                #expect(result.errors.contains(told), "\(command): \(told) is not in: \(result.errors)")
            }
        }
    }

    @Test("An expired certificate is not called untrusted, and a closed port suggests checking the port")
    func connections() async throws {
        let identity = try SelfSignedCertificate.make(
            commonName: "gm", ipAddresses: ["127.0.0.1"], notAfter: Int64(Date().timeIntervalSince1970) - 3600)
        try folder.write("gm.pem", identity.certificateChainPEM)
        let closed = try refusingPort()
        try await withDevice(tls: identity, { _ in .never }) { device in
            let file = try folder.write(
                "lantime.yml",
                """
                devices:
                - {name: expired, url: '\(device.url)', tls: {ca_file: gm.pem}}
                - {name: closed, url: 'http://127.0.0.1:\(closed)'}
                - {name: nowhere, url: 'https://gm.invalid'}
                - {name: hanging, url: '\(device.url)/x', tls: {insecure_skip_verify: true}, timeout: 200ms}
                """)
            for (name, told) in [
                ("expired", ["certificate has expired; make a new one on the device", "valid until: ", "pin_sha256"]),
                ("closed", ["connection refused", "next: is the port of url right"]),
                ("nowhere", ["does not resolve", "next: is the name right?"]),
                ("hanging", ["no answer within 0.2 s", "next: curl -kv https://"]),
            ] {
                let result = try await run("probe", name, "--config.file=\(file)")
                #expect(result.code == 1 && !result.errors.contains("not signed by"), "\(result.errors)")
                for words in told { #expect(result.errors.contains(words), "\(words) is not in: \(result.errors)") }
            }
        }
    }
}

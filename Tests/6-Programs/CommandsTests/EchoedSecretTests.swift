import Foundation
import HTTPServer
import TestFiles
import Testbench
import Testing

@Suite("Secrets that a device echoes", .timeLimit(.minutes(2)))
struct EchoedSecretTests {
    private static let password = "HUNTER2secret"
    private static let base64 = Data("info:HUNTER2secret".utf8).base64EncodedString()

    @Test(
        "appear in no output: log, metrics, pages, JSON, probe, explain, capture",
        arguments: [
            "http://x/?p=\(password)", "http://info:\(password)@x/", "http://x/\(password)/", "http://x/\(base64)",
            "//\(password)/",
            "http://x/%48UNTER2secret", "/login;token=\(password)#\(base64)",
        ])
    func redirect(location: String) async throws {
        try await withDevice({ _ in .status(302, [("Location", location)]) }) { device in
            try await check(device.url)
        }
    }

    @Test(
        "appear in no output when the answer is empty",
        arguments: [
            "HTTP/1.1 200 OK\r\nContent-Encoding: \(password)\r\nContent-Length: 2\r\n\r\n{}", "\(password) 200 OK\r\n\r\n",
            "HTTP/9.9 \(password)\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: \(password)\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: \(password)\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nContent-Length: 23\r\n\r\n{\"data\": \"\(password)\"",
            "HTTP/1.1 200 OK\r\nContent-Length: 32\r\n\r\n{\"data\": {\"\(password)\": tru}}",
            "HTTP/1.1 200 OK\r\n\(password)\r\nContent-Length: 2\r\n\r\n{}",
        ])
    func noAnswer(bytes: String) async throws {
        let device = try RawDevice(sending: Array(bytes.utf8))
        defer { device.stop() }
        try await check(device.url)
    }

    private func check(_ url: String) async throws {
        let folder = try TestFolder()
        try folder.write("password", Self.password)
        let file = try folder.write(
            "lantime.yml",
            "auth: {m: {username: info, password_file: password}}\ndevices:\n- {name: gm, url: '\(url)', auth: m, timeout: 2s}")
        let service = try await TestService(folder)
        var outputs: [(String, String)] = []
        for path in [
            "/metrics", "/probe?target=gm", "/", "/devices/gm", "/sessions", "/sessions.json", "/collections",
            "/collections.json", "/config", "/sd",
        ] {
            outputs.append((path, try await service.get(path).text))
        }
        for command in ["probe", "explain", "capture"] {
            let result = try await run(command, "gm", "--config.file=\(file)")
            #expect(result.code != 0)
            outputs.append((command, result.output + result.errors))
        }
        #expect(outputs.contains { $0.1.hasBytes(of: "lantime_up{device=\"gm\"} 0") })
        #expect(try await service.stop() == 0)
        outputs.append(("log", service.process.errors))
        for (name, text) in outputs {
            let lower = text.lowercased()
            for form in [Self.password, Self.base64, "%48UNTER2secret"] {
                #expect(!lower.hasBytes(of: form.lowercased()), "\(name): \(text.suffix(600))")
            }
        }
    }
}

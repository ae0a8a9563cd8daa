import Certificates
import Foundation
import TestFiles
import Testing
import Text

@Suite("Server certificates")
struct ServerCertificateTests {
    /// Made once, by another program: `openssl req -x509` with an EC key.
    private func make(_ arguments: String) throws -> (pem: [UInt8], pin: String) {
        let folder = try TestFolder()
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.arguments = [
            "-ec",
            """
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out cert.pem -days 2 \(arguments) 2>/dev/null
            openssl x509 -in cert.pem -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | openssl base64
            """,
        ]
        process.standardOutput = pipe
        try process.run()
        let pin = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let pem = try Data(contentsOf: URL(fileURLWithPath: folder.file("cert.pem")))
        return (Array(pem), pin.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    @Test("Subject, names, expiry and pin are read as other programs read them")
    func complete() throws {
        let made = try make("-subj '/O=Example/CN=LANTIME' -addext 'subjectAltName=DNS:gm.example,IP:192.0.2.10,IP:2001:db8::1'")
        let certificate = try #require(ServerCertificate(pem: made.pem))
        #expect(certificate.pin.base64 == made.pin)
        #expect(certificate.subject.contains("CN=LANTIME") && certificate.subject.contains("O=Example"))
        #expect(certificate.commonName == "LANTIME")
        #expect(certificate.names == ["gm.example", "192.0.2.10", "2001:db8::1"])
        #expect(abs(Double(certificate.notAfter) - Date().timeIntervalSince1970 - 2 * 86_400) < 600)
        #expect(certificate.description.hasSuffix(", valid until \(certificate.lastDay), pin sha256//\(made.pin)"))
    }

    @Test("Text in a certificate cannot control a terminal")
    func controlCharacters() throws {
        let made = try make("-utf8 -subj \"/CN=$(printf 'a\\033[31mb')\"")
        let certificate = try #require(ServerCertificate(pem: made.pem))
        #expect(!certificate.description.unicodeScalars.contains { $0.value < 0x20 })
        #expect(certificate.commonName?.contains("\u{1B}") == false)
    }

    @Test(
        "Data that is not a certificate gives none",
        arguments: ["", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func none(text: String) {
        #expect(ServerCertificate(pem: Array(text.utf8)) == nil)
    }
}

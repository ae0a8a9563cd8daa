import CertificateMaker
import HTTPServer
import TestFiles
import Testbench
import Testing

@testable import Fleet

@Suite("Devices behind TLS", .timeLimit(.minutes(1)))
struct TLSTests {
    private let folder: TestFolder
    private let notAfter: Int64 = 4_000_000_000

    init() throws { folder = try TestFolder() }

    private func identity(_ name: String = "gm", addresses: [String] = ["127.0.0.1"]) throws -> TLSIdentity {
        try SelfSignedCertificate.make(
            commonName: name, dnsNames: [name + ".example"], ipAddresses: addresses, notAfter: notAfter)
    }

    private func collect(_ device: FakeDevice, _ tls: String) async throws -> (DeviceCollection, Scraped) {
        let bench = try TestFleet("devices:\n- {name: gm, url: '\(device.url)', tls: {\(tls)}}", folder: folder)
        defer { bench.stop() }
        let collection = try await bench.collect("gm")
        return (collection, bench.scraped([collection]))
    }

    @Test("A trusted certificate is accepted and its expiry exported")
    func trusted() async throws {
        let identity = try identity()
        try folder.write("ca.pem", identity.certificateChainPEM)
        try await withDevice(tls: identity, { _ in .document(smallDocument()) }) { device in
            for tls in ["ca_file: ca.pem", "pin_sha256: '\(identity.publicKeyPin)'", "insecure_skip_verify: true"] {
                let (collection, scraped) = try await collect(device, tls)
                #expect(collection.error == nil)
                let expiry = scraped[#"lantime_tls_certificate_not_after_timestamp_seconds{device="gm"}"#]
                #expect(expiry == "\(notAfter)")
                #expect(scraped[#"lantime_scrape_phase_duration_seconds{device="gm",phase="tls"}"#] != nil)
            }
        }
    }

    @Test("A certificate of another authority, for another name or with another key is refused before any request")
    func refused() async throws {
        let identity = try identity(addresses: [])
        try folder.write("ca.pem", identity.certificateChainPEM)
        try folder.write("other.pem", try self.identity("other").certificateChainPEM)
        let otherPin = try self.identity("other").publicKeyPin
        let wrongName = "; set tls.server_name: gm.example, or use tls.pin_sha256: \(identity.publicKeyPin)"
        try await withDevice(tls: identity, { _ in .document(smallDocument()) }) { device in
            for (tls, cause, advice) in [
                ("", "certificate not trusted", "; tls.ca_file or tls.pin_sha256 says what to trust"),
                (
                    "ca_file: other.pem", "certificate not trusted",
                    "; it is not signed by \(folder.file("other.pem")) (tls.ca_file)"
                ),
                ("ca_file: ca.pem", "certificate not trusted", wrongName),
                ("ca_file: ca.pem, server_name: other.example", "certificate not trusted", wrongName),
                (
                    "pin_sha256: '\(otherPin)'",
                    "the certificate's public key is not the pinned one; the device has sha256//\(identity.publicKeyPin) (CN=gm",
                    "put this into tls.pin_sha256; if not, do not: someone may pose as the device"
                ),
            ] {
                let (collection, scraped) = try await collect(device, tls)
                #expect(collection.error?.errorClass == .tls, "\(tls)")
                #expect(collection.error?.cause.hasPrefix(cause) == true, "\(collection.error?.cause ?? "")")
                #expect(collection.error?.cause.hasSuffix(advice) == true, "\(tls): \(collection.error?.cause ?? "")")
                #expect(scraped.state("lantime_scrape_error", device: "gm") == "tls")
            }
            #expect(device.requests.isEmpty)
            let (named, _) = try await collect(device, "ca_file: ca.pem, server_name: gm.example")
            #expect(named.error == nil)
        }
    }

    @Test("A device that does not speak TLS")
    func plain() async throws {
        // A server may also reset the connection, which tells the client less.
        let device = try RawDevice(sending: Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
        defer { device.stop() }
        let bench = try TestFleet("devices:\n- {name: gm, url: 'https://127.0.0.1:\(device.port)'}")
        defer { bench.stop() }
        let error = try await bench.collect("gm").error
        #expect(error?.errorClass == .tls)
        #expect(error?.cause.contains("does not speak TLS") == true, "\(error?.cause ?? "")")
    }

    @Test("An expired certificate of a device that is not verified still shows when it expired")
    func expired() async throws {
        let identity = try SelfSignedCertificate.make(commonName: "gm", ipAddresses: ["127.0.0.1"], notAfter: 1_600_000_000)
        try folder.write("ca.pem", identity.certificateChainPEM)
        try await withDevice(tls: identity, { _ in .document(smallDocument()) }) { device in
            let (unverified, scraped) = try await collect(device, "insecure_skip_verify: true")
            #expect(unverified.error == nil)
            #expect(scraped[#"lantime_tls_certificate_not_after_timestamp_seconds{device="gm"}"#] == "1600000000")
            let (verified, _) = try await collect(device, "ca_file: ca.pem")
            #expect(verified.error?.errorClass == .tls)
        }
    }
}

import Certificates
import Foundation
import HTTPClient
import Secrets
import Testing
import Text

@Suite("TLS") struct TLSTests {
    let client = HTTPClient()
    let devices: TLSDevices

    init() throws {
        devices = try TLSDevices.shared.get()
    }

    private func report(_ url: String, _ tls: TLSOptions) async throws -> TLSDevices.Report {
        let response = try await client.send(HTTPClientRequest(url: url, tls: tls))
        return try JSONDecoder().decode(TLSDevices.Report.self, from: Data(response.body))
    }

    private func error(_ url: String, _ tls: TLSOptions) async throws -> HTTPClientError {
        try await failure(client, HTTPClientRequest(url: url, tls: tls))
    }

    private var trusting: TLSOptions { TLSOptions(caFile: devices.file("ca.pem")) }

    @Test func `accepts a certificate of the given authority, and measures the handshake`() async throws {
        let response = try await client.send(HTTPClientRequest(url: devices.keepAlive(), tls: trusting))
        let timings = response.timings
        #expect(response.status == 200)
        #expect(timings.tls > .zero && timings.connect > .zero)
        #expect(timings.dns + timings.connect + timings.tls + timings.firstByte <= timings.total)
    }

    @Test func `refuses a certificate of another authority, given or the system's`() async throws {
        for tls in [TLSOptions(caFile: devices.file("foreign.pem")), TLSOptions()] {
            let error = try await error(devices.keepAlive(), tls)
            #expect(error.kind == .tls)
            #expect(error.detail.hasPrefix("certificate not trusted: "))
            #expect(error.phase == .tlsHandshake)
        }
    }

    @Test func `names an authority file that is not there`() async throws {
        let error = try await error(devices.keepAlive(), TLSOptions(caFile: "/nowhere/ca.pem"))
        #expect(error.kind == .tls)
        #expect(error.detail == "no certificate to trust can be read from /nowhere/ca.pem")
    }

    @Test func `accepts the correct pin alone`() async throws {
        _ = try await report(devices.keepAlive(), TLSOptions(pinSHA256: devices.pin))
    }

    @Test func `refuses a wrong pin, even with the right authority or without verification`() async throws {
        let wrong = CertificatePin(sha256: Array(0..<32))
        for tls in [
            TLSOptions(pinSHA256: wrong), TLSOptions(caFile: devices.file("ca.pem"), pinSHA256: wrong),
            TLSOptions(pinSHA256: wrong, insecureSkipVerify: true),
        ] {
            let error = try await error(devices.keepAlive(), tls)
            #expect(error.kind == .tls)
            #expect(error.detail == "the certificate's public key is not the pinned one")
            // The handshake was complete, so the certificate is known, except where the authority refused it before.
            #expect(error.certificate?.pin == devices.pin)
        }
    }

    @Test func `shows its certificate to a client that does not trust it yet, and gets no request`() async throws {
        for url in [devices.keepAlive(), devices.closing()] {
            var request = HTTPClientRequest(url: url, authorization: .bearer(Secret("hunter2")))
            request.tls = TLSOptions(caFile: "/nowhere", pinSHA256: CertificatePin(sha256: Array(0..<32)))
            #expect(try await client.certificate(at: request).pin == devices.pin)
        }
        // The next request is none the wiser: it verifies again.
        #expect(try await error(devices.keepAlive(), TLSOptions()).kind == .tls)
        _ = try await report(devices.keepAlive(), TLSOptions(pinSHA256: devices.pin))
    }

    @Test func `requires both authority and pin if both are given`() async throws {
        _ = try await report(devices.keepAlive(), TLSOptions(caFile: devices.file("ca.pem"), pinSHA256: devices.pin))
        let error = try await error(devices.keepAlive(), TLSOptions(caFile: devices.file("foreign.pem"), pinSHA256: devices.pin))
        #expect(error.kind == .tls)
    }

    @Test func `accepts any certificate only on request, and only for that request`() async throws {
        _ = try await report(devices.keepAlive(), TLSOptions(insecureSkipVerify: true))
        #expect(try await error(devices.keepAlive(), TLSOptions()).kind == .tls)
    }

    @Test func `presents and verifies the given server name`() async throws {
        var tls = trusting
        tls.serverName = "device.test"
        let report = try await report(devices.keepAlive(), tls)
        #expect(report.sni == "device.test")
        #expect(devices.keepAlive().contains("//\(report.host)/"))
        tls.serverName = "other.test"
        let error = try await error(devices.keepAlive(), tls)
        #expect(error.kind == .tls)
        #expect(error.detail.contains("other.test"))
    }

    @Test func `refuses a certificate for another host`() async throws {
        let url = devices.keepAlive("localhost")
        let error = try await error(url, trusting)
        #expect(error.kind == .tls)
        #expect(error.detail.contains("localhost"))
    }

    @Test func `reports when the certificate expires, also on a reused connection and a resumed session`() async throws {
        let expected = devices.certificatesMade.timeIntervalSince1970 + 2 * 86_400
        for url in [devices.keepAlive(), devices.closing()] {
            for round in 0..<3 {
                let response = try await client.send(HTTPClientRequest(url: url, tls: trusting))
                let expiry = try #require(response.certificateExpiry)
                #expect(abs(Double(expiry) - expected) < 60)
                #expect(response.connectionReused == (round > 0 && url == devices.keepAlive()))
            }
        }
    }

    @Test func `sends a client certificate on request`() async throws {
        var tls = trusting
        tls.certificateFile = devices.file("monitor.pem")
        tls.keyFile = devices.file("monitor.key")
        #expect(try await report(devices.mutual, tls).client == "monitor")
        #expect(try await report(devices.keepAlive(), tls).client == nil)
    }

    @Test func `reports that the device refuses a client without certificate`() async throws {
        let error = try await error(devices.mutual, trusting)
        #expect(error.kind == .tls)
        #expect(error.detail.hasPrefix("refused by the device's TLS: "), "\(error.detail)")
    }

    @Test func `refuses an encrypted or missing key instead of asking for a pass phrase`() async throws {
        var tls = trusting
        tls.certificateFile = devices.file("monitor.pem")
        for key in ["locked.key", "missing.key"] {
            tls.keyFile = devices.file(key)
            let error = try await error(devices.mutual, tls)
            #expect(error.kind == .tls)
            #expect(error.detail.hasPrefix("own certificate or key not usable: "), "\(error.detail)")
        }
    }

    @Test func `resumes the sessions of many devices`() async throws {
        // More than the eight that a libcurl share object would hold.
        for round in 0..<2 {
            for last in 1...12 {
                let report = try await report(devices.closing("127.0.0.\(last)"), trusting)
                #expect(report.session_reused == (round > 0))
            }
        }
    }

    @Test func `parses the authorities once for all devices`() async throws {
        // Parsing the system's bundle costs far more than a handshake. The file is gone after the first device, so the
        // second one can be verified only by what was parsed before.
        let bundle = devices.file("bundle-\(UUID().uuidString).pem")
        try FileManager.default.copyItem(atPath: devices.file("ca.pem"), toPath: bundle)
        _ = try await report(devices.keepAlive("127.0.0.1"), TLSOptions(caFile: bundle))
        try FileManager.default.removeItem(atPath: bundle)
        _ = try await report(devices.keepAlive("127.0.0.2"), TLSOptions(caFile: bundle))
    }
}

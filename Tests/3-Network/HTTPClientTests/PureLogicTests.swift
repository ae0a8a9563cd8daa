import CCurl
import Glibc
import Testing

@testable import HTTPClient

@Suite("Milestones of a transfer") struct MilestonesTests {
    @Test(arguments: [
        (Milestones(), HTTPClientError.Phase.nameResolution),
        (Milestones(nameResolved: 1), .connecting),
        (Milestones(nameResolved: 1, connected: 2), .tlsHandshake),
        (Milestones(nameResolved: 1, hasNewConnection: true), .tlsHandshake),
        (Milestones(nameResolved: 1, connected: 2, tlsReady: 3, requestReady: 3), .waiting),
        (Milestones(nameResolved: 1, connected: 1, requestReady: 3), .waiting),
        (Milestones(nameResolved: 1, connected: 2, tlsReady: 3, requestReady: 3, firstByte: 4), .receiving),
    ])
    func `show the phase that did not end`(milestones: Milestones, phase: HTTPClientError.Phase) {
        #expect(milestones.phase(usesTLS: true) == phase)
        #expect(milestones.phase(usesTLS: false) == (phase == .tlsHandshake ? .connecting : phase))
    }

    @Test func `become consecutive durations`() {
        let milestones = Milestones(
            nameResolved: 1_000_000, hasNewConnection: true, connected: 3_000_000, tlsReady: 6_000_000, requestReady: 6_000_000,
            firstByte: 10_000_000, total: 15_000_000)
        #expect(
            milestones.timings
                == Timings(dns: .seconds(1), connect: .seconds(2), tls: .seconds(3), firstByte: .seconds(4), total: .seconds(15)))
    }

    @Test func `have no name resolution on a reused connection`() {
        let milestones = Milestones(
            nameResolved: 30, connected: 30, tlsReady: 30, requestReady: 1_000_000, firstByte: 2_000_030, total: 3_000_000)
        #expect(milestones.timings == Timings(firstByte: .seconds(2), total: .seconds(3)))
    }

    @Test func `that were not reached give no negative durations`() {
        let timings = Milestones(nameResolved: 2_000_000, total: 5_000_000).timings
        #expect(timings == Timings(dns: .seconds(2), total: .seconds(5)))
    }
}

@Suite("The end of a certificate") struct CertificateExpiryTests {
    @Test(
        arguments: [
            ("Nov  2 18:34:00 2036 GMT", 2_109_263_640), ("Jan  1 00:00:00 1970 GMT", 0),
            ("Feb 29 12:00:00 2000 GMT", 951_825_600),
            ("2036-11-02 18:34:00 GMT", 2_109_263_640), ("Dec 31 23:59:59 9999 GMT", 253_402_300_799),
        ] as [(Substring, Int64)])
    func `is read in the format of both TLS libraries`(text: Substring, seconds: Int64) {
        #expect(CertificateExpiry.unixSeconds(text) == seconds)
    }

    @Test(arguments: [
        "", "GMT", "Nov 2 18:34:00 2036", "Foo  2 18:34:00 2036 GMT", "Nov 32 18:34:00 2036 GMT", "2036-11 18:34 GMT",
    ])
    func `is absent if it cannot be read`(text: String) {
        #expect(CertificateExpiry.unixSeconds(text[...]) == nil)
    }

    @Test func `is remembered for a bounded number of devices`() {
        var expiries = CertificateExpiries(maximumCount: 2)
        for number in 0..<10 {
            expiries.note(Int64(number), for: "device \(number)")
            #expect(expiries["device \(number)"] == Int64(number))
        }
        #expect((0..<10).compactMap { expiries["device \($0)"] }.count == 2)
    }
}

@Suite("The words for a failure") struct ErrorMappingTests {
    @Test(arguments: [
        (CURLE_COULDNT_RESOLVE_PROXY, Int32(0), HTTPClientError.Kind.dns, "the proxy's name does not resolve"),
        (
            CURLE_COULDNT_CONNECT, EHOSTUNREACH, .connect,
            "no connection to gm port 443: no route to host; a firewall, another address, or the device is off"
        ),
        (CURLE_COULDNT_CONNECT, 0, .connect, "no connection to gm port 443: words"),
        (CURLE_OPERATION_TIMEDOUT, 0, .timeout, "name gm not resolved within 2.5 s"),
        (CURLE_SSL_CONNECT_ERROR, 0, .tls, "TLS handshake failed: words"),
        (CURLE_GOT_NOTHING, 0, .http, "gm port 443 closed the connection without an answer"),
        (CURLE_OUT_OF_MEMORY, 0, .http, "no valid answer: words"),
    ])
    func `name place and cause`(code: CURLcode, systemError: Int32, kind: HTTPClientError.Kind, text: String) throws {
        let request = HTTPClientRequest(url: "https://gm/", timeout: .milliseconds(2500))
        let endpoint = try Endpoint(url: request.url, serverName: nil)
        let error = TransferError(code: code, detail: "words", systemError: systemError).error(for: request, at: endpoint)
        #expect(error.kind == kind)
        #expect(error.description == text)
    }

    @Test(arguments: [
        (
            "tlsv13 alert certificate required", nil, HTTPClientError.Kind.tls,
            "refused by the device's TLS: tlsv13 alert certificate required"
        ),
        (
            "getpeername() failed", nil, .http,
            "connection to gm port 443 lost: closed by the device (does it want a client certificate?)"
        ),
        ("reset", "own.pem", .http, "connection to gm port 443 lost: reset"),
    ])
    func `suggest a client certificate if the lack of one may be the cause`(
        detail: String, certificate: String?, kind: HTTPClientError.Kind, text: String
    ) throws {
        let request = HTTPClientRequest(url: "https://gm/", tls: TLSOptions(certificateFile: certificate))
        let endpoint = try Endpoint(url: request.url, serverName: nil)
        let milestones = Milestones(nameResolved: 1, hasNewConnection: true, connected: 2, tlsReady: 3, requestReady: 3)
        let failure = TransferError(code: CURLE_RECV_ERROR, detail: detail, milestones: milestones)
        let error = failure.error(for: request, at: endpoint)
        #expect(error.kind == kind)
        #expect(error.detail == text)
    }
}

@Suite("An endpoint") struct EndpointTests {
    @Test func `is read by libcurl's own parser`() throws {
        let endpoint = try Endpoint(url: "https://[2001:db8::1]/api/status?x=1", serverName: "device.test")
        #expect(endpoint.place == "[2001:db8::1] port 443")
        #expect(endpoint.effectiveURL == "https://device.test/api/status?x=1")
        #expect(endpoint.usesTLS)
    }

    @Test func `without TLS ignores the server name`() throws {
        #expect(try Endpoint(url: "http://gm:8080/", serverName: "device.test").effectiveURL == "http://gm:8080/")
    }
}

@Suite("Response headers") struct ResponseHeadersTests {
    @Test func `are those after the last status line, in any case`() {
        var collector = ResponseCollector(maximumBodyBytes: 10)
        for line in [
            "HTTP/1.1 100 Continue\r\n", "X: interim\r\n", "\r\n", "HTTP/1.1 200 OK\r\n", "x:\t final \r\n", "XX: no\r\n",
            "e:\r\n", "\r\n",
        ] {
            let accepted = Array(line.utf8).withUnsafeBytes { collector.appendHeader($0) }
            #expect(accepted)
        }
        let headers = ResponseHeaders(block: collector.headerBlock)
        #expect(headers["X"] == "final")
        #expect(headers["E"]?.isEmpty == true)
        #expect(headers["missing"] == nil)
    }
    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\n", true), ("HTTP/1.0 404\r\n", true), ("HTTP/1.1 9999999999 OK\r\n", false),
        ("HTTP/1.1 20 OK\r\n", false), ("HTTP/1.1 OK\r\n", false), ("HTTP/1.1\r\n", false),
    ])
    func `begin with a status of three digits`(line: String, isAccepted: Bool) {
        var collector = ResponseCollector(maximumBodyBytes: 10)
        #expect(Array(line.utf8).withUnsafeBytes { collector.appendHeader($0) } == isAccepted)
        #expect((collector.violation == .malformedStatus) == !isAccepted)
    }
}

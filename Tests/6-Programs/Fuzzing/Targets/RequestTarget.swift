import Configuration
import HTTPServer
import LANTIMECatalog
import Logging
import StatusDocument
import TestFiles
import TestLog
import TestSockets
import Testbench
import Text
import Web

extension FuzzTarget {
    /// What a client sends, over a real connection to an exporter with a device behind it: request line, header fields, body,
    /// `collect[]`, `name[]`, parameters of pages. Every answer is one, none is 500, and nothing of the request becomes markup or a
    /// header field.
    static let request = FuzzTarget("request", .lines(words: requestWords)) {
        let exporter = try FuzzedExporter()
        return { try exporter.check($0) }
    }
}

/// An exporter that answers to whatever is sent.
private final class FuzzedExporter: Sendable {
    private let bench: TestFleet
    private let device: FakeDevice
    private let server: ExporterServer
    private let address: SocketAddress

    init() throws {
        let document = try fixture("m300-dcf77.json")
        device = try FakeDevice { _ in .document(document) }
        // Asked once; every later scrape is answered from memory.
        bench = try TestFleet("devices:\n  - {name: gm1, url: '\(device.url)', min_interval: 1h, labels: {site: fra}}\n")
        var configuration = HTTPServerConfiguration(addresses: [ListenAddress(host: "127.0.0.1", port: 0)])
        configuration.idleTimeout = .seconds(1)
        configuration.headerTimeout = .seconds(1)
        configuration.bodyTimeout = .seconds(1)
        server = try ExporterServer(bench.fleet, configuration, options: WebOptions(), logger: Logger(sink: bench.log))
        guard let address = server.addresses.first else { throw Finding("the exporter listens nowhere") }
        self.address = address
    }

    func check(_ input: [UInt8]) throws {
        let client = try RawClient(address, patience: 10)
        client.send(input)
        // Completes what was begun, and ends the connection.
        client.send("\r\n\r\nGET /-/healthy HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        let start = ContinuousClock.now
        let bytes = client.rest()
        try expect(start.duration(to: .now) < .seconds(8), "request: no end of the connection")
        var rest = bytes[...]
        while !rest.isEmpty { rest = try checkAnswer(rest) }
    }

    /// Checks the first answer and returns what follows it.
    private func checkAnswer(_ bytes: ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
            throw Finding("request: answer without a header: \(bytes.prefix(80).text)")
        }
        let head = bytes[..<end.lowerBound].text
        let lines = head.split(separator: "\r\n")
        let words = (lines.first ?? "").split(separator: " ", maxSplits: 2)
        guard words.count == 3, words[0] == "HTTP/1.1" || words[0] == "HTTP/1.0", let status = Int(words[1]) else {
            throw Finding("request: status line \((lines.first ?? "").debugDescription)")
        }
        try expect(Self.statuses.contains(status), "request: answer \(status)")
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let isText = line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
            guard isText, let colon = line.firstIndex(of: ":") else {
                throw Finding("request: header field \(line.debugDescription)")
            }
            fields[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        try expect(fields["x-fuzz"] == nil, "request: a header field of the client's making: \(head.debugDescription)")
        let following = bytes[end.upperBound...]
        // An answer to HEAD announces a body that does not come.
        guard status != 100, !following.isEmpty, !following.starts(with: "HTTP/1.".utf8) else { return following }
        guard let length = fields["content-length"].flatMap({ Int($0) }), length <= following.count else {
            throw Finding("request: body of \(following.count) bytes, announced \(fields["content-length"] ?? "nothing")")
        }
        try checkBody(Array(following.prefix(length)), fields, status)
        return following.dropFirst(length)
    }

    private func checkBody(_ body: [UInt8], _ fields: [String: String], _ status: Int) throws {
        let type = fields["content-type"] ?? ""
        if fields["content-encoding"] == "gzip" {
            return try expect(body.starts(with: [0x1F, 0x8B]), "request: gzip without its sign")
        }
        try expect(
            body.firstRange(of: Array("<fuzz".utf8)) == nil || !type.contains("html"), "request: markup of the client's making")
        guard status == 200 else { return }
        if type.hasPrefix("text/plain; version=0.0.4") { _ = try ExpositionReader(body, .prometheus) }
        if type.hasPrefix("application/openmetrics-text") { _ = try ExpositionReader(body, .openMetrics) }
        if type.hasPrefix("application/json") { _ = try StatusDocument(parsing: body) }
    }

    private static let statuses: Set<Int> = [100, 200, 304, 400, 403, 404, 405, 408, 411, 413, 414, 417, 429, 431, 501, 503, 505]
}

private let requestWords = [
    "GET", "HEAD", "POST", "PUT", "OPTIONS", "get", "HTTP/1.0", "HTTP/1.1", "HTTP/2.0", "HTTP/9.9", "/", "/metrics", "/probe",
    "/sd", "/config",
    "/devices/gm1", "/devices/%2e%2e", "/sessions", "/sessions.json", "/collections.json", "/runbooks/LantimeDeviceDown",
    "/-/metrics",
    "/-/reload", "/-/ready", "/style.css", "*", "http://x/metrics", "//", "?", "target=gm1", "target=http://127.0.0.1:1/",
    "module=x",
    "collect[]=ntp", "collect%5B%5D=sync", "exclude[]=ntp", "collect[]=%3Cfuzz%3E", "name[]=lantime_up", "name[]=", "q=<fuzz>",
    "q=%3Cfuzz%3E",
    "state=failing", "label=site%3Dfra", "group=site", "sort=seen", "%00", "%0d%0aX-Fuzz:%201", "%zz", "%", "%ff", "%c0%af",
    "%F0%9F%98%80", "&",
    "&&==", "Host: x", "Host:", "X-Fuzz: 1", "Content-Length: 0", "Content-Length: 5", "Content-Length: -1",
    "Content-Length: 99999999999999999999",
    "Content-Length: 5\r\nContent-Length: 6", "Transfer-Encoding: chunked", "Transfer-Encoding : chunked",
    "Transfer-Encoding: xchunked",
    "0\r\n\r\n", "5\r\nhello\r\n0\r\n\r\n", "ffffffffffffffff\r\n", "Expect: 100-continue", "Connection: close",
    "Connection: keep-alive",
    "Connection: Upgrade", "Accept: text/html", "Accept: application/openmetrics-text;version=1.0.0;q=0.5,text/plain;q=0.4",
    "Accept: */*;q=0", "Accept: text/plain;q=nan", "Accept-Encoding: gzip", "Accept-Encoding: gzip;q=0",
    "Accept-Encoding: *;q=1,identity;q=0",
    "Authorization: Basic !!!!", "Authorization: Basic Zm9vOmJhcg==", "Authorization: Bearer x", "Cookie: a=b",
    "X-Prometheus-Scrape-Timeout-Seconds: 1", "X-Prometheus-Scrape-Timeout-Seconds: nan",
    "X-Prometheus-Scrape-Timeout-Seconds: 1e999",
    "If-None-Match: *", "Origin: http://evil.example", "\r\n", "\n", "\r", "\0", " ", "\t", "\r\n continued", ";q=", ",", "é",
    "\u{202E}",
]

import Catalog
import Configuration
import Dispatch
import Fleet
import Glibc
import HTTPClient
import Journal
import LANTIMECatalog
import Logging
import Metrics
import TestFiles
import TestLog
import TestSockets
import Testbench
import Text
import Threading

extension FuzzTarget {
    /// What a device answers, byte for byte, to the real client: status line, header fields, chunks, gzip, body. It ends in one
    /// collection that can be read, the credentials stand nowhere in what is said of it, and it ends in time.
    static let answer = FuzzTarget("answer", .lines(words: answerWords)) {
        let device = try FuzzedDevice()
        return { try device.check($0) }
    }
}

/// A fleet of one device whose answers are the inputs.
private final class FuzzedDevice: Sendable {
    private static let password = "hunter2-fuzz-Secret"
    private let answer = Lock<[UInt8]>([])
    private let client = HTTPClient()
    private let catalog: CompiledCatalog
    private let configuration: Configuration
    private let folder: TestFolder

    init() throws {
        catalog = try CompiledCatalog.lantime(families: CollectionMetric.families)
        folder = try TestFolder()
        try folder.write("password", Self.password + "\n")
        let port = try Self.serve(answer)
        let yaml = """
            auth: {p: {username: fuzz, password_file: '\(folder.file("password"))'}}
            devices: [{name: d, url: 'http://127.0.0.1:\(port)', auth: p, timeout: 2s, max_body_size: 1MiB}]
            """
        configuration = try Configuration.parse(
            Array(yaml.utf8), file: folder.file("fuzz.yml"), knownCollectors: catalog.collectorNames)
    }

    /// Listens on a free port; each connection gets the answer of the moment to whatever it asks, and is closed.
    private static func serve(_ answer: Lock<[UInt8]>) throws -> UInt16 {
        let (listener, port) = try listeningSocket()
        try startThread(named: "fuzzed device") {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                var buffer = [UInt8](repeating: 0, count: 65536)
                _ = recv(connection, &buffer, buffer.count, 0)
                let bytes = answer.withLock { $0 }
                _ = Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
                close(connection)
            }
        }
        return port
    }

    func check(_ input: [UInt8]) throws {
        answer.withLock { $0 = input }
        let log = MemorySink()
        // A fleet of its own each time: after failures a device is left alone.
        let fleet = Fleet(configuration, catalog: catalog, client: client, logger: Logger(level: .debug, sink: log))
        let start = ContinuousClock.now
        let collections = blocking { await fleet.collect(fleet.devices, timeout: .seconds(5)) } ?? []
        try expect(start.duration(to: .now) < .seconds(8), "answer: the collection did not end in time")
        guard let collection = collections.first, collections.count == 1 else {
            throw Finding("answer: \(collections.count) collections")
        }
        let texts = [TextFormat.prometheus, .openMetrics].map { fleet.exposition.render([collection.samples], as: $0) }
        let open = try ExpositionReader.agree(prometheus: texts[0], openMetrics: texts[1])
        let up = open.families.first { $0.name == "lantime_up" }?.series.first?.value
        try expect(
            up == (collection.error == nil ? 1 : 0), "answer: up is \(up ?? .nan), the error \(collection.error?.cause ?? "none")"
        )
        let said =
            log.lines + [collection.error?.cause].compactMap(\.self) + fleet.journal.sessions().compactMap { $0.outcome?.error }
        for line in said {
            let secrets = [Self.password, Base64.encode(Array("fuzz:\(Self.password)".utf8))]
            try expect(!secrets.contains { line.contains($0) }, "answer: the credentials stand in: \(line)")
            let isOneLine = line.dropLast(line.hasSuffix("\n") ? 1 : 0).unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0.value != 0x7F
            }
            try expect(isOneLine, "answer: control characters in: \(line.debugDescription)")
        }
    }
}

/// Waits for a task on a thread that is not one of the tasks'.
private func blocking<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value? {
    let result = Lock<Value?>(nil)
    let done = DispatchSemaphore(value: 0)
    Task {
        let value = await body()
        result.withLock { $0 = value }
        done.signal()
    }
    done.wait()
    return result.withLock { $0 }
}

private let answerWords = [
    "HTTP/1.1 200 OK", "HTTP/1.0 200", "HTTP/1.1 204 No Content", "HTTP/1.1 206 Partial", "HTTP/1.1 301 Moved",
    "HTTP/1.1 401 Unauthorized",
    "HTTP/1.1 403 Forbidden", "HTTP/1.1 404 Not Found", "HTTP/1.1 429 Busy", "HTTP/1.1 500 Oops", "HTTP/1.1 503 Busy",
    "HTTP/1.1 999 X",
    "HTTP/1.1 99 X", "HTTP/2 200", "HTTP/1.1 101 Switching", "HTTP/1.1 100 Continue\r\n\r\n", "ICY 200 OK", "Content-Length: 0",
    "Content-Length: 5", "Content-Length: -1", "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked",
    "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: x", "Content-Encoding: gzip", "Content-Encoding: deflate",
    "Content-Encoding: br",
    "Content-Encoding: gzip, gzip", "Content-Type: application/json", "Content-Type: text/html",
    "Location: http://x/?p=hunter2-fuzz-Secret",
    "Location: http://u:hunter2-fuzz-Secret@x/", "Location: /ZnV6ejpodW50ZXIyLWZ1enotU2VjcmV0",
    "WWW-Authenticate: Basic realm=\"x\"",
    "WWW-Authenticate: Digest realm=\"hunter2-fuzz-Secret\", nonce=\"a\"", "Retry-After: 5", "Retry-After: -1",
    "Retry-After: 1e999",
    "Retry-After: Thu, 26 Nov 2026 14:00:00 GMT", "Set-Cookie: a=b", "Connection: close", "Trailer: X", "\r\n", "\n", "\r", "\0",
    "\u{1B}[31m",
    "\u{202E}", "5\r\nhello\r\n", "0\r\n\r\n", "0\r\nX: y\r\n\r\n", "ffffffffffffffff\r\n", "5;ext=1\r\n", "-5\r\n",
    "{\"data\": {\"system\": {\"uptime\": 1}}}",
    "<html>", "\u{1F}", "null", "[]", ": ", ":",
]

import Catalog
import Configuration
import HTTPClient
import HTTPServer
import Journal
import LANTIMECatalog
import Logging
import Metrics
import Platform
import Testbench
import Testing

@testable import Fleet

/// A device under a clock that the test moves.
private final class ClockedDevice: Sendable {
    let device: Device
    let log = MemorySink()
    let journal = Journal()
    private let client = HTTPClient()
    private let clock = Lock(1000.0)

    /// - Parameter settings: the device's keys after its name and URL, in YAML.
    init(_ url: String, _ settings: String = "", folder: TestFolder) throws {
        try folder.write("password", "open-sesame")
        let yaml = """
            auth: {m: {username: info, password_file: password}}
            devices:
            - {name: gm, url: '\(url)'\(settings)}
            """
        let catalog = try CompiledCatalog.lantime()
        let configuration = try Configuration.parse(
            Array(yaml.utf8), file: folder.file("lantime.yml"), knownCollectors: catalog.collectorNames)
        device = Device(
            try #require(configuration.devices.first), client: client, catalog: catalog,
            families: try #require(CollectionFamilies(catalog.families)), journal: journal,
            logger: Logger(level: .debug, sink: log), clock: { [clock] in clock.withLock { $0 } })
    }

    func advance(_ seconds: Double) { clock.withLock { $0 += seconds } }

    func collect() async -> Collection {
        await withCheckedContinuation { continuation in
            device.collect(until: .infinity, for: nil) { continuation.resume(returning: $0) }
        }
    }

    func stop() { client.shutdown() }
}

@Suite("Pauses of a device", .timeLimit(.minutes(1)))
struct PauseTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("An hour of scrapes every 15 s with a wrong password costs the device a handful of log-ins")
    func wrongPassword() async throws {
        try await withDevice({ _ in .status(401) }) { fake in
            let clocked = try ClockedDevice(fake.url, ", auth: m", folder: folder)
            defer { clocked.stop() }
            for _ in 0..<240 {
                let collection = await clocked.collect()
                #expect([.auth, .backoff].contains(collection.error?.errorClass))
                clocked.advance(15)
            }
            print("log-ins in an hour of scrapes every 15 s with a wrong password: \(fake.requests.count)")
            #expect((6...8).contains(fake.requests.count))
        }
    }

    @Test("A device that is off is left alone after three failures; its metrics, the log and the journal go on to say why")
    func off() async throws {
        let port = try refusingPort()
        let clocked = try ClockedDevice("http://127.0.0.1:\(port)", folder: folder)
        defer { clocked.stop() }
        for _ in 0..<3 { #expect(await clocked.collect().error?.errorClass == .connect) }
        let exposition = Exposition(try CompiledCatalog.lantime().families)
        for _ in 0..<5 {
            let collection = await clocked.collect()
            let error = try #require(collection.error)
            #expect(error.errorClass == .backoff && error.pauseClass == .connect)
            let cause = "because the last attempt failed: connection refused by 127.0.0.1 port \(port)"
            #expect(error.cause.contains(cause), "\(error.cause)")
            let scraped = Scraped(exposition.render([collection.samples], as: .prometheus))
            #expect(scraped[#"lantime_up{device="gm"}"#] == "0")
            #expect(scraped.state("lantime_scrape_error", device: "gm") == "backoff")
            #expect(scraped.state("lantime_scrape_backoff_cause", device: "gm") == "connect")
        }
        #expect(clocked.journal.sessions().count == 3)
        #expect(clocked.journal.collections().first?.outcome?.error?.contains("connection refused") == true)
        #expect(clocked.log.lines.filter { $0.contains("level=warn") && $0.contains("connection refused") }.count == 1)
    }

    @Test("A device that comes back is seen within a minute, and says nothing of a pause any more")
    func recovery() async throws {
        let isOff = Lock(true)
        try await withDevice({ _ in isOff.withLock { $0 } ? .never : .document(smallDocument()) }) { fake in
            let clocked = try ClockedDevice(fake.url, ", timeout: 100ms", folder: folder)
            defer { clocked.stop() }
            for _ in 0..<40 {
                _ = await clocked.collect()
                clocked.advance(15)
            }
            #expect((11...25).contains(fake.requests.count), "\(fake.requests.count) requests in ten minutes")
            isOff.withLock { $0 = false }
            var waited = 0.0
            while await clocked.collect().error != nil, waited < 600 {
                clocked.advance(15)
                waited += 15
            }
            #expect(waited <= 60)
            #expect(clocked.log.lines.contains { $0.contains("recovered after") })
        }
    }
}

import HTTPServer
import Journal
import Logging
import TestFiles
import Testbench
import Testing
import Threading

@testable import Fleet

@Suite("Pauses of a device", .timeLimit(.minutes(1)))
struct PauseTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("An hour of scrapes every 15 s with a wrong password causes a handful of log-ins")
    func wrongPassword() async throws {
        try await withDevice({ _ in .status(401) }) { fake in
            let clocked = try ClockedDevice(fake.url, ", auth: m", folder: folder)
            defer { clocked.stop() }
            for _ in 0..<240 {
                let collection = await clocked.collect()
                #expect([.auth, .backoff].contains(collection.error?.errorClass))
                clocked.advance(15)
            }
            #expect((6...8).contains(fake.requests.count))
        }
    }

    @Test("A device that is off is not queried after three failures; its metrics, the log and the journal still give the reason")
    func off() async throws {
        let port = try refusingPort()
        let clocked = try ClockedDevice("http://127.0.0.1:\(port)", folder: folder)
        defer { clocked.stop() }
        for _ in 0..<3 { #expect(await clocked.collect().error?.errorClass == .connect) }
        for _ in 0..<5 {
            let collection = await clocked.collect()
            let error = try #require(collection.error)
            #expect(error.errorClass == .backoff && error.pause?.errorClass == .connect)
            let cause = "because the last attempt failed: connection refused by 127.0.0.1 port \(port)"
            #expect(error.cause.contains(cause), "\(error.cause)")
            let scraped = clocked.scraped(collection)
            #expect(scraped[#"lantime_up{device="gm"}"#] == "0")
            #expect(scraped.state("lantime_scrape_error", device: "gm") == "backoff")
            #expect(scraped.state("lantime_scrape_backoff_cause", device: "gm") == "connect")
        }
        #expect(clocked.journal.sessions().count == 3)
        #expect(clocked.journal.collections().first?.outcome?.error?.contains("connection refused") == true)
        #expect(clocked.log.lines.filter { $0.contains("level=warn") && $0.contains("connection refused") }.count == 1)
    }

    @Test("A device that comes back is seen within a minute, and no longer reports a pause")
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

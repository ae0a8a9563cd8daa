import HTTPServer
import Platform
import TestFiles
import Testbench
import Testing
import Threading

@testable import Fleet

@Suite("min_interval", .timeLimit(.minutes(1)))
struct MinimumIntervalTests {
    private let folder: TestFolder
    private let series = #"lantime_system_uptime_seconds{device="gm"}"#
    private let timestamp = #"lantime_scrape_timestamp_seconds{device="gm"}"#

    init() throws { folder = try TestFolder() }

    /// A device whose uptime counts the requests, or that fails.
    private func withCountingDevice(
        _ settings: String, _ test: (ClockedDevice, FakeDevice, Lock<Bool>) async throws -> Void
    ) async throws {
        let isBroken = Lock(false)
        let count = Lock(0)
        let answer: FakeDevice.Answer = { _ in
            if isBroken.withLock({ $0 }) { return .status(500) }
            let number = count.withLock { count -> Int in
                count += 1
                return count
            }
            return .document(smallDocument(uptime: number))
        }
        try await withDevice(answer) { fake in
            let clocked = try ClockedDevice(fake.url, settings, folder: folder)
            defer { clocked.stop() }
            try await test(clocked, fake, isBroken)
        }
    }

    @Test("An earlier scrape reuses the last collection, with its time; a later one queries the device")
    func repeated() async throws {
        try await withCountingDevice(", min_interval: 60s") { clocked, fake, _ in
            let start = unixTimeNow()
            let first = clocked.scraped(await clocked.collect())
            #expect((start...unixTimeNow()).contains(first[timestamp].flatMap(Double.init) ?? 0))
            clocked.advance(59.9)
            let again = clocked.scraped(await clocked.collect())
            #expect(again.series == first.series && fake.requests.count == 1)
            clocked.advance(0.2)
            let later = clocked.scraped(await clocked.collect())
            #expect(later[series] == "2.5" && later[timestamp] != first[timestamp] && fake.requests.count == 2)
        }
    }

    @Test("Without it, every scrape queries the device")
    func off() async throws {
        try await withCountingDevice("") { clocked, fake, _ in
            for _ in 0..<3 { #expect(await clocked.collect().error == nil) }
            #expect(fake.requests.count == 3)
        }
    }

    @Test("A failure is neither repeated nor hidden by an earlier success")
    func failures() async throws {
        try await withCountingDevice(", min_interval: 1h") { clocked, fake, isBroken in
            #expect(await clocked.collect().error == nil)
            clocked.advance(3601)
            isBroken.withLock { $0 = true }
            for _ in 0..<3 {
                let failed = clocked.scraped(await clocked.collect())
                #expect(failed[#"lantime_up{device="gm"}"#] == "0" && failed[series] == nil)
            }
            #expect(fake.requests.count == 4)
            isBroken.withLock { $0 = false }
            #expect(await clocked.collect().error == nil, "the device is back")
        }
    }

    @Test("A page accepts an older collection up to a bound: a failure for 14 s, a success for the interval")
    func pages() async throws {
        try await withCountingDevice(", min_interval: 60s") { clocked, fake, isBroken in
            for (pause, requests) in [(0.0, 1), (30, 1), (29, 1), (2, 2)] {
                clocked.advance(pause)
                _ = await clocked.collectForPage()
                #expect(fake.requests.count == requests)
            }
            isBroken.withLock { $0 = true }
            for (pause, requests) in [(61.0, 3), (13, 3), (2, 4)] {
                clocked.advance(pause)
                #expect(await clocked.collectForPage().error != nil)
                #expect(fake.requests.count == requests)
            }
        }
    }
}

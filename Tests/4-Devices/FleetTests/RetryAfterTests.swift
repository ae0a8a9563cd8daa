import HTTPServer
import TestFiles
import Testbench
import Testing

@testable import Fleet

@Suite("Retry-After of devices", .timeLimit(.minutes(1)))
struct RetryAfterTests {
    @Test(
        "Retry-After is a number of seconds or a date by the device's own clock",
        arguments: [
            ("120", nil, 120), ("0", nil, nil), ("-5", nil, nil), ("1.5", nil, nil), ("soon", nil, nil), ("", nil, nil),
            ("Sun, 06 Nov 1994 08:49:37 GMT", nil, nil), ("Thu, 01 Jan 1970 00:17:40 GMT", nil, 60),
            ("Sun, 06 Nov 1994 08:51:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", 120),
            ("Tue, 01 Mar 2022 00:00:00 GMT", "Mon, 28 Feb 2022 23:59:00 GMT", 60), ("Sun, 06 Nov 1994 24:49:37 GMT", nil, nil),
            ("Tuesday, 01-Mar-22 00:00:00 GMT", "Mon, 28 Feb 2022 23:59:00 GMT", 60),
            ("Tue Mar  1 00:00:00 2022", "Mon, 28 Feb 2022 23:59:00 GMT", 60),
            ("Sun, 06 Nov 1994 08:51:37 CET", "Sun, 06 Nov 1994 08:49:37 GMT", nil),
        ] as [(String, String?, Double?)])
    func reading(_ text: String, _ date: String?, _ seconds: Double?) {
        let now = text.contains("1994") && date == nil ? 2e9 : 1000.0
        #expect(RetryAfter.seconds(text, date: date, now: now) == seconds)
    }

    @Test("A device is not queried for that long, 15 minutes at most, and then queried again")
    func pause() {
        for (asked, paused) in [(20.0, 20.0), (86_400, 900)] {
            var backoff = Backoff()
            let error = CollectionError(.http, "the device answers HTTP 503")
            backoff.failed(error, isRefusal: false, retryAfter: asked, now: 100, chance: 1)
            #expect(backoff.pause(now: 100)?.remaining == paused)
            #expect(backoff.pause(now: 100)?.isAskedFor == true && backoff.pause(now: 100)?.isRefusal == false)
            #expect(backoff.pause(now: 100 + paused) == nil)
            backoff.failed(error, isRefusal: false, now: 2000, chance: 1)
            #expect(backoff.pause(now: 2000) == nil)
        }
    }

    @Test("The pause has its own cause", arguments: [429, 503])
    func cause(_ status: Int) async throws {
        try await withDevice({ _ in .status(status, [("Retry-After", "30")]) }) { fake in
            let clocked = try ClockedDevice(fake.url, folder: try TestFolder())
            defer { clocked.stop() }
            let first = await clocked.collect()
            #expect(first.error?.errorClass == .http)
            #expect(first.error?.cause == "the device answers HTTP \(status) and asks for a pause of 30 s (Retry-After)")
            let second = await clocked.collect()
            #expect(clocked.scraped(second).state("lantime_scrape_error", device: "gm") == "backoff")
            #expect(clocked.scraped(second).state("lantime_scrape_backoff_cause", device: "gm") == "retry_after")
            #expect(fake.requests.count == 1)
            clocked.advance(30)
            _ = await clocked.collect()
            #expect(fake.requests.count == 2)
        }
    }

    @Test("The field is ignored in other answers", arguments: [500, 404])
    func others(_ status: Int) async throws {
        try await withDevice({ _ in .status(status, [("Retry-After", "30")]) }) { fake in
            let clocked = try ClockedDevice(fake.url, folder: try TestFolder())
            defer { clocked.stop() }
            for _ in 0..<3 { #expect(await clocked.collect().error?.errorClass == .http) }
            #expect(fake.requests.count == 3)
        }
    }
}

import Configuration
import HTTPServer
import Journal
import TestFiles
import Testbench
import Testing
import Threading

@testable import Fleet

@Suite("Collections for pages", .timeLimit(.minutes(1)))
struct RecentCollectionTests {
    @Test("However often pages ask, a device is queried once an interval, and a scrape's collection serves them too")
    func onceAnInterval() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            let fleet = bench.fleet
            for _ in 0..<5 {
                let recent = await fleet.recent(fleet.devices, maximumAge: .seconds(60), timeout: .seconds(5))
                #expect(recent.first?.collection?.error == nil && recent.first?.lastSuccess != nil)
            }
            #expect(device.requests.count == 1)
            let scrape = try #require(await fleet.collect(fleet.devices, timeout: .seconds(5)).first)
            #expect(device.requests.count == 2)
            let recent = await fleet.recent(fleet.devices, maximumAge: .seconds(60), timeout: .seconds(5))
            #expect(device.requests.count == 2 && recent.first?.collection?.start == scrape.start)
            _ = await fleet.recent(fleet.devices, maximumAge: .zero, timeout: .seconds(5))
            #expect(device.requests.count == 3)
        }
    }

    @Test("Results derived from a collection are kept until the next one, even while the device fails")
    func derivation() async throws {
        let answers = Lock([true, true, false])
        let isUp: @Sendable () -> Bool = { answers.withLock { $0.isEmpty ? false : $0.removeFirst() } }
        try await withDevice({ _ in isUp() ? .document(smallDocument()) : .status(500) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            var made = 0
            func look(maximumAge: Duration) async throws -> Int {
                let recent = await bench.fleet.recent(bench.fleet.devices, maximumAge: maximumAge, timeout: .seconds(5))
                let answer = try #require(recent.first.flatMap { $0.former ?? $0.collection })
                return answer.derived.value {
                    made += 1
                    return made
                }
            }
            #expect(try await look(maximumAge: .seconds(60)) == 1)
            #expect(try await look(maximumAge: .seconds(60)) == 1)
            #expect(try await look(maximumAge: .zero) == 2)
            #expect(try await look(maximumAge: .zero) == 2)
            #expect(device.requests.count == 3)
            let answer = try #require(bench.fleet.devices.first?.recent().former)
            #expect(answer.derived.value(where: { $0 != 2 }, make: { 3 }) == 3)
        }
    }

    @Test("An open page prepares each collection when it ends, also that of a scrape, until the page is closed")
    func preparation() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try ClockedDevice(device.url, folder: TestFolder())
            defer { bench.stop() }
            let prepared = Lock<[Double?]>([])
            _ = await bench.collect()
            let shown = await bench.collectForPage { recent in prepared.withLock { $0.append(recent.collection?.start) } }
            #expect(prepared.withLock { $0 } == [shown.start])
            bench.advance(30)
            let scraped = await bench.collect()
            #expect(prepared.withLock { $0 } == [shown.start, scraped.start])
            // A page that prepares nothing does not prolong it.
            bench.advance(30)
            _ = await bench.collectForPage()
            #expect(prepared.withLock { $0.count } == 3)
            bench.advance(10)
            _ = await bench.collect()
            #expect(prepared.withLock { $0.count } == 3 && device.requests.count == 5)
        }
    }

    @Test("A collection is not delayed because the client that wants it has many requests: others may wait for it")
    func priority() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try ClockedDevice(device.url, folder: TestFolder())
            defer { bench.stop() }
            let priorities = Lock<[TaskPriority]>([])
            // Not by the value of the task, because waiting for it would raise its priority.
            await withCheckedContinuation { continuation in
                _ = Task(priority: .low) {
                    _ = await bench.collectForPage { _ in priorities.withLock { $0.append(Task.currentPriority) } }
                    continuation.resume()
                }
            }
            #expect(priorities.withLock { $0 } == [.medium])
        }
    }

    @Test("A page does not wait for a slow device, and the next request shows the result")
    func impatience() async throws {
        try await withDevice({ _ in .after(.milliseconds(1500), .document(smallDocument())) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            let fleet = bench.fleet
            let first = await fleet.recent(fleet.devices, maximumAge: .seconds(60), timeout: .milliseconds(50))
            #expect(first.count == 1 && first.first?.collection == nil && first.first?.lastSuccess == nil)
            let second = await fleet.recent(fleet.devices, maximumAge: .seconds(60), timeout: .seconds(5))
            #expect(second.first?.collection?.error == nil && device.requests.count == 1)
        }
    }

    @Test("Without pages, a device keeps no collection")
    func unwatched() async throws {
        try await withDevice({ _ in .document(smallDocument()) }) { device in
            let bench = try TestFleet("devices:\n- {name: gm, url: \(device.url)}")
            defer { bench.stop() }
            _ = try await bench.collect("gm")
            let recent = try #require(bench.fleet.devices.first).recent()
            #expect(recent.collection == nil && recent.lastSuccess != nil)
        }
    }

    @Test("A request that joins a collection is counted, even at the moment of its end")
    func joins() async throws {
        let bench = try TestFleet(
            "http_sessions: {max_count: 10000}\ndevices:\n- {name: gm, url: 'http://127.0.0.1:\(refusingPort())'}")
        defer { bench.stop() }
        let (clients, rounds) = (8, 200)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<clients {
                group.addTask { for _ in 0..<rounds { _ = await bench.fleet.collect(bench.fleet.devices, timeout: .seconds(5)) } }
            }
        }
        #expect(bench.fleet.journal.collections().map(\.recipients).reduce(0, +) == clients * rounds)
    }
}

import Testing
import Threading

@testable import HTTPClient

/// Devices given by name, with a name server that takes its time.
@Suite("Slow names") struct SlowNamesTests {
    /// What a resolver under test was asked, and how many look-ups ran at once.
    final class SlowResolver: Sendable {
        struct Counts {
            var running = 0
            var most = 0
            var names: [String] = []
        }

        let counts = Lock(Counts())
        let delay: Duration

        init(_ delay: Duration) { self.delay = delay }

        /// Every name is this machine, except those that end in `.invalid`.
        @Sendable func lookUp(_ name: String) -> NameResolver.Answer {
            counts.withLock { counts in
                counts.running += 1
                counts.most = max(counts.most, counts.running)
                counts.names.append(name)
            }
            Bell().wait(atMost: delay)
            counts.withLock { $0.running -= 1 }
            return name.hasSuffix(".invalid") ? .failure : .addresses(["127.0.0.1"])
        }
    }

    private func client(_ slow: SlowResolver, threads: Int) -> HTTPClient {
        HTTPClient(resolver: NameResolver(maximumThreads: threads, lookUp: slow.lookUp))
    }

    @Test func `a fleet configured by name is answered completely with few look-ups at once`() async throws {
        let server = try LoopbackServer { _ in .sendAndClose(ok("up")) }
        defer { server.stop() }
        let slow = SlowResolver(.milliseconds(50))
        let client = client(slow, threads: 8)
        let answers = try await withThrowingTaskGroup { group in
            for number in 1...100 {
                let url = "http://device-\(number).test:\(server.port)/"
                group.addTask { try await client.send(HTTPClientRequest(url: url)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 100 && answers.allSatisfy { $0.text == "up" })
        #expect(answers.allSatisfy { $0.timings.dns >= .milliseconds(40) && $0.timings.dns <= $0.timings.total })
        let counts = slow.counts.withLock { $0 }
        #expect(counts.most == 8)
        #expect(Set(counts.names).count == 100 && counts.names.count == 100)
        client.shutdown()
    }

    @Test func `a name is not looked up again while its first look-up runs, and the late answer is used`() async throws {
        let server = try LoopbackServer { _ in .send(ok("up")) }
        defer { server.stop() }
        let slow = SlowResolver(.milliseconds(900))
        let client = client(slow, threads: 8)
        let url = "http://device.test:\(server.port)/"
        for _ in 1...3 {
            let error = try await failure(client, HTTPClientRequest(url: url, timeout: .milliseconds(150)))
            #expect(error.kind == .timeout && error.phase == .nameResolution)
            #expect(error.detail == "name device.test not resolved within 0.15 s")
            #expect(error.timings.dns >= .milliseconds(140))
        }
        #expect(try await client.send(HTTPClientRequest(url: url)).text == "up")
        #expect(slow.counts.withLock { $0.names } == ["device.test"])
        client.shutdown()
    }

    @Test func `the answer of a look-up from before a renewal serves nobody who asks later`() async throws {
        let slow = SlowResolver(.milliseconds(300))
        let resolver = NameResolver(maximumThreads: 2, lookUp: slow.lookUp)
        @Sendable func resolve() async -> NameResolver.Answer {
            await withCheckedContinuation { continuation in resolver.resolve("device.test") { continuation.resume(returning: $0) }
            }
        }
        async let first = resolve()
        let end = ContinuousClock.now + .seconds(5)
        while slow.counts.withLock({ $0.running }) == 0, .now < end { try await Task.sleep(for: .milliseconds(5)) }
        resolver.forget()
        #expect(await first == .addresses(["127.0.0.1"]))
        _ = await resolve()
        #expect(slow.counts.withLock { $0.names.count } == 2)
        _ = await resolve()
        #expect(slow.counts.withLock { $0.names.count } == 2)
    }

    @Test func `a kept connection needs no look-up`() async throws {
        let server = try LoopbackServer { _ in .send(ok("up")) }
        defer { server.stop() }
        let slow = SlowResolver(.zero)
        let client = client(slow, threads: 1)
        for _ in 1...3 { _ = try await client.send(HTTPClientRequest(url: "http://device.test:\(server.port)/")) }
        #expect(slow.counts.withLock { $0.names } == ["device.test"])
        #expect(server.connections == 1)
        client.shutdown()
    }

    @Test func `an unresolvable name fails alone, of a device or a proxy`() async throws {
        let server = try LoopbackServer { _ in .send(ok("up")) }
        defer { server.stop() }
        // Says at once that it wants no log-in.
        let socks = try LoopbackServer(greeting: "\u{5}\u{0}") { _ in .stall(after: []) }
        defer { socks.stop() }
        let slow = SlowResolver(.milliseconds(20))
        let client = client(slow, threads: 2)
        let device = try await failure(client, HTTPClientRequest(url: "http://gm.invalid:\(server.port)/"))
        #expect(device.kind == .dns && device.detail == "name gm.invalid does not resolve")
        let request = HTTPClientRequest(url: "http://gm.test/", proxy: .url("http://proxy.invalid:3128"))
        let proxy = try await failure(client, request)
        #expect(proxy.kind == .dns && proxy.detail == "the proxy's name does not resolve")
        // SOCKS 5 without h: the proxy is reached first, then the client looks the device up.
        let both = HTTPClientRequest(
            url: "http://gm2.invalid/", timeout: .seconds(2), proxy: .url("socks5://proxy.test:\(socks.port)"))
        let second = try await failure(client, both)
        #expect(second.kind == .dns, "\(second)")
        #expect(slow.counts.withLock { $0.names } == ["gm.invalid", "proxy.invalid", "proxy.test", "gm2.invalid"])
        client.shutdown()
    }

    @Test func `cancelling and shutting down end the wait for a look-up`() async throws {
        let slow = SlowResolver(.seconds(2))
        let client = client(slow, threads: 1)
        let cancelled = Task { try await failure(client, HTTPClientRequest(url: "http://a.test/")) }
        let shutDown = Task { try await failure(client, HTTPClientRequest(url: "http://b.test/")) }
        while slow.counts.withLock({ $0.names.isEmpty }) { await Task.yield() }
        cancelled.cancel()
        #expect(try await cancelled.value.kind == .cancelled)
        client.shutdown()
        #expect(try await shutDown.value.kind == .cancelled)
        #expect(slow.counts.withLock { $0.running } == 1, "the look-up still runs")
    }

    @Test func `the client's thread is alive as long as it works`() {
        let client = HTTPClient()
        #expect(client.isAlive(within: .seconds(5)))
        client.shutdown()
        #expect(client.isAlive(within: .zero))
    }
}

import Foundation
import Testing

@testable import Threading

@Suite struct ThreadsTests {
    @Test("a thread runs its body under its name, truncated to the kernel's limit")
    func name() async throws {
        let names = AsyncStream.makeStream(of: String.self)
        try startThread(named: "lantime-collector-1") {
            let name = try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8)
            names.continuation.yield(name ?? "unreadable")
        }
        var iterator = names.stream.makeAsyncIterator()
        #expect(await iterator.next() == "lantime-collect\n")
    }
}

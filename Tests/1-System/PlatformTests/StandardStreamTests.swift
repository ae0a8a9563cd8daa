import Foundation
import Testing
import Threading

@testable import Platform

@Suite struct StandardStreamTests {
    private func makePipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        return (ends[0], ends[1])
    }

    @Test("more than a pipe can buffer arrives complete, even through a non-blocking descriptor", arguments: [false, true])
    func writesAll(nonBlocking: Bool) async throws {
        let (reading, writing) = try makePipe()
        if nonBlocking { _ = fcntl(writing, F_SETFL, O_NONBLOCK) }
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let received = Lock<[UInt8]>([])
        let done = AsyncStream.makeStream(of: Void.self)
        try startThread(named: "reader") {
            var part = [UInt8](repeating: 0, count: 65_536)
            while case let count = read(reading, &part, part.count), count > 0 {
                let read = Array(part[..<count])
                received.withLock { $0 += read }
            }
            done.continuation.finish()
        }
        #expect(writeAll(bytes, to: writing) == .written)
        close(writing)
        for await _ in done.stream {}
        close(reading)
        #expect(received.withLock { $0 } == bytes)
    }

    @Test("a reader that has gone away is not an error")
    func readerGone() throws {
        Signals.ignoreBrokenPipes()
        let (reading, writing) = try makePipe()
        close(reading)
        defer { close(writing) }
        #expect(writeAll([1, 2, 3], to: writing) == .readerGone)
    }

    @Test("a failed write gives the cause")
    func failure() throws {
        let full = open("/dev/full", O_WRONLY)
        try #require(full >= 0)
        defer { close(full) }
        let outcome = writeAll([1], to: full)
        #expect(outcome == .failed(SystemCallError("write", code: ENOSPC)))
        guard case .failed(let error) = outcome else { return }
        #expect(error.description == "write: no space left on device")
    }

    @Test("an empty write succeeds")
    func empty() {
        #expect(writeAll([], to: -1) == .written)
    }
}

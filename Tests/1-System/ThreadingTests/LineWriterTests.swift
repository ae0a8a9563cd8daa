import Glibc
import Testing

@testable import Platform
@testable import Threading

@Suite("Lines for a reader that may be slow", .timeLimit(.minutes(1)))
struct LineWriterTests {
    @Test("nobody waits for a reader that has stopped, and lines arrive whole again when it goes on")
    func stopped() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }
        let writer = LineWriter(descriptor: ends[1])
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 999) + [UInt8(ascii: "\n")]
        var written = 0
        while writer.write(line) { written += 1 }
        #expect(written > 10)
        let start = monotonicSeconds()
        for _ in 0..<1000 { writer.write(line) }
        #expect(monotonicSeconds() - start < 5)
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        #expect(read(ends[0], &buffer, buffer.count) == written * line.count)
        #expect(writer.write(line))
        #expect(read(ends[0], &buffer, buffer.count) == line.count)
    }
}

import Glibc
import Testing

@testable import Platform
@testable import Threading

@Suite("Writing lines to a slow reader", .timeLimit(.minutes(1)))
struct LineWriterTests {
    @Test("no writer waits for a stalled reader, and lines arrive complete again when it continues")
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
        // The time is the promise: waiting a moment for room in each of them would add up.
        #expect(monotonicSeconds() - start < 5)
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        #expect(read(ends[0], &buffer, buffer.count) == written * line.count)
        #expect(writer.write(line))
        #expect(read(ends[0], &buffer, buffer.count) == line.count)
    }

    @Test("a signal that interrupts poll does not count as free space")
    func interrupted() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        // A handler that does nothing: only a caught signal interrupts a call.
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in }
        sigaction(SIGUSR2, &action, nil)
        let writer = LineWriter(descriptor: ends[1])
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 4096)
        while writer.write(line) {}
        // Room for less than a line, so that the next one waits in full; then none at all.
        var buffer = [UInt8](repeating: 0, count: 4096)
        #expect(read(ends[0], &buffer, buffer.count) == 4096)
        #expect(writer.write(line))
        let (outcome, done) = (Lock<Bool?>(nil), Bell())
        let thread = Lock<pthread_t?>(nil)
        try startThread(named: "writer") {
            thread.withLock { $0 = pthread_self() }
            let written = writer.write(line)
            outcome.withLock { $0 = written }
            done.ring()
        }
        for _ in 0..<200 where outcome.withLock({ $0 }) == nil {
            if let thread = thread.withLock({ $0 }), outcome.withLock({ $0 }) == nil { pthread_kill(thread, SIGUSR2) }
            usleep(2000)
        }
        // A writer that believes in room blocks in write(2) until somebody reads; the bell does not ring then.
        done.wait(atMost: .seconds(2))
        #expect(outcome.withLock { $0 } == false)
        while outcome.withLock({ $0 }) == nil {
            _ = read(ends[0], &buffer, buffer.count)
            usleep(1000)
        }
        ends.forEach { close($0) }
    }
}

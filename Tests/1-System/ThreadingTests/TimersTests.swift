import Platform
import Testing

@testable import Threading

@Suite("Timers")
struct TimersTests {
    @Test("fire in the order of their deadlines, not of their creation")
    func order() async {
        let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
        let handles = [(3, 60), (1, 20), (2, 40)].map { number, milliseconds in
            Timers.shared.after(.milliseconds(milliseconds)) { continuation.yield(number) }
        }
        var order: [Int] = []
        for await number in stream {
            order.append(number)
            if order.count == 3 { break }
        }
        #expect(order == [1, 2, 3])
        withExtendedLifetime(handles) {}
    }

    @Test("a cancelled timer does not fire")
    func cancelled() async {
        let fired = Lock(false)
        let handle = Timers.shared.after(.milliseconds(20)) { fired.withLock { $0 = true } }
        handle.cancel()
        await withCheckedContinuation { continuation in
            _ = Timers.shared.after(.milliseconds(60)) { continuation.resume() }
        }
        #expect(fired.withLock { $0 } == false)
    }

    @Test("cancelled timers release everything")
    func forgotten() {
        let timers = Timers()
        for _ in 0..<1000 { timers.after(.seconds(60)) {}.cancel() }
        let left = timers.after(.seconds(60)) {}
        #expect(timers.count == 1)
        left.cancel()
        #expect(timers.count == 0)
    }

    @Test("a timer that is due before all others fires on time, even behind a cancelled later one")
    func overtaking() async {
        let timers = Timers()
        timers.after(.seconds(60)) {}.cancel()
        let hasFired = Lock(false)
        let late = timers.after(.seconds(60)) { hasFired.withLock { $0 = true } }
        await withCheckedContinuation { continuation in
            _ = timers.after(.milliseconds(20)) { continuation.resume() }
        }
        #expect(!hasFired.withLock { $0 })
        late.cancel()
    }

    @Test("a thousand timers with random deadlines all fire, none early")
    func many() async {
        let missing = Lock(1000)
        let early = Lock(0)
        await withCheckedContinuation { continuation in
            for _ in 0..<1000 {
                let milliseconds = Int.random(in: 0...100)
                let due = monotonicSeconds() + Double(milliseconds) / 1000
                _ = Timers.shared.after(.milliseconds(milliseconds)) {
                    if monotonicSeconds() < due - 0.000_1 { early.withLock { $0 += 1 } }
                    let left = missing.withLock { missing -> Int in
                        missing -= 1
                        return missing
                    }
                    if left == 0 { continuation.resume() }
                }
            }
        }
        #expect(early.withLock { $0 } == 0)
    }
}

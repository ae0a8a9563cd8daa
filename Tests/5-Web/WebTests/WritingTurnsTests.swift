import Testing
import Threading

@testable import Web

@Suite("Turns to write answers", .timeLimit(.minutes(1)))
struct WritingTurnsTests {
    private let turns = WritingTurns()

    @Test("A large answer is written with the usual priority, because all clients wait for that turn; a small one is not")
    func priority() async {
        let turns = turns
        // Not by the value of the task, because waiting for it would raise its priority.
        let (large, small) = await withCheckedContinuation { continuation in
            _ = Task(priority: .low) {
                let large = await turns.write(for: "a", expected: WritingTurns.large) { Task.currentPriority }
                let small = await turns.write(for: "a", expected: WritingTurns.large - 1) { Task.currentPriority }
                continuation.resume(returning: (large, small))
            }
        }
        #expect(large == .medium, "\(large)")
        #expect(small == .low, "\(small)")
    }

    @Test("A request that is cancelled while it waits for its turn learns of it")
    func cancelled() async {
        let turns = turns
        let began = Bell()
        let mayEnd = Bell()
        let first = Task(executorPreference: WorkExecutor.shared) {
            await turns.write(for: "a", expected: WritingTurns.large) {
                began.ring()
                mayEnd.wait(atMost: .seconds(20))
            }
        }
        await withCheckedContinuation { continuation in
            try? startThread(named: "waits") {
                began.wait(atMost: .seconds(20))
                continuation.resume()
            }
        }
        let second = Task { await turns.write(for: "b", expected: WritingTurns.large) { Task.isCancelled } }
        second.cancel()
        mayEnd.ring()
        await first.value
        #expect(await second.value)
    }
}

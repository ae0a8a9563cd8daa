import Glibc
import Platform
import Testing

@testable import Threading

@Suite("Work executor")
struct WorkExecutorTests {
    @Test("ten thousand tasks from many threads all run")
    func many() async {
        let count = Lock(0)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<10_000 {
                group.addTask(executorPreference: WorkExecutor.shared) {
                    await Task.yield()
                    count.withLock { $0 += 1 }
                }
            }
        }
        #expect(count.withLock { $0 } == 10_000)
    }

    @Test(
        "blocking tasks do not keep others from running, and the replacement threads end afterwards", .timeLimit(.minutes(1))
    )
    func stuck() async {
        let executor = WorkExecutor(maximumThreads: 2)
        let bell = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
        sem_init(bell, 0, 0)
        nonisolated(unsafe) let blocked = bell
        let tasks = (0..<5).map { _ in Task(executorPreference: executor) { while sem_wait(blocked) != 0 {} } }
        for _ in 0..<3 {
            #expect(await Task(executorPreference: executor) { 42 }.value == 42)
        }
        #expect(executor.threadCount > 2)
        for _ in tasks { sem_post(bell) }
        for task in tasks { await task.value }
        let end = monotonicSeconds() + 10
        while executor.threadCount > 2, monotonicSeconds() < end { try? await Task.sleep(for: .milliseconds(10)) }
        #expect(executor.threadCount == 2)
        sem_destroy(bell)
        bell.deallocate()
    }

    @Test("a task that is handed over runs even if the thread that handed it over keeps no other one awake")
    func handedOn() async {
        for _ in 0..<200 {
            let answer = await Task(executorPreference: WorkExecutor.shared) {
                await withCheckedContinuation { continuation in
                    _ = Task(executorPreference: WorkExecutor.shared) { continuation.resume(returning: 42) }
                }
            }.value
            #expect(answer == 42)
        }
    }

    @Test("tasks that are handed over while their thread is busy run on other threads")
    func takenOver() async {
        let finished = await Task(executorPreference: WorkExecutor.shared) { () -> Int in
            let done = Lock(0)
            for _ in 0..<2 { _ = Task(executorPreference: WorkExecutor.shared) { done.withLock { $0 += 1 } } }
            // This thread gives nothing up; only another one can run the two.
            let end = monotonicSeconds() + 10
            while done.withLock({ $0 }) < 2, monotonicSeconds() < end {}
            return done.withLock { $0 }
        }.value
        #expect(finished == 2)
    }

    @Test("a task that a thread hands over before it blocks runs on a sleeping thread", .timeLimit(.minutes(1)))
    func handedOnThenBlocked() async {
        let executor = WorkExecutor(maximumThreads: 2)
        // Both threads exist and sleep: two tasks that wait for each other need both.
        let both = Lock(0)
        let pair = (0..<2).map { _ in
            Task(executorPreference: executor) {
                both.withLock { $0 += 1 }
                while both.withLock({ $0 }) < 2 {}
            }
        }
        for task in pair { await task.value }
        usleep(50_000)
        let ran = await Task(executorPreference: executor) { () -> Bool in
            let began = Bell()
            let done = Lock(false)
            _ = Task(executorPreference: executor) {
                done.withLock { $0 = true }
                began.ring()
            }
            began.wait(atMost: .seconds(10))
            return done.withLock { $0 }
        }.value
        #expect(ran)
    }

    @Test("an executor without references ends its threads and releases its resources", .timeLimit(.minutes(1)))
    func gone() async {
        weak var queue: WorkQueue?
        do {
            let executor = WorkExecutor(maximumThreads: 2)
            queue = executor.queue
            #expect(await Task(executorPreference: executor) { 42 }.value == 42)
        }
        let end = monotonicSeconds() + 10
        while queue != nil, monotonicSeconds() < end { try? await Task.sleep(for: .milliseconds(10)) }
        #expect(queue == nil)
    }
}

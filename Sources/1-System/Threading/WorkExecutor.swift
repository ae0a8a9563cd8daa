import CPlatform
import Glibc

/// Runs the tasks of scrapes on a few threads of its own (named `work`). Tasks must not block, as in Swift's default pool.
///
/// A scrape passes its work on several times: to the collection of a device, and back. The default pool wakes another thread
/// for every such step, which takes longer than the step itself and moves the work to another processor's cache. Here a step
/// that a thread passes on as its last act stays with this thread.
///
/// Tasks of low priority let others go first: those of a client with many requests do not delay those of other clients.
///
/// A task that blocks nevertheless, because a disk hangs, blocks one thread and not the exporter: when work has waited for a
/// tenth of a second and no thread has taken any, a sleeping thread is woken, or another one starts, which ends when there
/// is no work left.
public final class WorkExecutor: TaskExecutor, Sendable {
    /// The executor of the process; its threads start when they are needed.
    public static let shared = WorkExecutor(maximumThreads: max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    /// The threads keep it as well, so that the executor can be released while they sleep.
    let queue: WorkQueue

    init(maximumThreads: Int) {
        queue = WorkQueue(maximumThreads: maximumThreads)
    }

    deinit { queue.close() }

    /// How many threads there are.
    var threadCount: Int { queue.threadCount }

    /// Takes a job from any thread.
    public func enqueue(_ job: consuming ExecutorJob) {
        let letsOthersGoFirst = job.priority.rawValue < TaskPriority.medium.rawValue
        queue.add(UnownedJob(job), letsOthersGoFirst: letsOthersGoFirst, for: asUnownedTaskExecutor())
    }
}

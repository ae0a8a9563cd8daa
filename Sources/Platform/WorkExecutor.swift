import CPlatform
import Glibc

/// Runs the tasks of scrapes on a few threads of its own (named `work`). Tasks must not block, as in Swift's default pool.
///
/// A scrape hands its work on several times: to the collection of a device, and back. The default pool wakes another thread
/// for every such step, which costs more than the step itself and moves the work to another processor's cache. Here a step
/// that a thread hands on as its last act stays with this thread.
public final class WorkExecutor: TaskExecutor, @unchecked Sendable {
    /// The executor of the process; its threads start when they are needed.
    public static let shared = WorkExecutor(maximumThreads: max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let bell = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    /// What tells the executor's own threads from others: set in theirs.
    private var ownThread = pthread_key_t()
    private let maximumThreads: Int
    // Under the mutex:
    private var jobs: [UnownedJob] = []
    private var next = 0
    private var idle = 0
    private var threads = 0

    private init(maximumThreads: Int) {
        self.maximumThreads = maximumThreads
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(bell, nil)
        pthread_key_create(&ownThread, nil)
    }

    /// Takes a job from any thread.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isOwn = pthread_getspecific(ownThread) != nil
        pthread_mutex_lock(mutex)
        jobs.append(job)
        let staysHere = isOwn && jobs.count - next == 1
        let needsThread = !staysHere && idle == 0 && threads < maximumThreads
        let needsBell = !staysHere && idle > 0
        if needsThread { threads += 1 }
        pthread_mutex_unlock(mutex)
        // Without the lock, which the woken thread takes first of all.
        if needsBell { pthread_cond_signal(bell) }
        if needsThread { start() }
    }

    private func start() {
        do {
            try startThread(named: "work") { [self] in
                pthread_setspecific(ownThread, UnsafeRawPointer(mutex))
                while let job = take(waits: true) { job.runSynchronously(on: asUnownedTaskExecutor()) }
            }
        } catch {
            pthread_mutex_lock(mutex)
            threads -= 1
            let isAlone = threads == 0
            pthread_mutex_unlock(mutex)
            // Without any thread the work is done here rather than never.
            if isAlone { while let job = take(waits: false) { job.runSynchronously(on: asUnownedTaskExecutor()) } }
        }
    }

    /// The next job, in the order in which they came.
    private func take(waits: Bool) -> UnownedJob? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while next == jobs.count {
            jobs.removeAll(keepingCapacity: true)
            next = 0
            guard waits else { return nil }
            idle += 1
            pthread_cond_wait(bell, mutex)
            idle -= 1
        }
        next += 1
        // A long queue never empties completely; what is done must not pile up in front of it.
        if next > 1024 {
            jobs.removeFirst(next - 1)
            next = 1
        }
        return jobs[next - 1]
    }
}

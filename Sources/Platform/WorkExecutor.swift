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
    /// What tells the executor's own threads from others: set in theirs.
    private var ownThread = pthread_key_t()
    private let maximumThreads: Int
    // Under the mutex:
    private var jobs: [UnownedJob] = []
    private var next = 0
    /// The bells of the threads that sleep, the one that fell asleep last at the end: its caches are the warmest.
    private var sleepers: [UnsafeMutablePointer<sem_t>] = []
    private var threads = 0

    private init(maximumThreads: Int) {
        self.maximumThreads = maximumThreads
        pthread_mutex_init(mutex, nil)
        pthread_key_create(&ownThread, nil)
    }

    /// Takes a job from any thread.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isOwn = pthread_getspecific(ownThread) != nil
        pthread_mutex_lock(mutex)
        jobs.append(job)
        let staysHere = isOwn && jobs.count - next == 1
        let sleeper = staysHere ? nil : sleepers.popLast()
        let needsThread = !staysHere && sleeper == nil && threads < maximumThreads
        if needsThread { threads += 1 }
        pthread_mutex_unlock(mutex)
        // Without the lock, which the woken thread takes first of all.
        if let sleeper { sem_post(sleeper) }
        if needsThread { start() }
    }

    private func start() {
        do {
            try startThread(named: "work") { [self] in
                pthread_setspecific(ownThread, UnsafeRawPointer(mutex))
                let bell = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
                sem_init(bell, 0, 0)
                while let job = take(sleepingBy: bell) { job.runSynchronously(on: asUnownedTaskExecutor()) }
            }
        } catch {
            pthread_mutex_lock(mutex)
            threads -= 1
            let isAlone = threads == 0
            pthread_mutex_unlock(mutex)
            // Without any thread the work is done here rather than never.
            if isAlone { while let job = take(sleepingBy: nil) { job.runSynchronously(on: asUnownedTaskExecutor()) } }
        }
    }

    /// The next job, in the order in which they came.
    ///
    /// - Parameter bell: what wakes this thread when there is none now; without it `nil` is returned then.
    private func take(sleepingBy bell: UnsafeMutablePointer<sem_t>?) -> UnownedJob? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while next == jobs.count {
            jobs.removeAll(keepingCapacity: true)
            next = 0
            guard let bell else { return nil }
            sleepers.append(bell)
            pthread_mutex_unlock(mutex)
            // A signal may interrupt the sleep.
            while sem_wait(bell) != 0 {}
            pthread_mutex_lock(mutex)
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

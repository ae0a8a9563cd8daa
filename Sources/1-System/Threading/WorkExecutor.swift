import CPlatform
import Glibc
import Platform

/// Runs the tasks of scrapes on a few threads of its own (named `work`). Tasks must not block, as in Swift's default pool.
///
/// A scrape hands its work on several times: to the collection of a device, and back. The default pool wakes another thread
/// for every such step, which costs more than the step itself and moves the work to another processor's cache. Here a step
/// that a thread hands on as its last act stays with this thread.
///
/// A task that blocks all the same, because a disk hangs, costs a thread and not the exporter: when work has waited for a
/// tenth of a second and nothing was taken meanwhile, one more thread starts, which ends when there is no work left.
public final class WorkExecutor: TaskExecutor, @unchecked Sendable {
    /// The executor of the process; its threads start when they are needed.
    public static let shared = WorkExecutor(maximumThreads: max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// What tells the executor's own threads from others: set in theirs.
    private var ownThread = pthread_key_t()
    /// How many threads there are while none is stuck.
    private let maximumThreads: Int
    /// How many there are at the most.
    private static let limit = 256
    private static let patience = 0.1
    // Under the mutex:
    private var jobs: [UnownedJob] = []
    private var next = 0
    /// The bells of the threads that sleep, the one that fell asleep last at the end: its caches are the warmest.
    private var sleepers: [UnsafeMutablePointer<sem_t>] = []
    private var threads = 0
    /// When a thread last took a job or started, in monotonic seconds.
    private var lastTaken = 0.0
    private var isWatched = false

    init(maximumThreads: Int) {
        self.maximumThreads = maximumThreads
        pthread_mutex_init(mutex, nil)
        pthread_key_create(&ownThread, nil)
    }

    /// How many threads there are.
    var threadCount: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return threads
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
        // Also of a job that stays here: this thread may be stuck before it comes to it.
        let needsWatch = sleeper == nil && !needsThread && !isWatched
        if needsWatch { isWatched = true }
        pthread_mutex_unlock(mutex)
        // Without the lock, which the woken thread takes first of all.
        if let sleeper { sem_post(sleeper) }
        if needsThread { start() }
        if needsWatch { watch() }
    }

    /// Looks a little later whether what waits is being worked on, as long as anything waits.
    private func watch() {
        _ = Timers.shared.after(.seconds(Self.patience)) { [self] in
            let now = monotonicSeconds()
            pthread_mutex_lock(mutex)
            isWatched = next < jobs.count
            let goesOn = isWatched
            let isStuck = goesOn && sleepers.isEmpty && threads < Self.limit && now - lastTaken >= Self.patience
            if isStuck {
                threads += 1
                lastTaken = now
            }
            pthread_mutex_unlock(mutex)
            if isStuck { start() }
            if goesOn { watch() }
        }
    }

    private func start() {
        do {
            try startThread(named: "work") { [self] in
                pthread_setspecific(ownThread, UnsafeRawPointer(mutex))
                let bell = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
                sem_init(bell, 0, 0)
                while let job = take(sleepingBy: bell) { job.runSynchronously(on: asUnownedTaskExecutor()) }
                sem_destroy(bell)
                bell.deallocate()
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
    /// - Parameter bell: what wakes this thread when there is none now; without it `nil` is returned then, as it is to a thread
    ///   that was started because others were stuck.
    private func take(sleepingBy bell: UnsafeMutablePointer<sem_t>?) -> UnownedJob? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while next == jobs.count {
            jobs.removeAll(keepingCapacity: true)
            next = 0
            guard let bell else { return nil }
            if threads > maximumThreads {
                threads -= 1
                return nil
            }
            sleepers.append(bell)
            pthread_mutex_unlock(mutex)
            // A signal may interrupt the sleep.
            while sem_wait(bell) != 0 {}
            pthread_mutex_lock(mutex)
        }
        next += 1
        lastTaken = monotonicSeconds()
        // A long queue never empties completely; what is done must not pile up in front of it.
        if next > 1024 {
            jobs.removeFirst(next - 1)
            next = 1
        }
        return jobs[next - 1]
    }
}

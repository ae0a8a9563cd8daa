import CPlatform
import Glibc
import Platform

/// The jobs of a ``WorkExecutor`` and the threads that run them.
final class WorkQueue: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// Set in the executor's own threads, to distinguish them from others.
    private var ownThread = pthread_key_t()
    /// How many threads there are while none is stuck.
    private let maximumThreads: Int
    /// How many there are at the most.
    private static let limit = 256
    private static let patience = 0.1
    // Under the mutex:
    private var lines = WorkLines<UnownedJob>()
    /// The bells of the sleeping threads, the most recent one last: its caches are the warmest.
    private var sleepers: [UnsafeMutablePointer<sem_t>] = []
    private var threads = 0
    /// When a thread last took a job or started, in monotonic seconds.
    private var lastTaken = 0.0
    private var isWatched = false
    private var isClosed = false

    init(maximumThreads: Int) {
        self.maximumThreads = maximumThreads
        pthread_mutex_init(mutex, nil)
        pthread_key_create(&ownThread, nil)
    }

    deinit {
        pthread_key_delete(ownThread)
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    var threadCount: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return threads
    }

    /// Lets all threads end when there is no work left.
    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        let sleeping = sleepers
        sleepers = []
        pthread_mutex_unlock(mutex)
        for bell in sleeping { sem_post(bell) }
    }

    func add(_ job: UnownedJob, letsOthersGoFirst: Bool, for executor: UnownedTaskExecutor) {
        let isOwn = pthread_getspecific(ownThread) != nil
        pthread_mutex_lock(mutex)
        lines.append(job, letsOthersGoFirst: letsOthersGoFirst)
        let staysHere = isOwn && lines.count == 1
        let sleeper = staysHere ? nil : sleepers.popLast()
        let needsThread = !staysHere && sleeper == nil && threads < maximumThreads
        if needsThread { threads += 1 }
        // Also for a job that stays here: this thread may get stuck before it runs it.
        let needsWatch = sleeper == nil && !needsThread && !isWatched
        if needsWatch { isWatched = true }
        pthread_mutex_unlock(mutex)
        // Without the lock, which the woken thread takes first of all.
        if let sleeper { sem_post(sleeper) }
        if needsThread { start(for: executor) }
        if needsWatch { watch(for: executor) }
    }

    /// Checks a little later whether the waiting jobs are being run, as long as there are any.
    private func watch(for executor: UnownedTaskExecutor) {
        _ = Timers.shared.after(.seconds(Self.patience)) { [self] in
            let now = monotonicSeconds()
            pthread_mutex_lock(mutex)
            isWatched = !lines.isEmpty
            let goesOn = isWatched
            let isStuck = goesOn && now - lastTaken >= Self.patience
            // A job that a stuck thread kept for itself woke no other.
            let sleeper = isStuck ? sleepers.popLast() : nil
            let needsThread = isStuck && sleeper == nil && threads < Self.limit
            if needsThread { threads += 1 }
            if isStuck { lastTaken = now }
            pthread_mutex_unlock(mutex)
            if let sleeper { sem_post(sleeper) }
            if needsThread { start(for: executor) }
            if goesOn { watch(for: executor) }
        }
    }

    private func start(for executor: UnownedTaskExecutor) {
        do {
            try startThread(named: "work") { [self] in
                pthread_setspecific(ownThread, UnsafeRawPointer(mutex))
                let bell = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
                sem_init(bell, 0, 0)
                while let job = take(sleepingBy: bell) { job.runSynchronously(on: executor) }
                sem_destroy(bell)
                bell.deallocate()
            }
        } catch {
            pthread_mutex_lock(mutex)
            threads -= 1
            let isAlone = threads == 0
            pthread_mutex_unlock(mutex)
            // Without any thread, the work is done here rather than never.
            if isAlone { while let job = take(sleepingBy: nil) { job.runSynchronously(on: executor) } }
        }
    }

    /// The next job.
    ///
    /// - Parameter bell: wakes this thread if there is no job yet; without it `nil` is returned then, as it is to a thread
    ///   that was started because others were stuck, and to all once the queue is closed.
    private func take(sleepingBy bell: UnsafeMutablePointer<sem_t>?) -> UnownedJob? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while lines.isEmpty {
            guard let bell else { return nil }
            if threads > maximumThreads || isClosed {
                threads -= 1
                return nil
            }
            sleepers.append(bell)
            pthread_mutex_unlock(mutex)
            // A signal may interrupt the sleep.
            while sem_wait(bell) != 0 {}
            pthread_mutex_lock(mutex)
        }
        lastTaken = monotonicSeconds()
        return lines.take()
    }
}

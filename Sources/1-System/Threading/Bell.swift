import Glibc

/// Wakes one thread that waits for something to change. A ring while nobody waits is kept for the next wait.
public final class Bell: @unchecked Sendable {
    // Heap memory, because pthread objects must not move. `hasRung` is guarded by the mutex.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var hasRung = false

    /// A bell that has not rung.
    public init() {
        mutex.initialize(to: pthread_mutex_t())
        condition.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // The wall clock may be stepped, especially on a machine that monitors time servers.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Wakes the thread that waits, or the next that will. May be called on any thread.
    public func ring() {
        pthread_mutex_lock(mutex)
        hasRung = true
        pthread_mutex_unlock(mutex)
        pthread_cond_signal(condition)
    }

    /// Blocks the calling thread until the bell rings, at most for `duration` (`nil`: without bound).
    public func wait(atMost duration: Duration?) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        if let duration {
            var end = timespec()
            clock_gettime(CLOCK_MONOTONIC, &end)
            let (seconds, attoseconds) = max(duration, .zero).components
            let nanoseconds = end.tv_nsec + Int(attoseconds / 1_000_000_000)
            end.tv_sec += Int(min(seconds, 1_000_000_000)) + nanoseconds / 1_000_000_000
            end.tv_nsec = nanoseconds % 1_000_000_000
            while !hasRung, pthread_cond_timedwait(condition, mutex, &end) == 0 {}
        } else {
            while !hasRung { pthread_cond_wait(condition, mutex) }
        }
        hasRung = false
    }
}

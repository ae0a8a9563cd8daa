import CPlatform
import Glibc

/// A value that only one thread at a time can reach.
///
/// Backed by a pthread mutex rather than `Synchronization.Mutex`, because the thread sanitizer
/// understands the former and reports false races for the latter on Linux.
/// Lock it only briefly: it blocks the calling thread.
public final class Lock<Value>: @unchecked Sendable {
    // Inlinable, so that each use is compiled for its own type: a scrape takes dozens of locks.
    @usableFromInline let mutex: UnsafeMutablePointer<pthread_mutex_t>
    @usableFromInline var value: Value

    /// Takes ownership of `value`, which is then accessible only through `withLock`.
    public init(_ value: sending Value) {
        self.value = value
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Runs `body` with exclusive access to the value.
    @inlinable public func withLock<Result, Failure: Error>(
        _ body: (inout Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body(&value)
    }
}

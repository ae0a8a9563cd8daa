import Glibc

/// Lets its visitors pass when `count` of them have come.
final class Gate: @unchecked Sendable {
    // Used through the barrier calls only, which any thread may make.
    private let barrier = UnsafeMutablePointer<pthread_barrier_t>.allocate(capacity: 1)

    init(count: Int) {
        pthread_barrier_init(barrier, nil, UInt32(count))
    }

    deinit {
        pthread_barrier_destroy(barrier)
        barrier.deallocate()
    }

    func arrive() {
        _ = pthread_barrier_wait(barrier)
    }
}

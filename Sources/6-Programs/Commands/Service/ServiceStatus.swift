import Platform
import Threading

/// Notifies the service manager of the state of the service, in a valid order: nothing follows `stopping`, although a
/// reload may still be ending on another thread.
final class ServiceStatus: Sendable {
    private let notify: @Sendable (ServiceManager.State) -> Void
    private let isStopping = Lock(false)

    /// - Parameter notify: notifies the service manager.
    init(notify: @escaping @Sendable (ServiceManager.State) -> Void) {
        self.notify = notify
    }

    /// Reports a state, unless the service is already stopping.
    func notify(_ state: ServiceManager.State) {
        // Sent under the lock, so that nothing overtakes.
        isStopping.withLock { isStopping in
            guard !isStopping else { return }
            isStopping = state == .stopping
            notify(state)
        }
    }
}

import Glibc
import Platform

/// Runs `body` on a new detached thread; for C calls that block, which must not run in a task.
///
/// - Returns: false if the system has no thread left.
func startThread(_ name: String, _ body: @escaping @Sendable () -> Void) -> Bool {
    final class Start {
        let name: String
        let body: @Sendable () -> Void
        init(_ name: String, _ body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
    let start = Unmanaged.passRetained(Start(name, body))
    var thread = pthread_t()
    // Runs on the new thread.
    let created = pthread_create(
        &thread, nil,
        { argument in
            guard let argument else { return nil }
            let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
            nameCurrentThread(start.name)
            start.body()
            return nil
        }, start.toOpaque())
    guard created == 0 else {
        start.release()
        return false
    }
    pthread_detach(thread)
    return true
}

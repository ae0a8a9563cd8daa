import CPlatform
import Glibc
import Platform

/// Names the calling thread (at most 15 characters are kept), for `top -H` and debuggers.
public func nameCurrentThread(_ name: String) {
    cplatform_name_thread(String(name.prefix(15)))
}

/// Starts a thread for blocking calls, which must not run in a task or on a shared queue.
///
/// The thread cannot be joined: it must end by itself, or last as long as the process.
/// - Parameters:
///   - name: for `top -H` and debuggers; at most 15 characters are kept.
///   - body: what the new thread runs.
/// - Throws: ``SystemCallError`` if the system grants no further thread.
public func startThread(named name: String, _ body: @escaping @Sendable () -> Void) throws(SystemCallError) {
    let start = Unmanaged.passRetained(ThreadStart(name: name, body: body))
    var thread = pthread_t()
    // The closure runs on the new thread and consumes the one reference that was retained for it.
    let code = pthread_create(
        &thread, nil,
        { context in
            guard let context else { return nil }
            let start = Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue()
            nameCurrentThread(start.name)
            start.body()
            return nil
        }, start.toOpaque())
    guard code == 0 else {
        start.release()
        throw SystemCallError("pthread_create", code: code)
    }
    pthread_detach(thread)
}

/// Carries what a thread needs across the C call that starts it.
private final class ThreadStart: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

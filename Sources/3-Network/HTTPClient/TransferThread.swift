import CCurl
import Glibc
import Threading

/// The thread that all transfers run on: starts it, and ends it.
final class TransferThread: Sendable {
    let mailbox: Mailbox
    private let thread: Lock<pthread_t?>

    /// Fails if the system has no thread, no descriptor or no memory left.
    ///
    /// - Parameters:
    ///   - resolver: looks up names.
    ///   - connectionLifetime: how long a connection serves further requests, in seconds.
    init?(_ resolver: NameResolver, connectionLifetime: Int) {
        // Once in a process; libcurl counts further calls and does nothing.
        guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let flag = EventFlag() else { return nil }
        mailbox = Mailbox(raising: flag)
        guard let loop = TransferLoop(mailbox: mailbox, resolver: resolver, connectionLifetime: connectionLifetime) else {
            return nil
        }
        var identifier = pthread_t()
        let context = Unmanaged.passRetained(loop)
        // The thread inherits the mask, and libcurl's resolver threads after it: signals are for the main thread, and a
        // device that closes its connection while OpenSSL writes must not raise SIGPIPE.
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        let code = pthread_create(&identifier, nil, runTransferLoop, context.toOpaque())
        pthread_sigmask(SIG_SETMASK, &before, nil)
        thread = Lock(code == 0 ? identifier : nil)
        if code != 0 {
            context.release()
            return nil
        }
    }

    /// Fails running transfers and waits for the thread's end, which takes milliseconds. Later calls do nothing.
    func stop() {
        // Under the lock, so that a second caller does not return before the thread has ended.
        thread.withLock { thread in
            guard let identifier = thread else { return }
            thread = nil
            _ = mailbox.post(.stop)
            pthread_join(identifier, nil)
        }
    }
}

/// The I/O thread from its beginning to its end.
private func runTransferLoop(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    nameCurrentThread("http-client")
    Unmanaged<TransferLoop>.fromOpaque(context).takeRetainedValue().run()
    return nil
}

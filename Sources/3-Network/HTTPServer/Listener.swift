import CMicroHTTPD
import Glibc
import Platform
import Threading

/// One listening socket and the libmicrohttpd daemon, with its thread, that serves it.
///
/// `daemon` and `log` are set once in the initialiser; `quiesce` and `stop` are called by the stopping thread only.
final class Listener: @unchecked Sendable {
    let socket: ListeningSocket
    private let daemon: OpaquePointer
    private let context: Unmanaged<ServerCore>
    private let log: UnsafeMutablePointer<cmhd_log>
    /// -1 once the daemon has stopped; under the lock, so that no thread writes to a closed descriptor.
    private let waker: Lock<Int32>
    private let takesClients = Lock(true)

    /// - Parameter connectionLimit: libmicrohttpd's own limit, above which it leaves clients in the system's queue.
    init(
        _ socket: ListeningSocket, core: ServerCore, configuration: HTTPServerConfiguration, connectionLimit: Int
    ) throws(HTTPServerError) {
        let context = Unmanaged.passRetained(core)
        let log = UnsafeMutablePointer<cmhd_log>.allocate(capacity: 1)
        log.initialize(to: cmhd_log(line: DaemonCallbacks.log, context: context.toOpaque()))
        let priorities = TLSCredentials.priorities(configuration.tlsVersions)
        let daemon = priorities.withCString { priorities in
            var options = cmhd_options(
                listen_socket: socket.descriptor, tls: configuration.tls != nil, tls_priorities: priorities,
                connection_limit: UInt32(connectionLimit),
                inactivity_seconds: Self.wholeSeconds(configuration.idleTimeout), context: context.toOpaque(), log: log,
                accept: DaemonCallbacks.accept, connection: DaemonCallbacks.connection, target: DaemonCallbacks.target,
                handler: DaemonCallbacks.handle, completed: DaemonCallbacks.completed)
            return cmhd_start(&options)
        }
        guard let daemon else {
            context.release()
            log.deallocate()
            throw .engine(reason: core.lastLogLine ?? "libmicrohttpd gave no reason")
        }
        self.socket = socket
        self.daemon = daemon
        self.context = context
        self.log = log
        waker = Lock(cmhd_add_waker(daemon))
    }

    /// Makes the daemon process connections that it may have put off. Takes microseconds; any thread.
    func wake() {
        waker.withLock { if $0 >= 0 { cmhd_wake($0) } }
    }

    /// Accepts clients again after descriptors had run out, if some are free.
    ///
    /// - Returns: whether it does.
    func resumeAccepting() -> Bool {
        takesClients.withLock { !$0 || cmhd_resume_accepting(daemon) }
    }

    /// Accepts no more clients.
    func quiesce() {
        takesClients.withLock { $0 = false }
        MHD_quiesce_daemon(daemon)
        socket.refuseClients()
    }

    /// Closes all connections and ends the thread; blocks until it has. Every suspended connection must have been resumed,
    /// or libmicrohttpd aborts the process. Call it once, after `quiesce`.
    func stop() {
        MHD_stop_daemon(daemon)
        waker.withLock { waker in
            if waker >= 0 { close(waker) }
            waker = -1
        }
        socket.close()
        log.deallocate()
        context.release()
    }

    private static func wholeSeconds(_ duration: Duration) -> UInt32 {
        let (seconds, attoseconds) = max(duration, .zero).components
        return UInt32(clamping: max(1, seconds + (attoseconds > 0 ? 1 : 0)))
    }
}

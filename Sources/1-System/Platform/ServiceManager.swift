import CPlatform
import Glibc

/// The systemd that started the process, if it did: passes listening sockets, and is notified of the state of the process.
///
/// The protocols are those of sd_listen_fds(3) and sd_notify(3), without libsystemd.
public struct ServiceManager: Sendable {
    /// The states that the process reports to systemd.
    public enum State: Sendable, Equatable {
        /// It serves.
        case ready
        /// It reads its configuration again; `ready` follows.
        case reloading
        /// It ends.
        case stopping
        /// It is alive, as ``watchdogInterval`` demands.
        case alive
    }

    private let address: String?
    /// How often at least systemd must be notified that the process is alive (`WatchdogSec=`); it kills one that is silent for longer.
    /// `nil` when it does not watch.
    public let watchdogInterval: Duration?

    /// Finds out whether notifications are wanted (`$NOTIFY_SOCKET`), and how often (`$WATCHDOG_USEC`).
    ///
    /// - Parameters:
    ///   - environment: looks up an environment variable.
    ///   - process: the identifier of this process.
    public init(environment: (String) -> String? = environmentVariable, process: Int32 = getpid()) {
        // Without WATCHDOG_PID it applies to every process that has the variable.
        let isMeant = environment("WATCHDOG_PID").map { Int32($0) == process } ?? true
        watchdogInterval = environment("WATCHDOG_USEC").flatMap { Int64($0) }.flatMap {
            isMeant && $0 > 0 ? .microseconds($0) : nil
        }
        let path = environment("NOTIFY_SOCKET") ?? ""
        // A path, or after an @ a name in Linux' abstract namespace.
        address = path.hasPrefix("/") || path.hasPrefix("@") ? path : nil
    }

    /// Notifies systemd of the state of the process. It is not an error if nothing listens.
    public func notify(_ state: State) {
        guard let address else { return }
        let text =
            switch state {
            case .ready: "READY=1"
            case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(UInt64(monotonicSeconds() * 1_000_000))"
            case .stopping: "STOPPING=1"
            case .alive: "WATCHDOG=1"
            }
        _ = cplatform_send_datagram(address, text)
    }

    /// The sockets that systemd listens on for this process (`$LISTEN_FDS`), in its order; empty when there are none.
    ///
    /// - Parameters:
    ///   - environment: looks up an environment variable.
    ///   - process: the identifier of this process.
    public static func inheritedSockets(
        environment: (String) -> String? = environmentVariable, process: Int32 = getpid()
    ) -> [Int32] {
        // The variables are inherited by children of the process that they are meant for.
        guard environment("LISTEN_PID").flatMap({ Int32($0) }) == process,
            let count = environment("LISTEN_FDS").flatMap({ Int32($0) }), (1...1024).contains(count)
        else { return [] }
        // The first three are the standard streams.
        return Array(3..<3 + count)
    }
}

/// Lets the process open as many files as the system grants without a privilege. Each client and each device needs one.
///
/// - Returns: that number.
@discardableResult
public func raiseOpenFileLimit() -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
    if limit.rlim_cur < limit.rlim_max {
        var raised = limit
        raised.rlim_cur = limit.rlim_max
        if setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
    }
    return Int(clamping: limit.rlim_cur)
}

import Glibc

/// How the file descriptors of the process are divided among clients, devices and everything else.
public struct DescriptorBudget: Sendable, Equatable {
    /// Connections of clients that may be open.
    public let clients: Int
    /// Connections to devices that may be open, idle ones included.
    public let devices: Int

    /// For files, sockets that listen, and connections that are just being closed.
    private static let reserve = 32

    /// - Parameters:
    ///   - limit: descriptors that the process may have.
    ///   - wantedClients: connections that clients may have if there are enough descriptors.
    public init(limit: Int, wantedClients: Int) {
        let usable = max(limit - Self.reserve, 16)
        clients = max(min(wantedClients, usable / 2), 1)
        devices = max(usable - clients, 8)
    }

    /// The budget of this process under its current limit.
    public static func current(wantedClients: Int = 1024) -> DescriptorBudget {
        var files = rlimit()
        let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0
        return DescriptorBudget(limit: isKnown ? Int(clamping: files.rlim_cur) : 1024, wantedClients: wantedClients)
    }
}

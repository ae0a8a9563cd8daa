import Glibc
import Platform

extension HTTPServer {
    /// Whether every server thread still accepts a client and closes it. Blocks for up to `patience`, so it must not be called in a task.
    ///
    /// The client connects like any other, sends nothing and closes: that is not a request, needs neither
    /// a certificate nor a password, and shows that the thread accepts, reads and closes.
    public func isAlive(within patience: Duration) -> Bool {
        listeners.allSatisfy { $0.socket.letsGo(within: patience) }
    }
}

extension ListeningSocket {
    /// - Returns: false if the client was not accepted, or not closed, in time. A failure to connect at all, such
    ///   as for want of a descriptor or of the address, says nothing about the server.
    fileprivate func letsGo(within patience: Duration) -> Bool {
        guard let target = reachableAddress() else { return true }
        let deadline = monotonicSeconds() + patience / .seconds(1)
        let family = target.withUnsafeBytes { Int32($0.loadUnaligned(as: sa_family_t.self)) }
        let client = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard client >= 0 else { return true }
        defer { _ = Glibc.close(client) }
        let code = target.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { Glibc.connect(client, $0.baseAddress, socklen_t(target.count)) }
        }
        if code != 0 {
            guard errno == EINPROGRESS else { return true }
            guard becomesReady(client, for: POLLOUT, until: deadline) else { return false }
            var failure: Int32 = 0
            var length = socklen_t(MemoryLayout<Int32>.size)
            guard getsockopt(client, SOL_SOCKET, SO_ERROR, &failure, &length) == 0, failure == 0 else { return true }
        }
        shutdown(client, Int32(SHUT_WR))
        return becomesReady(client, for: POLLIN, until: deadline)
    }

    /// Where the socket listens, as a client on the same machine reaches it: not "any address" but the loopback one.
    private func reachableAddress() -> [UInt8]? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let code = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard code == 0 else { return nil }
        var address = withUnsafeBytes(of: &storage) { Array($0.prefix(Int(length))) }
        let host: Range<Int>
        var loopback: [UInt8]
        switch Int32(storage.ss_family) {
        case AF_INET:
            (host, loopback) = (4..<8, [127, 0, 0, 1])
        case AF_INET6:
            (host, loopback) = (8..<24, [UInt8](repeating: 0, count: 15) + [1])
            var onlyIPv6: Int32 = 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            getsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &onlyIPv6, &size)
            // The address ::ffff:127.0.0.1 exists even where IPv6 is disabled.
            if onlyIPv6 == 0 { loopback = [UInt8](repeating: 0, count: 10) + [255, 255, 127, 0, 0, 1] }
        default: return nil
        }
        guard address.count >= host.upperBound else { return nil }
        if address[host].allSatisfy({ $0 == 0 }) { address.replaceSubrange(host, with: loopback) }
        return address
    }
}

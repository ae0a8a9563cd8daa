import CMicroHTTPD
import Glibc
import Platform

/// A TCP socket that listens. Opened here and not by libmicrohttpd, which cannot say what failed.
struct ListeningSocket {
    let descriptor: Int32
    let address: SocketAddress
    /// A service manager keeps its own copy of an inherited socket, which must continue listening when this server stops.
    let isInherited: Bool

    /// Opens every address of the host. A host that resolves to several addresses needs only one to work:
    /// `localhost` is also ::1 where IPv6 is disabled.
    static func open(_ wanted: ListenAddress) throws(HTTPServerError) -> [ListeningSocket] {
        guard let host = wanted.host else { return [try openAll(wanted)] }
        var sockets: [ListeningSocket] = []
        var failure: Int32 = 0
        for candidate in try resolve(host, wanted) {
            do throws(SystemError) {
                sockets.append(try bind(candidate, onlyIPv6: true))
            } catch {
                failure = error.number
                guard error.number == EADDRNOTAVAIL || error.number == EAFNOSUPPORT else {
                    sockets.forEach { $0.close() }
                    throw .cannotListen(address: wanted.description, reason: systemErrorText(error.number))
                }
            }
        }
        guard !sockets.isEmpty else {
            throw .cannotListen(address: wanted.description, reason: systemErrorText(failure))
        }
        return sockets
    }

    /// Takes over a descriptor that already listens.
    static func inherit(_ descriptor: Int32) throws(HTTPServerError) -> ListeningSocket {
        var listening: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listening, &length) == 0 else {
            throw .notAListeningSocket(descriptor: descriptor, reason: systemErrorText(errno))
        }
        guard listening != 0, let address = boundAddress(descriptor) else {
            throw .notAListeningSocket(descriptor: descriptor, reason: "it is not a listening TCP socket")
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        return ListeningSocket(descriptor: descriptor, address: address, isInherited: true)
    }

    func close() {
        _ = Glibc.close(descriptor)
    }

    /// Makes the system refuse further clients at once, rather than let them wait in the queue.
    func refuseClients() {
        if !isInherited { cmhd_shut_down(descriptor) }
    }

    private struct SystemError: Error { let number: Int32 }

    /// One IPv6 socket that also accepts IPv4 clients; IPv4 alone where the system has no IPv6.
    private static func openAll(_ wanted: ListenAddress) throws(HTTPServerError) -> ListeningSocket {
        var v6 = sockaddr_in6()
        v6.sin6_family = sa_family_t(AF_INET6)
        v6.sin6_port = wanted.port.bigEndian
        var v4 = sockaddr_in()
        v4.sin_family = sa_family_t(AF_INET)
        v4.sin_port = wanted.port.bigEndian
        do throws(SystemError) {
            do throws(SystemError) {
                return try bind(withUnsafeBytes(of: &v6) { Array($0) }, onlyIPv6: false)
            } catch  where error.number == EAFNOSUPPORT || error.number == EADDRNOTAVAIL {
                return try bind(withUnsafeBytes(of: &v4) { Array($0) }, onlyIPv6: false)
            }
        } catch {
            throw .cannotListen(address: wanted.description, reason: systemErrorText(error.number))
        }
    }

    /// The socket addresses of a host, each once. May ask the DNS and block.
    private static func resolve(_ host: String, _ wanted: ListenAddress) throws(HTTPServerError) -> [[UInt8]] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(wanted.port), &hints, &list)
        guard code == 0 else {
            throw .unknownHost(address: wanted.description, reason: String(cString: gai_strerror(code)).lowercased())
        }
        defer { freeaddrinfo(list) }
        var result: [[UInt8]] = []
        var next = list
        while let entry = next?.pointee {
            let bytes = Array(UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen)))
            if !result.contains(bytes) { result.append(bytes) }
            next = entry.ai_next
        }
        return result
    }

    private static func bind(_ address: [UInt8], onlyIPv6: Bool) throws(SystemError) -> ListeningSocket {
        let family = address.withUnsafeBytes { Int32($0.loadUnaligned(as: sa_family_t.self)) }
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(family, kind, 0)
        guard descriptor >= 0 else { throw SystemError(number: errno) }
        var on: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        // Old connections of a server that was just restarted must not block the port.
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size)
        if family == AF_INET6 {
            var only: Int32 = onlyIPv6 ? 1 : 0
            setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &only, size)
        }
        let bound = address.withUnsafeBytes { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { Glibc.bind(descriptor, $0.baseAddress, socklen_t(address.count)) }
        }
        guard bound == 0, listen(descriptor, SOMAXCONN) == 0, let actual = boundAddress(descriptor) else {
            let number = errno
            _ = Glibc.close(descriptor)
            throw SystemError(number: number)
        }
        return ListeningSocket(descriptor: descriptor, address: actual, isInherited: false)
    }

    private static func boundAddress(_ descriptor: Int32) -> SocketAddress? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                getsockname(descriptor, address, &length) == 0 ? SocketAddress(address) : nil
            }
        }
    }
}

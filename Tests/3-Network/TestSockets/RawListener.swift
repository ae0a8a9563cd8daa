import Glibc

/// A TCP socket that listens on a free port.
///
/// - Parameter host: a numeric IPv4 address.
/// - Throws: when the system gives none.
public func listeningSocket(at host: String = "127.0.0.1", port: UInt16 = 0) throws -> (descriptor: Int32, port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = port.bigEndian
    inet_pton(AF_INET, host, &name.sin_addr)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &name) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
            bind(descriptor, generic, length) | listen(descriptor, 64) | getsockname(descriptor, generic, &length)
        }
    }
    guard code == 0 else { throw RawClient.Failure(description: "no listening socket at \(host)") }
    return (descriptor, UInt16(bigEndian: name.sin_port))
}

/// A port of loopback on which nobody listens.
public func refusingPort() throws -> UInt16 {
    let (listener, port) = try listeningSocket()
    close(listener)
    return port
}

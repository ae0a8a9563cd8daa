import Glibc

/// The eight groups of an IPv6 address in any of its spellings; `nil` when it is none.
public func ipv6Groups(_ text: String) -> [UInt16]? {
    var bytes = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
    return stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
}

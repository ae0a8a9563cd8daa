import Platform
import Text

/// A device in a request: a bare host or `host:port`, without other parts of a URL.
struct Target: Sendable {
    /// What the host is.
    enum Host: Sendable {
        case address(IPAddress)
        /// In lower case.
        case name(String)
    }

    let host: Host
    /// The canonical spelling: lower case, IPv6 addresses in brackets.
    let text: String

    /// - Throws: ``TargetError`` for everything else: a scheme, user, path or interface, and forms that some programs take for an
    ///   address, such as `127.1` or `0x7f000001`.
    init(parsing text: String) throws(TargetError) {
        guard text.utf8.count <= 300 else { throw .malformed("it is longer than any host") }
        if let part = Self.foreignPart(of: text) { throw .malformed("it has \(part); a target is a host or host:port") }
        // An IPv6 address without a port needs no brackets.
        let isBareIPv6 = !text.hasPrefix("[") && text.utf8.count(where: { $0 == UInt8(ascii: ":") }) > 1
        let parsed: HostAndPort
        do throws(URLSyntaxError) {
            parsed = try HostAndPort(parsing: isBareIPv6 ? "[\(text)]" : text[...])
        } catch {
            throw .malformed(error.description)
        }
        let bare = parsed.host.hasPrefix("[") ? String(parsed.host.dropFirst().dropLast()) : parsed.host
        let port = parsed.port.map { ":\($0)" } ?? ""
        if let address = IPAddress(bare) {
            host = .address(address)
            self.text = (address.isIPv4 ? "\(address)" : "[\(address)]") + port
        } else {
            guard Self.isName(bare) else { throw .malformed("its host is neither a name nor an address in the usual form") }
            host = .name(bare)
            self.text = bare + port
        }
    }

    /// The part of a URL in the text that a target cannot have.
    private static func foreignPart(of text: String) -> String? {
        if text.contains("://") { return "a scheme" }
        if text.contains("@") { return "a user" }
        if text.contains(where: { "/?#\\".contains($0) }) { return "a path" }
        return nil
    }

    /// Whether a host can be looked up as a name: each part has 1 to 63 characters.
    private static func isName(_ host: String) -> Bool {
        !host.contains(":") && !host.contains("%")
            && host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { (1...63).contains($0.utf8.count) }
    }
}

/// Why a device that a request names is not queried. Quotes only the request.
public enum TargetError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The text is not a target.
    case malformed(String)
    /// No entry under `targets` allows it.
    case notAllowed
    /// The maximum number of others is being queried.
    case tooMany

    /// The cause; follows the target's name in a message.
    public var description: String {
        switch self {
        case .malformed(let cause): "is no target: \(cause)"
        case .notAllowed: "is neither a configured device nor allowed under targets"
        case .tooMany: "must wait: the maximum number of targets is being queried"
        }
    }
}

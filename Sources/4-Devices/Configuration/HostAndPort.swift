import Platform
import Text

/// The authority of a URL without credentials: a host name or address and an optional port.
struct HostAndPort: Sendable, Hashable {
    /// Lower case; IPv6 addresses in brackets.
    let host: String
    let port: UInt16?

    init(parsing text: Substring) throws(URLSyntaxError) {
        let hostText: Substring
        let rest: Substring
        // Never quoted: what looks like an address may be a password with a colon.
        guard text.hasPrefix("[") || text.count(where: { $0 == ":" }) < 2 else {
            throw URLSyntaxError("IPv6 addresses need brackets, such as https://[2001:db8::1]:8443")
        }
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { throw URLSyntaxError("its IPv6 address has no closing bracket") }
            hostText = text[...end]
            rest = text[text.index(after: end)...]
        } else {
            hostText = text.prefix { $0 != ":" }
            rest = text[hostText.endIndex...]
        }
        guard !hostText.isEmpty else { throw URLSyntaxError("it has no host") }
        guard Self.isHost(hostText) else {
            throw URLSyntaxError("its host has characters that no host name or address has (IPv6 addresses need brackets)")
        }
        guard !Self.endsInNumber(hostText) || Self.isIPv4(hostText) else {
            throw URLSyntaxError(
                "its host ends in a number but is not an IPv4 address; one is four decimal numbers from 0 to 255, "
                    + "without a 0 in front, which would make them octal")
        }
        host = hostText.lowercased()
        port = rest.isEmpty ? nil : try Self.port(rest)
    }

    private static func port(_ text: Substring) throws(URLSyntaxError) -> UInt16 {
        let digits = text.dropFirst()
        guard text.hasPrefix(":"), digits.utf8.allSatisfy(\.isDigit), let port = UInt16(digits), port > 0 else {
            throw URLSyntaxError("its port is not a number from 1 to 65535")
        }
        return port
    }

    private static func isHost(_ text: Substring) -> Bool {
        if text.hasPrefix("[") {
            let address = text.dropFirst().dropLast()
            // A link-local address carries its interface after %25: [fe80::1%25eth0].
            let zone = address.drop { $0 != "%" }
            let digits = address.prefix { $0 != "%" }
            return digits.contains(":") && IPAddress(String(digits)) != nil
                && (zone.isEmpty || zone.hasPrefix("%25") && zone.count > 3 && zone.dropFirst().utf8.allSatisfy(isHostByte))
        }
        // A name may end in a dot, and has no other empty part.
        let labels = (text.hasSuffix(".") ? text.dropLast() : text).split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.allSatisfy(isHostByte) && text.utf8.count <= 253 && !labels.contains("")
    }

    /// Whether the last part is a number, as it is in no host name. Resolvers take such a host for an IPv4 address in one of many
    /// spellings, and not all of them for the same one: `127.0.0.010`, `0x7f.1`, `2130706433`.
    private static func endsInNumber(_ text: Substring) -> Bool {
        guard !text.hasPrefix("["), let last = text.split(separator: ".").last?.lowercased() else { return false }
        let digits = last.hasPrefix("0x") ? last.dropFirst(2) : last[...]
        return last.utf8.allSatisfy(\.isDigit) || (last.hasPrefix("0x") && digits.utf8.allSatisfy(\.isHexadecimalDigit))
    }

    private static func isIPv4(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { part in UInt8(part).map { "\($0)" } == String(part) }
    }

    /// Names with an underscore are not host names, but they are in use.
    private static func isHostByte(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || Array("-._".utf8).contains(byte)
    }
}

/// Why a text is not an accepted URL. Never quotes the text, which may contain a password.
public struct URLSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, to be read after "the URL is not accepted: ".
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

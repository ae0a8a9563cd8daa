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
        // Never quoted: a text that looks like an address may be a password with a colon.
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
        if let defect = Self.defect(ofHost: hostText) { throw URLSyntaxError(defect) }
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

    /// Why a text is neither a host name nor an address; `nil` for one that is. A single character may be shown: it is not a password.
    private static func defect(ofHost text: Substring) -> String? {
        if text.hasPrefix("[") { return defect(ofIPv6: text.dropFirst().dropLast()) }
        if let stranger = text.first(where: { !$0.utf8.allSatisfy(isHostByte) }) {
            let shown = "its host contains \(quotedText(String(stranger)))"
            if stranger.isWhitespace { return "\(shown): white space does not belong in it" }
            if stranger.isLetter { return "\(shown): a name with letters beyond a to z is written in its form xn--…" }
            return "\(shown), which no host name or address has"
        }
        // A name may end in a dot, and has no other empty part.
        let labels = (text.hasSuffix(".") ? text.dropLast() : text).split(separator: ".", omittingEmptySubsequences: false)
        if labels.contains("") { return "its host has an empty part: two dots in a row, or one in front" }
        return text.utf8.count <= 253 ? nil : "its host is longer than 253 characters"
    }

    private static func defect(ofIPv6 address: Substring) -> String? {
        // A link-local address carries its interface after %25: [fe80::1%25eth0].
        let zone = address.drop { $0 != "%" }
        let digits = address.prefix { $0 != "%" }
        guard digits.contains(":"), IPAddress(String(digits)) != nil else { return "there is no IPv6 address in its brackets" }
        let isZone = zone.hasPrefix("%25") && zone.count > 3 && zone.dropFirst().utf8.allSatisfy(isHostByte)
        return zone.isEmpty || isZone ? nil : "the interface of an IPv6 address is written after %25, such as [fe80::1%25eth0]"
    }

    /// Whether the last part is a number, which it never is in a host name. Resolvers read such a host as an IPv4 address in one of many
    /// spellings, and do not agree on all of them: `127.0.0.010`, `0x7f.1`, `2130706433`.
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
    /// What is wrong; follows "the URL is not accepted: ".
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

import Text

/// The address of a device: `https://host[:port][/prefix]`.
///
/// Without credentials, query and fragment, so that it can be shown and used as a key. Two spellings of the same
/// address are equal: scheme and host in lower case, without the scheme's own port, without a slash at the end.
public struct DeviceURL: Sendable, Hashable {
    /// Whether the connection is protected by TLS.
    public let isHTTPS: Bool
    /// Host name or address; IPv6 addresses in brackets.
    public let host: String
    /// The port, given or the scheme's own (443, 80).
    public let port: UInt16
    /// The path before `/api/…`, for a device behind a reverse proxy; empty or with a leading slash only.
    public let pathPrefix: String
}

extension DeviceURL {
    /// Reads and normalises an address.
    /// - Throws: `URLSyntaxError`, which does not quote the text.
    public init(parsing text: String) throws(URLSyntaxError) {
        if let first = text.first, "“”„‟‘’‚«»".contains(first) {
            throw URLSyntaxError("it is enclosed in typographic quotation marks, which YAML does not know; write \" or none")
        }
        guard let separator = text.firstRange(of: "://") else {
            throw URLSyntaxError("it must begin with https:// or http://")
        }
        switch text[..<separator.lowerBound].lowercased() {
        case "https": isHTTPS = true
        case "http": isHTTPS = false
        default: throw URLSyntaxError("it must begin with https:// or http://")
        }
        let rest = text[separator.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        // Searched in the whole text, because a password may itself contain a slash.
        if rest.contains("@") { throw URLSyntaxError("credentials do not belong in it; name a profile with \"auth\"") }
        let path = rest[authority.endIndex...]
        if path.contains("?") { throw URLSyntaxError("it must not have a query (?…)") }
        if path.contains("#") { throw URLSyntaxError("it must not have a fragment (#…)") }
        let hostAndPort = try HostAndPort(parsing: authority)
        host = hostAndPort.host
        port = hostAndPort.port ?? (isHTTPS ? 443 : 80)
        pathPrefix = try Self.prefix(path)
    }

    /// Whether the path leads into the device's API rather than to a prefix of it.
    private static func namesAPI(_ path: Substring) -> Bool {
        let segments = path.lowercased().split(separator: "/")
        guard let index = segments.lastIndex(of: "api") else { return false }
        let resources: Set<Substring> = ["status", "config", "get-token", "docs", "help"]
        return index == segments.count - 1 || resources.contains(segments[index + 1])
    }

    private static func prefix(_ path: Substring) throws(URLSyntaxError) -> String {
        var path = path
        while path.hasSuffix("/") { path = path.dropLast() }
        // A server decodes what is encoded before it looks at the path.
        let decoded = String(decoding: percentDecoded(path.utf8), as: UTF8.self)
        guard !Self.namesAPI(decoded[...]) else {
            throw URLSyntaxError("it is the address of the device only; /api/status is added automatically")
        }
        let bytes = Array(path.utf8)
        for (index, byte) in bytes.enumerated() {
            let isEscape =
                byte == UInt8(ascii: "%") && bytes[index...].dropFirst().prefix(2).filter(\.isHexadecimalDigit).count == 2
            guard isEscape || byte.isAlphanumeric || Array("/-._~!$&'()*+,;=:".utf8).contains(byte) else {
                throw URLSyntaxError("its path has characters that must be percent-encoded")
            }
        }
        let segments = decoded.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard !segments.contains(where: { ["", ".", ".."].contains($0) }) else {
            throw URLSyntaxError("its path has empty, . or .. parts")
        }
        return String(path)
    }
}

extension DeviceURL: CustomStringConvertible {
    /// The normalised address, without a slash at the end.
    public var description: String {
        let isUsualPort = port == (isHTTPS ? 443 : 80)
        return (isHTTPS ? "https://" : "http://") + host + (isUsualPort ? "" : ":\(port)") + pathPrefix
    }
}

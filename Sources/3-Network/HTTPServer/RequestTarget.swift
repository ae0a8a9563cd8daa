import Text

/// The second word of a request line, parsed and decoded.
///
/// Decoded here and not by libmicrohttpd, whose strings end at a NUL: `/metrics%00x` must be an error, not `/metrics`.
/// A NUL that is sent as it is, not escaped, still ends the target: libmicrohttpd does not say how long the line was.
struct RequestTarget {
    let path: String
    let query: [(name: String, value: String)]

    /// `nil` if a percent escape is broken, something decodes to a NUL or to invalid UTF-8, or the form is unknown.
    init?(_ raw: [UInt8]) {
        guard !raw.contains(where: { $0 <= 0x20 || $0 == 0x7f }) else { return nil }
        let relative = Self.withoutAuthority(raw[...])
        let end = relative.firstIndex(of: UInt8(ascii: "?")) ?? relative.endIndex
        guard let path = Self.decode(relative[..<end], plusIsSpace: false) else { return nil }
        guard path.utf8.first == UInt8(ascii: "/") || path == "*" else { return nil }
        guard let query = Self.parameters(relative[end...].dropFirst()) else { return nil }
        self.path = path
        self.query = query
    }

    /// A client may also send the form for proxies: `http://host/path`. Every server must accept it.
    private static func withoutAuthority(_ raw: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        for scheme in ["http://", "https://"] where raw.count >= scheme.utf8.count {
            let start = raw.prefix(scheme.utf8.count)
            guard String(decoding: start, as: UTF8.self).lowercased() == scheme else { continue }
            let rest = raw.dropFirst(scheme.utf8.count)
            guard let slash = rest.firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }) else {
                return [UInt8(ascii: "/")]
            }
            return rest[slash] == UInt8(ascii: "/") ? rest[slash...] : [UInt8(ascii: "/")] + rest[slash...]
        }
        return raw
    }

    private static func parameters(_ raw: ArraySlice<UInt8>) -> [(name: String, value: String)]? {
        var result: [(name: String, value: String)] = []
        for pair in raw.split(separator: UInt8(ascii: "&")) {
            let end = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            guard
                let name = decode(pair[..<end], plusIsSpace: true),
                let value = decode(pair[end...].dropFirst(), plusIsSpace: true)
            else { return nil }
            result.append((name, value))
        }
        return result
    }

    private static func decode(_ raw: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var index = raw.startIndex
        while index < raw.endIndex {
            var byte = raw[index]
            if byte == UInt8(ascii: "%") {
                guard
                    raw.endIndex - index > 2, let high = raw[index + 1].hexadecimalValue,
                    let low = raw[index + 2].hexadecimalValue,
                    high | low != 0
                else { return nil }
                byte = high << 4 | low
                index += 2
            } else if plusIsSpace, byte == UInt8(ascii: "+") {
                byte = 0x20
            }
            bytes.append(byte)
            index += 1
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

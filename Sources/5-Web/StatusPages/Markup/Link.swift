import Text

/// An address within the exporter. It is built of steps, each percent-encoded, so that no name of a device can lead elsewhere.
struct Link: Sendable, Equatable {
    let text: String

    private init(_ text: String) { self.text = text }

    /// A link to a path.
    ///
    /// - Parameters:
    ///   - prefix: what a reverse proxy puts in front of every path; from the configuration.
    ///   - path: from the configuration or a literal; encoded except for its slashes.
    ///   - name: one further step, anything.
    ///   - query: names and values, anything.
    ///   - anchor: a place on the page.
    init(
        _ prefix: String, _ path: String, name: String? = nil, query: [(name: String, value: String)] = [], anchor: String? = nil
    ) {
        var text = Self.encoded(prefix, keepsSlashes: true) + Self.encoded(path, keepsSlashes: true)
        if let name { text += "/" + Self.encoded(name, keepsSlashes: false) }
        for (index, item) in query.enumerated() {
            text +=
                (index == 0 ? "?" : "&") + Self.encoded(item.name, keepsSlashes: false) + "="
                + Self.encoded(item.value, keepsSlashes: false)
        }
        if let anchor { text += "#" + Self.encoded(anchor, keepsSlashes: false) }
        self.init(text)
    }

    /// A link to a place on the same page.
    static func anchor(_ id: String) -> Link { Link("#" + encoded(id, keepsSlashes: false)) }

    /// The unreserved characters of RFC 3986 stay; everything else is encoded.
    private static func encoded(_ text: String, keepsSlashes: Bool) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case _ where byte.isAlphanumeric || "-._~".utf8.contains(byte):
                encoded.unicodeScalars.append(UnicodeScalar(byte))
            case UInt8(ascii: "/") where keepsSlashes: encoded += "/"
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }
}

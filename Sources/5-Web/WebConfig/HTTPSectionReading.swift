import Text
import YAML

/// The header fields that can be set, with their allowed values; an empty list allows any.
private let fields: [String: [String]] = [
    "Content-Security-Policy": [],
    "Strict-Transport-Security": [],
    "X-Content-Type-Options": ["nosniff"],
    "X-Frame-Options": ["deny", "sameorigin"],
    "X-XSS-Protection": [],
]

extension WebConfigurationReader {
    /// The keys under `http_server_config`.
    func http(_ section: MappingReader) -> [(name: String, value: String)] {
        if section.bool("http2") == true { notices.append("http2 has no effect: HTTP/1.1 is served") }
        var headers: [(name: String, value: String)] = []
        for (key, value) in section.entries("headers") {
            guard let allowed = fields[key.text] else {
                key.report(
                    "the header field \(quotedText(key.text)) cannot be set" + spellingHint(for: key.text, known: fields.keys))
                continue
            }
            guard let text = value.string() else { continue }
            guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
                value.report("the value of a header field is one line without control characters")
                continue
            }
            if !allowed.isEmpty, !allowed.contains(text) {
                value.report("expected \(allowed.joined(separator: " or ")), found \(quotedText(text))")
            }
            headers.append((key.text, text))
        }
        return headers
    }
}

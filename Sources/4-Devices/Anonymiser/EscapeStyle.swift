import Text

/// A way to write a character by its hexadecimal number after a prefix: `%2E`, `=2E`, `\x2e`, `\u002e`, `&#x2e;`.
struct EscapeStyle {
    private let prefix: [UInt8]
    private let digits: Int
    private let end: [UInt8]

    private init(_ prefix: String, digits: Int, end: String = "") {
        self.prefix = Array(prefix.utf8)
        self.digits = digits
        self.end = Array(end.utf8)
    }

    static let all = [
        EscapeStyle("%", digits: 2), EscapeStyle("=", digits: 2), EscapeStyle("\\x", digits: 2), EscapeStyle("\\u00", digits: 2),
        EscapeStyle("&#x", digits: 2, end: ";"),
    ]

    /// The text with decoded characters; `nil` without any.
    func decoded(_ text: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        var index = 0
        var isChanged = false
        while index < text.count {
            if let byte = escaped(text[index...]) {
                result.append(byte)
                index += prefix.count + digits + end.count
                isChanged = true
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return isChanged ? result : nil
    }

    private func escaped(_ text: ArraySlice<UInt8>) -> UInt8? {
        let body = text.dropFirst(prefix.count)
        guard text.starts(with: prefix), body.count >= digits + end.count, body.dropFirst(digits).starts(with: end),
            body.prefix(digits).allSatisfy(\.isHexadecimalDigit)
        else { return nil }
        return UInt8(body.prefix(digits).text, radix: 16)
    }

    /// The text with numbers instead of the characters that would end it or mean something else.
    func encoded(_ text: [UInt8]) -> [UInt8] {
        text.flatMap { byte in
            let isPlain = byte.isAlphanumeric || ":/?#[]@!$&'()*+,;-._~".utf8.contains(byte)
            return isPlain ? [byte] : prefix + Encodings.hexadecimal([byte], isUpper: true) + end
        }
    }
}

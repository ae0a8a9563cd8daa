import Text

/// Texts in a text: percent-encoded, in hexadecimal, in base64, as numbers of characters.
enum Encodings {
    /// Decodes encoded parts, and encodes the result of `clean` again.
    ///
    /// - Parameter clean: removes identifying parts from the decoded bytes; `nil` when there are none.
    static func escaped(_ text: [UInt8], _ clean: ([UInt8]) -> [UInt8]?) -> [UInt8] {
        guard text.contains(where: { "%=\\&".utf8.contains($0) }) else { return text }
        return replacingRuns(text, of: { $0 > 0x20 && $0 != UInt8(ascii: "\"") }, atLeast: 3) { run in
            for style in EscapeStyle.all {
                guard let decoded = style.decoded(run), let cleaned = clean(decoded) else { continue }
                return style.encoded(cleaned)
            }
            return nil
        }
    }

    static func base64(_ text: [UInt8], _ clean: ([UInt8]) -> [UInt8]?) -> [UInt8] {
        replacingRuns(text, of: isBase64, atLeast: 6) { run in
            // The code may follow other letters: in a path, after a prefix.
            for offset in 0..<min(4, run.count - 5) {
                let front = run.prefix(offset)
                var digits = run.dropFirst(offset).map {
                    $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0
                }
                if digits.count % 4 == 1 { digits.removeLast() }
                guard let decoded = Base64.decode(digits.text), let cleaned = clean(decoded) else { continue }
                let encoded = Array(Base64.encode(cleaned).utf8.prefix { $0 != UInt8(ascii: "=") })
                return front + encoded
            }
            return nil
        }
    }

    static func hexadecimal(_ text: [UInt8], _ clean: ([UInt8]) -> [UInt8]?) -> [UInt8] {
        let plain = replacingRuns(text, of: \.isHexadecimalDigit, atLeast: 6) { run in
            for offset in 0..<2 {
                let digits = Array(run.dropFirst(offset))
                let even = digits.count % 2 == 0 ? digits : Array(digits.dropLast())
                guard let decoded = octets(even), let cleaned = clean(decoded) else { continue }
                let encoded = hexadecimal(cleaned, isUpper: run.contains(where: \.isUppercaseLetter))
                return run.prefix(offset) + encoded + digits.dropFirst(even.count)
            }
            return nil
        }
        return separated(plain, radix: 16, clean)
    }

    /// `109.98.103.49`, as indexes of tables in SNMP are written.
    static func decimal(_ text: [UInt8], _ clean: ([UInt8]) -> [UInt8]?) -> [UInt8] { separated(text, radix: 10, clean) }

    // MARK: - Numbers in a row

    /// Bytes with one separator between each two: `6d:62:67:31`, `0x6d 0x62`, `109.98`.
    private static func separated(_ text: [UInt8], radix: Int, _ clean: ([UInt8]) -> [UInt8]?) -> [UInt8] {
        guard text.count >= 8 else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            let row = (index == 0 || !text[index - 1].isWord) ? NumberRow(text[index...], radix: radix) : nil
            // An identifier may precede the characters, and numbers may follow.
            guard let row, let cleaned = clean(row.bytes) ?? printable(row.bytes).flatMap(clean) else {
                result.append(text[index])
                index += 1
                continue
            }
            let made = cleaned.map { radix == 16 ? hexadecimal([$0], isUpper: false) : Array(String($0).utf8) }
            result += Array(made.joined(separator: row.separator))
            index = row.end
        }
        return result
    }

    /// The longest row of printable characters.
    private static func printable(_ bytes: [UInt8]) -> [UInt8]? {
        let rows = bytes.split { $0 < 0x20 || $0 == 0x7F }
        return rows.max { $0.count < $1.count }.map(Array.init)
    }

    // MARK: - Digits

    static func octets(_ digits: [UInt8]) -> [UInt8]? {
        guard digits.count % 2 == 0 else { return nil }
        var octets: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index].hexadecimalValue, let low = digits[index + 1].hexadecimalValue else { return nil }
            octets.append(high << 4 | low)
        }
        return octets
    }

    static func hexadecimal(_ bytes: [UInt8], isUpper: Bool) -> [UInt8] {
        let digits = Array((isUpper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    private static func isBase64(_ byte: UInt8) -> Bool { byte.isAlphanumeric || "+/-_".utf8.contains(byte) }

    /// The text with those runs replaced for which `replace` has a replacement.
    static func replacingRuns(
        _ text: [UInt8], of isMember: (UInt8) -> Bool, atLeast count: Int, _ replace: ([UInt8]) -> [UInt8]?
    ) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            let run = text[index...].prefix(while: isMember)
            if run.count >= count, let replacement = replace(Array(run)) {
                result += replacement
            } else {
                result += run
            }
            index = run.endIndex
            let others = text[index...].prefix { !isMember($0) }
            result += others
            index = others.endIndex
        }
        return result
    }
}

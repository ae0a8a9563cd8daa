// Strings, numbers and literals of a document under repair.
extension DocumentRepair {
    /// U+FFFD.
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Copies a string, its quotes included.
    ///
    /// - Parameter key: where the copy of the string's text begins, when it is a key.
    /// - Returns: whether it is terminated.
    mutating func copyString(key: Int?) -> Bool {
        copy()
        var first: Int?
        while let byte = reader.peek {
            let place = reader.index
            let isFine: Bool
            switch byte {
            case UInt8(ascii: "\""):
                let text = key.map { bytes[$0..<bytes.count] } ?? currentKey
                if let first { note(.text, key: text, at: first) }
                copy()
                return true
            case UInt8(ascii: "\\"): isFine = copyEscape()
            case 0x80...: isFine = copyCharacter()
            case 0x20...:
                copy()
                isFine = true
            default:
                replace(1)
                isFine = false
            }
            if !isFine, first == nil { first = place }
        }
        return false
    }

    private mutating func replace(_ count: Int) {
        bytes += Self.replacement
        reader.advance(by: count)
    }

    /// Copies an escape sequence. Half of a surrogate pair is not a character; a backslash before anything else that it
    /// does not escape is replaced alone.
    ///
    /// - Returns: whether it was in order.
    private mutating func copyEscape() -> Bool {
        let escape = Array(reader.ahead(12))
        guard escape.count > 1, escape[1] == UInt8(ascii: "u") else {
            guard escape.count > 1, "\"\\/bfnrt".utf8.contains(escape[1]) else {
                replace(1)
                return false
            }
            bytes += escape.prefix(2)
            reader.advance(by: 2)
            return true
        }
        guard let unit = Self.unit(escape.prefix(6)) else {
            replace(1)
            return false
        }
        let isHigh = unit & 0xFC00 == 0xD800
        let isPair = isHigh && Self.unit(escape.dropFirst(6)).map { $0 & 0xFC00 == 0xDC00 } ?? false
        guard isPair || unit & 0xF800 != 0xD800 else {
            replace(6)
            return false
        }
        bytes += escape.prefix(isPair ? 12 : 6)
        reader.advance(by: isPair ? 12 : 6)
        return true
    }

    /// The number in `\u00e4`.
    private static func unit(_ escape: ArraySlice<UInt8>) -> UInt16? {
        guard escape.count == 6, escape.starts(with: "\\u".utf8) else { return nil }
        let digits = escape.dropFirst(2)
        // `UInt16` would take a sign as well.
        guard digits.first.map({ "+-".utf8.contains($0) }) == false else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// Copies a character of several bytes; an incomplete one becomes one U+FFFD.
    ///
    /// - Returns: whether it was in order.
    private mutating func copyCharacter() -> Bool {
        let ahead = reader.ahead(4)
        let lead = ahead.first ?? 0
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch lead {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            default: (1, 0...0)
            }
        guard length > 1, let next = ahead.dropFirst().first, second.contains(next) else {
            replace(1)
            return false
        }
        let found = 2 + ahead.dropFirst(2).prefix(length - 2).prefix { (0x80...0xBF).contains($0) }.count
        guard found == length else {
            replace(found)
            return false
        }
        bytes += ahead.prefix(length)
        reader.advance(by: length)
        return true
    }

    // MARK: - Numbers and words

    private static let longestWord = 24
    /// More digits than any number that a device could mean.
    private static let longestNumber = 4096

    /// Copies a number, `true`, `false` or `null`; a spelling of "not a number" becomes null.
    ///
    /// - Returns: whether it is one of these.
    mutating func copyWord() -> Bool {
        let start = reader.index
        while let byte = reader.peek, !Self.ends(byte), reader.index - start < Self.longestNumber { reader.advance() }
        let word = reader.text[start..<reader.index]
        if ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) }) || Self.isNumber(word) {
            bytes += word
            return true
        }
        // A document that consists of such a word is refused.
        if !open.isEmpty, let meant = Self.word(word) {
            note(.word, key: currentKey, at: start)
            bytes += meant.utf8
            return true
        }
        guard !open.isEmpty, Self.isNoNumber(word) else {
            reader = ByteReader(reader.text, from: start)
            return false
        }
        note(.number, key: currentKey, at: start)
        bytes += "null".utf8
        return true
    }

    /// The literal meant by a word in other case, as Python and other languages write it.
    private static func word(_ word: ArraySlice<UInt8>) -> String? {
        guard (4...5).contains(word.count) else { return nil }
        let text = String(decoding: word, as: UTF8.self).lowercased()
        return ["true", "false", "null"].first { $0 == text }
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte <= UInt8(ascii: " ") || byte >= 0x80 || ",:]}[{\"".utf8.contains(byte)
    }

    /// Whether this is how printf, Java, JavaScript, Python or Windows write what is not a finite number, or a number spelt as JSON
    /// does not.
    private static func isNoNumber(_ word: ArraySlice<UInt8>) -> Bool {
        guard (1...longestWord).contains(word.count) else { return false }
        let unsigned = word.first == UInt8(ascii: "-") || word.first == UInt8(ascii: "+") ? word.dropFirst() : word
        let text = String(decoding: unsigned, as: UTF8.self).lowercased()
        return ["nan", "inf", "infinity", "nanq", "nans", "qnan", "snan", "undefined", "none", "nil", "n/a"].contains(text)
            || (text.hasPrefix("nan(") && text.hasSuffix(")")) || text.hasPrefix("1.#") || isOddlySpelt(text)
    }

    /// Whether this is a number, or the beginning of one, in a spelling that JSON does not allow: `+1.5`, `.5`, `5.`, `007`, `0x1F`,
    /// `1e`, `1_000`, `--`. What it means is not guessed.
    private static func isOddlySpelt(_ unsigned: String) -> Bool {
        let letters = unsigned.hasPrefix("0x") ? "0123456789abcdefx" : "0123456789.e+-_"
        return unsigned.first != "e" && unsigned.allSatisfy(letters.contains)
    }

    /// Whether the number follows JSON's grammar. Whether it fits into any type is up to the parser.
    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        var rest = word.first == UInt8(ascii: "-") ? word.dropFirst() : word
        func dropDigits() -> Int {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            rest = rest.dropFirst(digits.count)
            return digits.count
        }
        let isZero = rest.first == UInt8(ascii: "0")
        let count = dropDigits()
        guard count == 1 || (count > 1 && !isZero) else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard dropDigits() > 0 else { return false }
        }
        if let e = rest.first, e | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
            guard dropDigits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}

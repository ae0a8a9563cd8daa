import StatusDocument
import Text

/// Reading simple values from words and free text.
enum Words {
    /// Among them the words by which Linux reports the state of a network port.
    private static let trueWords: Set<Token> = [
        "true", "yes", "on", "enabled", "active", "up", "link-up", "connected", "present", "available", "running", "y", "t",
        "triggered", "set", "raised", "asserted", "plugged", "detected", "announced", "established", "reachable", "fitted",
        "installed", "alive", "valid", "started",
    ]
    private static let falseWords: Set<Token> = [
        "false", "no", "off", "disabled", "inactive", "down", "link-down", "no-link", "no-carrier", "lower-layer-down",
        "not-present",
        "n", "f",
        "dormant", "testing", "unplugged", "not-plugged", "not-detected", "not-active",
        "cleared", "reset", "not-triggered", "not-set", "not-announced",
        "disconnected", "not-connected", "absent", "unavailable", "stopped", "not-running", "not-established", "unreachable",
        "not-reachable", "not-fitted", "not-installed", "missing", "lost", "dead", "invalid",
        "not-valid", "not-started", "not-enabled",
    ]

    /// The boolean of a word.
    static func flag(_ word: Token) -> Bool? {
        trueWords.contains(word) ? true : falseWords.contains(word) ? false : nil
    }

    /// The boolean that a text means; a bracket after a word repeats it.
    static func flag(_ text: ArraySlice<UInt8>, token: Token) -> Bool? {
        flag(token) ?? withoutRepetition(text).flatMap { flag(Token($0)) }
    }

    /// The text in front of a bracket: the command line shows `holdover [2]`, SNMP tools `holdover(2)`, where the raw number repeats
    /// the word. `nil` where nothing comes before a bracket.
    static func withoutRepetition(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let opening = text.firstIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") }
        return opening.flatMap { $0 > text.startIndex ? text[..<$0] : nil }
    }

    /// The number that one to eight hexadecimal digits spell, with or without `0x`.
    static func hexadecimal(_ text: ArraySlice<UInt8>) -> Int? {
        var digits = String(decoding: text, as: UTF8.self)
        if digits.hasPrefix("0x") || digits.hasPrefix("0X") { digits.removeFirst(2) }
        guard (1...8).contains(digits.utf8.count) else { return nil }
        return Int(digits, radix: 16).flatMap { $0 < 0 ? nil : $0 }
    }

    /// One bit of a whole number, which must be exactly representable as a double.
    static func bit(_ bit: Int, of number: Double) -> Reading {
        guard let word = UInt64(exactly: number), number <= 9_007_199_254_740_992 else { return .unreadable }
        return .value(Double(word >> UInt64(bit) & 1))
    }

    /// One bit of a decimal or, behind `0x`, hexadecimal number.
    static func bit(_ bit: Int, ofText text: ArraySlice<UInt8>) -> Reading {
        number(text).map { self.bit(bit, of: $0) } ?? .unreadable
    }

    /// A decimal or, behind `0x`, hexadecimal number.
    static func number(_ text: ArraySlice<UInt8>) -> Double? {
        text.hasPrefix(ignoringCase: "0x") ? hexadecimal(text).map(Double.init) : Decimal.whole(text)
    }

    /// The share of ones among the binary digits at the front of the text.
    static func shareOfOnes(_ text: ArraySlice<UInt8>) -> Double? {
        let digits = text.prefix { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "1") }
        guard !digits.isEmpty, text[digits.endIndex...].first?.isDigit != true else { return nil }
        return Double(digits.filter { $0 == UInt8(ascii: "1") }.count) / Double(digits.count)
    }
}

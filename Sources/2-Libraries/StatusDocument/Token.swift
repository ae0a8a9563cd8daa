import CSimdjson

/// A spelling without its case and separators.
///
/// LTOS writes the same word differently from one firmware to the next (`leap-second-announced`, `leapsecond-announced`,
/// `faillock:-user-banned`), so keys and words are compared by their letters and digits only. Two different words
/// share a token with a probability of 2⁻⁶⁴; a device that searched for such a pair could as well send the word itself.
public struct Token: Hashable, Sendable {
    /// The number that stands for the spelling. Never 0.
    public let value: UInt64

    init(value: UInt64) {
        self.value = value
    }

    /// The token of any text.
    public init(_ text: String) {
        var text = text
        value = text.withUTF8 { csimdjson_token($0.baseAddress, $0.count) }
    }

    /// The token of UTF-8 text.
    public init(_ bytes: ArraySlice<UInt8>) {
        value = bytes.withUnsafeBufferPointer { csimdjson_token($0.baseAddress, $0.count) }
    }

    /// The token of texts without any letter or digit, such as `""`, `-` and `--`: the ways in which a device says nothing.
    public static let empty = Token(value: 1)
}

extension Token: ExpressibleByStringLiteral {
    /// The token of a literal.
    public init(stringLiteral text: String) {
        self.init(text)
    }
}

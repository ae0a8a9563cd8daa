import StatusDocument
import Text

/// A condition on an element for a path to lead through it.
struct Condition: Hashable, Sendable {
    /// What the field is compared with.
    enum Value: Hashable, Sendable {
        case word(Token)
        /// A flag in any of its spellings: false, 0, `no`.
        case flag(Bool)
        /// This very number, also as text.
        case number(Double)
        /// The beginning of a word, in lower case.
        case prefix(String)
        /// A number, also as text, that is not less: `1000..`.
        case atLeast(Double)
    }

    let field: FieldPath
    /// Any of these matches; when empty, the field only has to exist and not be null.
    let values: [Value]
    /// Whether the condition is negated.
    let isNegated: Bool

    /// Whether `object` fulfils the condition. A missing field equals nothing.
    func holds(in document: StatusDocument, for object: Node) -> Bool {
        if field.isIdentity, document.member(FieldPath.identity, of: object) == nil, let key = document.keyToken(object) {
            // A list that is written as an object has the identities of its elements as keys.
            return values.contains(.word(key)) != isNegated
        }
        let found = field.first(in: document, from: object) { node in
            values.isEmpty ? document.kind(node) != .null : values.contains { $0.matches(node, of: document) }
        }
        return (found != nil) != isNegated
    }
}

extension Condition.Value {
    fileprivate func matches(_ node: Node, of document: StatusDocument) -> Bool {
        switch self {
        case .word(let word):
            switch document.kind(node) {
            case .string: document.token(node) == word && !document.string(node).isNegativeNumber
            case .bool: word == (document.bool(node) == true ? "true" : "false")
            // Only whole numbers from 0 on: tokens know neither signs nor points.
            case .number: document.number(node).flatMap(UInt64.init(exactly:)).map { word == Token(String($0)) } ?? false
            case .null, .array, .object: false
            }
        case .flag(let flag): Reader.flag.read(document, node) == .value(flag ? 1 : 0)
        case .number(let number): Reader.number.read(document, node) == .value(number)
        case .prefix(let prefix):
            document.string(node).hasPrefix(ignoringCase: prefix)
        case .atLeast(let least):
            (document.number(node) ?? Decimal.leading(document.string(node))?.number).map { $0 >= least } ?? false
        }
    }
}

extension ArraySlice<UInt8> {
    /// Whether the text is a number below 0, which tokens do not distinguish from its absolute value.
    var isNegativeNumber: Bool { first == UInt8(ascii: "-") && dropFirst().first?.isDigit == true }

    /// Whether the text starts with `prefix`, which must be in lower case. Separators stand for each other: `led-`, `led_`.
    func hasPrefix(ignoringCase prefix: String) -> Bool {
        var index = startIndex
        for letter in prefix.utf8 {
            guard index < endIndex, self[index].lowercased == letter || (self[index].isSeparator && letter.isSeparator) else {
                return false
            }
            index += 1
        }
        return true
    }
}

extension ArraySlice<UInt8> {
    /// How many leading bytes are `prefix`, which must be in lower case: a separator in it matches any other, and
    /// a change of case: `rx-` matches the start of `rx_sync` and of `rxSync`. `nil` when the text starts differently.
    func length(ofPrefix prefix: String) -> Int? {
        var index = startIndex
        for letter in prefix.utf8 {
            if letter.isSeparator {
                if index < endIndex, self[index].isSeparator { index += 1 } else if !isHump(index) { return nil }
            } else {
                guard index < endIndex, self[index].lowercased == letter else { return nil }
                index += 1
            }
        }
        return index - startIndex
    }

    /// The same for the end of the text.
    func length(ofSuffix suffix: String) -> Int? {
        var index = endIndex
        for letter in suffix.utf8.reversed() {
            if letter.isSeparator {
                if index > startIndex, self[index - 1].isSeparator { index -= 1 } else if !isHump(index) { return nil }
            } else {
                guard index > startIndex, self[index - 1].lowercased == letter else { return nil }
                index -= 1
            }
        }
        return endIndex - index
    }

    /// Whether a capital letter at `index` follows a small one or a digit.
    func isHump(_ index: Int, afterDigit: Bool = true) -> Bool {
        guard index > startIndex, index < endIndex, self[index].isUppercaseLetter else { return false }
        return self[index - 1].isLowercaseLetter || (afterDigit && self[index - 1].isDigit)
    }
}

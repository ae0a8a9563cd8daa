/// A JSON value that keeps the spelling of a document: the order of members, repeated keys, the digits of numbers.
public enum JSONValue: Sendable, Hashable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A number as it is written, so that long ones keep their digits: `-1.50e3`.
    case number(written: String)
    /// Text.
    case string(String)
    /// Elements in their order.
    case array([JSONValue])
    /// Members in their order.
    case object([Member])

    /// A key and its value.
    public struct Member: Sendable, Hashable {
        /// As it is in the document.
        public var key: String
        /// The member's value.
        public var value: JSONValue

        /// A member from its parts.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }
}

extension JSONValue {
    /// The text, if it is one.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// A number in its shortest form. JSON has no infinity and no NaN: they become `null` rather than a broken document.
    public static func number(_ number: Double) -> JSONValue {
        guard number.isFinite else { return .null }
        if let integer = Int64(exactly: number), integer.magnitude < 1 << 53 { return .number(integer) }
        return .number(written: number.description)
    }

    /// A whole number.
    public static func number(_ number: some BinaryInteger) -> JSONValue { .number(written: String(number)) }

    /// Text; `null` without one.
    public init(_ text: String?) { self = text.map { .string($0) } ?? .null }

    /// A truth value; `null` without one.
    public init(_ truth: Bool?) { self = truth.map { .bool($0) } ?? .null }

    /// A number; `null` without one.
    public init(_ number: Double?) { self = number.map { .number($0) } ?? .null }

    /// A whole number; `null` without one.
    public init(_ number: (some BinaryInteger)?) { self = number.map { .number($0) } ?? .null }

    /// The number, if it is one. A number in a string does not count.
    public var number: Double? {
        if case .number(let text) = self { Double(text) } else { nil }
    }

    /// The elements of an array or the values of an object's members; empty for everything else.
    public var children: [JSONValue] {
        switch self {
        case .array(let elements): elements
        case .object(let members): members.map(\.value)
        default: []
        }
    }

    /// The first member of an object with this key.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// `null`
    public init(nilLiteral: ()) { self = .null }
    /// Text.
    public init(stringLiteral text: String) { self = .string(text) }
    /// A truth value.
    public init(booleanLiteral truth: Bool) { self = .bool(truth) }
    /// A number.
    public init(integerLiteral number: Int) { self = .number(number) }
    /// A number.
    public init(floatLiteral number: Double) { self = .number(number) }
    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object.
    public init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(members.map { Member($0, $1) }) }
}

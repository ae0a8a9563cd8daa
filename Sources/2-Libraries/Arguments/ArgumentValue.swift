/// A type that one argument of the command line can be read as.
public protocol ArgumentValue: Sendable {
    /// Nil if `argument` does not spell a value of this type.
    init?(argument: String)
    /// How the value is spelt on the command line.
    var argument: String { get }
    /// What an error message says was expected, such as `a number`.
    static var expectation: String { get }
    /// All spellings, if there are few; else empty.
    static var choices: [String] { get }
}

extension ArgumentValue {
    /// Most types have no list of spellings.
    public static var choices: [String] { [] }
}

extension String: ArgumentValue {
    /// Any text is valid.
    public init?(argument: String) { self = argument }
    /// The text itself.
    public var argument: String { self }
    /// Never needed: no text is refused.
    public static var expectation: String { "text" }
}

extension Int: ArgumentValue {
    /// Decimal digits, with an optional sign.
    public init?(argument: String) { self.init(argument) }
    /// Decimal digits.
    public var argument: String { String(self) }
    /// What an error says was expected.
    public static var expectation: String { "a whole number" }
}

extension Double: ArgumentValue {
    /// A finite decimal number.
    public init?(argument: String) {
        guard let number = Double(argument), number.isFinite else { return nil }
        self = number
    }
    /// The number without a fraction if it has none.
    public var argument: String { Int(exactly: self).map(String.init) ?? String(self) }
    /// What an error says was expected.
    public static var expectation: String { "a number" }
}

extension ArgumentValue where Self: CaseIterable & RawRepresentable, RawValue == String {
    /// One of the raw values.
    public init?(argument: String) { self.init(rawValue: argument) }
    /// The raw value.
    public var argument: String { rawValue }
    /// The list of raw values.
    public static var expectation: String { "one of " + choices.joined(separator: ", ") }
    /// The raw values.
    public static var choices: [String] { allCases.map(\.rawValue) }
}

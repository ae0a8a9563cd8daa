/// A value of a field. Literals convert automatically: `["device": "fra-gm1", "duration": 0.12]`.
public enum LogValue: Sendable, Equatable {
    /// Text, which may come from a device and contain anything.
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// A number; what JSON cannot express (NaN, infinities) is written as text.
    case number(Double)
    /// True or false.
    case boolean(Bool)

    /// A whole number; one beyond 64 bits with a sign is written as text.
    public init(_ integer: some BinaryInteger) {
        self = Int64(exactly: integer).map(LogValue.integer) ?? .string(String(integer))
    }
    /// An error or another value that describes itself.
    public init(describing value: Any) { self = .string(String(describing: value)) }
}

extension LogValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral
{
    /// Text, also with interpolations.
    public init(stringLiteral text: String) { self = .string(text) }
    /// A whole number.
    public init(integerLiteral integer: Int64) { self = .integer(integer) }
    /// A number.
    public init(floatLiteral number: Double) { self = .number(number) }
    /// True or false.
    public init(booleanLiteral boolean: Bool) { self = .boolean(boolean) }
}

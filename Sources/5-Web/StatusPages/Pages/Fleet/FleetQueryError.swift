import Text

/// A value in the URL of the fleet's page that means nothing.
public struct FleetQueryError: Error, Equatable, CustomStringConvertible {
    /// The sentence for the reader, with what was probably meant and what is known.
    public let description: String

    /// - Parameters:
    ///   - kind: what the value names.
    ///   - value: anything.
    ///   - known: the values that mean something.
    init(_ kind: StaticString, _ value: String, known: some Sequence<String>) {
        // Truncated: a client may send kilobytes.
        description = "There is no \(kind) \(quotedText(value))" + spellingHint(for: String(value.prefix(60)), known: known)
    }
}

extension RawRepresentable where RawValue == String, Self: CaseIterable {
    /// The case that a parameter names.
    ///
    /// - Parameter kind: what it is a case of, for the message.
    init(named text: String, _ kind: StaticString) throws(FleetQueryError) {
        guard let known = Self(rawValue: text) else {
            throw FleetQueryError(kind, text, known: Self.allCases.map(\.rawValue))
        }
        self = known
    }
}

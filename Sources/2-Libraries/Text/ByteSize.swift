/// Sizes in bytes as operators write them: `512KiB`, `16MiB`, `1GiB`, `1000B`.
///
/// Only binary units, because `MB` is ambiguous.
public enum ByteSize {
    private static let units: [(name: String, bytes: Int)] = [
        ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("B", 1),
    ]

    /// The size in bytes, or nil when the text is not a whole number with a unit.
    public static func parse(_ text: String) -> Int? {
        guard let unit = units.first(where: { text.hasSuffix($0.name) }) else { return nil }
        guard let count = wholeNumber(text.dropLast(unit.name.count)) else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: unit.bytes)
        return overflow ? nil : bytes
    }

    /// The shortest exact spelling.
    public static func spell(_ bytes: Int) -> String {
        let unit = units.first { bytes >= $0.bytes && bytes.isMultiple(of: $0.bytes) } ?? ("B", 1)
        return "\(bytes / unit.bytes)\(unit.name)"
    }
}

/// The integer that a text spells, or `nil`. ASCII digits only, so that signs, spaces and `_` are refused.
public func wholeNumber(_ text: some StringProtocol) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit) else { return nil }
    return Int(text)
}

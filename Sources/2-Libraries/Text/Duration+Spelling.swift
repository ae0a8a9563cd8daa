extension Duration {
    /// Milliseconds per unit, longest first. No unit is a part of one before it, except `ms` of `m` and `s`.
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
    ]

    /// A duration as Prometheus spells it: whole numbers with the units `d`, `h`, `m`, `s`, `ms`, longest first,
    /// each at most once: `10s`, `500ms`, `1m30s`. Nil for anything else, also for a number without a unit.
    public init?(spelled text: String) {
        var rest = text[...]
        var unitsLeft = Self.units[...]
        var total: Int64 = 0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            let name = rest.dropFirst(digits.count).prefix { $0.isASCII && $0.isLetter }
            guard let count = wholeNumber(digits), let index = unitsLeft.firstIndex(where: { $0.name == name }) else {
                return nil
            }
            let (part, overflow) = Int64(count).multipliedReportingOverflow(by: unitsLeft[index].milliseconds)
            let (sum, sumOverflow) = total.addingReportingOverflow(part)
            guard !overflow, !sumOverflow else { return nil }
            total = sum
            unitsLeft = unitsLeft[(index + 1)...]
            rest = rest.dropFirst(digits.count + name.count)
        }
        self = .milliseconds(total)
    }

    /// The spelling that `init(spelled:)` reads, in whole milliseconds: `1m30s`, `0s`.
    public var spelled: String {
        var rest = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        var text = ""
        for unit in Self.units where rest >= unit.milliseconds {
            text += "\(rest / unit.milliseconds)\(unit.name)"
            rest %= unit.milliseconds
        }
        return text.isEmpty ? "0s" : text
    }
}

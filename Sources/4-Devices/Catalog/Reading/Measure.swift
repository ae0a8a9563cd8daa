import StatusDocument

/// Numbers followed by a unit, such as `49 °C` or `50 W`, read in the unit that the metric's name ends in.
///
/// Documents mostly contain bare numbers, but the same value is text with a unit in another firmware. A unit is parsed only after the number
/// alone could not be read, so that it takes no time for usual documents.
enum Measure {
    /// A unit in which metrics count.
    enum Unit: String, CaseIterable {
        case seconds, bytes, celsius, ratio, watts, volts, amperes, hertz, meters, degrees, rpm

        /// The unit at the end of a metric's name.
        init?(ofMetric name: String) {
            let base = name.hasSuffix("_total") ? name.dropLast(6) : name[...]
            guard !base.hasSuffix("_timestamp_seconds"), let last = base.split(separator: "_").last else { return nil }
            self.init(rawValue: String(last))
        }

        /// The names of the unit without a prefix, in lower case.
        fileprivate var names: [String] {
            switch self {
            case .seconds: ["s", "sec", "secs", "second", "seconds"]
            case .bytes: ["b", "byte", "bytes"]
            case .celsius: ["c", "degc", "degreesc", "degreec", "celsius", "degcelsius", "degreescelsius", "degreecelsius"]
            case .ratio: ["%", "percent", "pct"]
            case .watts: ["w", "watt", "watts"]
            case .volts: ["v", "volt", "volts"]
            case .amperes: ["a", "amp", "amps", "ampere", "amperes"]
            case .hertz: ["hz", "hertz"]
            case .meters: ["m", "meter", "meters", "metre", "metres"]
            case .degrees: ["deg", "degree", "degrees"]
            case .rpm: ["rpm", "1/min", "/min"]
            }
        }

        fileprivate var hasDegreeSign: Bool { self == .celsius || self == .degrees }
    }

    /// The number as it is written, and in the unit; `nil` for anything but a number followed by a spelling of this unit.
    static func read(_ text: ArraySlice<UInt8>, in unit: Unit) -> (number: Double, value: Double)? {
        guard let (number, rest) = Decimal.leading(text) else { return nil }
        if let factor = factor(of: rest, in: unit) { return (number, Decimal.scaled(number, by: factor)) }
        return unit == .seconds ? TimeText.elapsed(text).map { ($0, $0) } : nil
    }

    /// Bytes a second of a rate with a unit such as `Mb/s`, `Gbit/s`, `kbps` or `M`: rates of links are in bits, whatever the case.
    static func rate(_ text: ArraySlice<UInt8>) -> (number: Double, value: Double)? {
        guard let (number, rest) = Decimal.leading(text) else { return nil }
        var word = letters(rest).lowercased()
        for ending in ["/sec", "/s", "ps"] where word.hasSuffix(ending) {
            word.removeLast(ending.count)
            break
        }
        for name in ["bits", "bit", "b"] where word.hasSuffix(name) {
            word.removeLast(name.count)
            break
        }
        guard let factor = ["": 0.125, "k": 125, "m": 125e3, "g": 125e6, "t": 125e9][word],
            !rest.allSatisfy({ $0 == UInt8(ascii: " ") })
        else { return nil }
        return (number, number * factor)
    }

    private static func factor(of rest: ArraySlice<UInt8>, in unit: Unit) -> Double? {
        if unit == .seconds, let time = TimeText.timeUnit(rest) { return time.seconds }
        let word = letters(rest)
        let lower = word.lowercased()
        if unit.names.contains(lower) { return unit == .ratio ? 0.01 : 1 }
        if unit == .seconds { return longTimes[lower] }
        guard let first = word.first else {
            return unit.hasDegreeSign && degreeSigns.contains(rest.filter { $0 > 0x20 }) ? 1 : nil
        }
        let last = String(lower.dropFirst())
        switch unit {
        case .bytes: return ["b", "ib", "byte", "bytes"].contains(last) ? binaryPrefixes[lower.first ?? first] : nil
        case .watts, .volts, .amperes, .hertz, .meters: return unit.names.contains(last) ? prefixes[first] : nil
        // Degrees and shares have no multiples.
        case .seconds, .celsius, .ratio, .degrees, .rpm: return nil
        }
    }

    /// As the device counts: a kB of memory or storage is 1024 bytes.
    private static let binaryPrefixes: [Character: Double] = [
        "k": 1024, "m": 1_048_576, "g": 1_073_741_824, "t": 1_099_511_627_776,
    ]

    private static let prefixes: [Character: Double] = ["u": 1e-6, "m": 1e-3, "k": 1e3, "K": 1e3, "M": 1e6, "G": 1e9]
    private static let longTimes: [String: Double] = [
        "min": 60, "minute": 60, "minutes": 60, "h": 3600, "hour": 3600, "hours": 3600, "d": 86_400, "day": 86_400,
        "days": 86_400,
    ]

    /// Signs that are a unit without any letter.
    private static let degreeSigns = Set(["°", "º", "˚", "℃"].map { Array($0.utf8) })

    /// The unit without blanks, and without a degree sign in any encoding.
    private static func letters(_ text: ArraySlice<UInt8>) -> String {
        String(decoding: text.filter { $0 > UInt8(ascii: " ") && $0 < 0x7F }, as: UTF8.self)
    }
}

import StatusDocument

// Numbers with units, for texts that are not plain numbers.
extension Reader {
    /// A number followed by a unit or a remark in brackets, or the hexadecimal spelling of all ones.
    ///
    /// - Parameter unit: the metric's unit; `nil` without one.
    func readMeasure(_ text: ArraySlice<UInt8>, in unit: Measure.Unit?) -> Reading {
        switch self {
        case .scaled, .unsigned, .bounded, .nonZero, .temperature, .sensor, .bitRate: break
        default: return .unreadable
        }
        if let plain = Words.withoutRepetition(text) {
            if Self.absentWords.contains(Token(plain)) { return .absent }
            if let number = Decimal.whole(plain) { return read(number) }
        }
        if text.hasPrefix(ignoringCase: "0xff"), text.dropFirst(2).allSatisfy({ $0 | 0x20 == UInt8(ascii: "f") }) {
            return .absent
        }
        guard let unit, let measure = Measure.read(text, in: unit) else { return .unreadable }
        switch self {
        case .scaled, .sensor: return .value(measure.value)
        // The number as it is written shows that the value is not known; the value itself is already converted.
        case .unsigned: return Self.known(measure.number, measure.value)
        case .bounded(let range, _): return Self.bounded(measure.number, range, measure.value)
        default: return read(measure.value)
        }
    }

    /// A rate with a unit.
    static func rate(_ text: ArraySlice<UInt8>) -> Reading {
        guard let rate = Measure.rate(text) else { return .unreadable }
        return rate.number == 0 ? .absent : known(rate.number, rate.value)
    }

    private static func known(_ number: Double, _ value: Double) -> Reading {
        let reading = unsigned(number, 1)
        return reading.number == nil ? reading : .value(value)
    }
}

import StatusDocument

/// Frequencies of power lines.
enum Frequency {
    /// Hertz of a number whose unit is not reported: MBG-LANTIME-NG-MIB counts in millihertz, manuals in hertz.
    static func mains(_ number: Double) -> Reading {
        guard number > 0 else { return .unreadable }
        return .value(number > 1000 ? Decimal.scaled(number, by: 1e-3) : number)
    }

    /// Hertz of a number with a unit behind it, such as `49.984 Hz`, or without one.
    static func mains(_ text: ArraySlice<UInt8>) -> Reading {
        guard let (number, rest) = Decimal.leading(text) else { return .unreadable }
        if number == 0 { return .absent }
        switch Token(rest) {
        case .empty: return mains(number)
        case "hz": return number > 0 ? .value(number) : .unreadable
        // A mains frequency in megahertz does not exist, so the case of the m does not matter.
        case "mhz": return number > 0 ? .value(Decimal.scaled(number, by: 1e-3)) : .unreadable
        default: return .unreadable
        }
    }
}

// Numbers by which devices say that they do not know one.
extension Reader {
    /// What -1 becomes where a device or a kernel writes it into an unsigned number of 16, 32 or 64 bits.
    /// With and without a sign.
    static let allOnes: Set<Double> = [
        65_535, 2_147_483_647, 4_294_967_295, 9_223_372_036_854_775_808, 18_446_744_073_709_551_616,
    ]

    /// Degrees that a module can have. Sensors that fail report -273, -128, 255 or 999.
    static let temperatures = -100.0...200.0

    /// Whether a number stands for none instead of something that is never 0: 0, -1 or all ones.
    static func isNothing(_ number: Double) -> Bool { number == 0 || number == -1 || allOnes.contains(number) }

    /// Whether a number that may have a sign is all ones of 32 or 64 bits, or the least of such numbers. 16 bits are an ordinary time.
    static func isExtreme(_ number: Double) -> Bool { number.magnitude > 65_535 && extremes.contains(number.magnitude) }

    private static let extremes = allOnes.union([2_147_483_648])

    /// All ones of a counter: no counter has come that far.
    static func isExhausted(_ count: Double) -> Bool { count >= 9_223_372_036_854_775_808 && allOnes.contains(count) }

    /// A number that cannot be negative.
    static func unsigned(_ number: Double, _ scale: Double) -> Reading {
        if number == -1 || allOnes.contains(number) { return .absent }
        let scaled = Decimal.scaled(number, by: scale)
        return number >= 0 && scaled.isFinite ? .value(scaled) : .unreadable
    }

    /// `value`, if the number that the device wrote is in the range. A number below 0 where there is none is a fault, except for -1.
    static func bounded(_ number: Double, _ range: ClosedRange<Double>, _ value: Double) -> Reading {
        if range.contains(number) { return .value(value) }
        return number < 0 && number != -1 && range.lowerBound >= 0 ? .unreadable : .absent
    }
}

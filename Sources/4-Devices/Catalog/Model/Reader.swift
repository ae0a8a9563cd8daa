/// How a number is read out of a value. A missing number is absent, never 0.
public enum Reader: Sendable, Equatable {
    /// A number, also as text (`"100"`), times `scale`.
    case scaled(Double)
    /// A number that cannot be negative, also as text, times `scale`; absent for -1 and for all ones of 16, 32 or 64 bits, by which
    /// devices say that they do not know it.
    case unsigned(Double)
    /// A number that cannot be outside of this range, also as text, times `scale`; absent outside, where devices say that they do not
    /// know it: -1, all ones, 999.
    case bounded(ClosedRange<Double>, scale: Double)
    /// A rate with a unit such as `Mb/s`, or without one in Mbit/s; in bytes per second. Absent for 0 and where ``unsigned(_:)`` is
    /// absent for.
    case bitRate
    /// A temperature, as ``nonZero``; also absent where no module can be that cold or hot, which is how sensors report a fault.
    case temperature
    /// A number of a sensor, as ``sensor``, but 0 and all ones mean that nothing is measured (temperature sensors that are not fitted).
    case nonZero
    /// A boolean, also as 0 and 1 or as a word, becomes 0 or 1.
    case flag
    /// The number of the state that a word names; absent for other states.
    case stateNumber(Vocabulary, [String: Double])
    /// For a state set: `unknown` where no flag can be read, such as null or a new word; absent where one can.
    case doubt
    /// 1 when the word is the given one, 0 for any other word.
    case equals(String)
    /// An error in words: 1 when there is one, 0 for `none` and `ok`; absent where nothing is reported, or the report is that it is not known.
    case remark
    /// A point in time in any of the device's spellings, as seconds since 1970; absent for `never` and for 1970 itself.
    case timestamp
    /// A number followed by a unit of time (`12 ns`), or without one in the given unit; in seconds. Absent for all ones of 32 or 64 bits.
    case duration(TimeUnit)
    /// A number followed by a unit of time, in seconds; absent without a unit.
    case durationWithUnit
    /// A time with a unit, or without one: a fraction below one in seconds, other numbers in nanoseconds.
    case nanosecondsOrSeconds
    /// A quality such as `less-than-100ns`, as the upper bound in seconds. A number alone is its index on the vendor's scale.
    case timeQuality
    /// 2 to the power of the number (the precision of an NTP clock).
    case powerOfTwo
    /// The number at a position of a list in text, such as `0.48 0.66 0.57` or `46.95, 7.43`.
    case listed(Int)
    /// The same of a latitude (0) and longitude (1) in degrees, of which nothing but 0 or -1, or a
    /// number too large for an angle, says that it is not known.
    case coordinate(Int)
    /// The number of kB or another unit before a word, as in `228428 kB total memory`, in bytes.
    case kilobytesBefore(String)
    /// Some bits of a word of hexadecimal digits, as in NTP's status words.
    case hexBits(shift: Int, mask: Int)
    /// The share of ones in a text of binary digits, such as `11111111 [377]`.
    case shareOfOnes
    /// One bit of a whole number, also as text or as hexadecimal with `0x`: 0 or 1.
    case bit(Int)
    /// A mains frequency in hertz, of a number with or without a unit: as no power line has 1000 Hz, more than that are
    /// millihertz; also as an object of `hz` and the binary fraction `frac`. 0 means no data.
    case mainsFrequency
    /// Some bits of a whole number, as a number.
    case bits(shift: Int, mask: Int)
    /// One bit of a status word, by its name: 0 or 1; absent where the value does not contain it. See ``FlagWord``.
    case flagOf(FlagWord, String)
    /// A number of a sensor, also as an object of `val` and the power of ten `exp`.
    case sensor
    /// How many elements a list has.
    case count
    /// A word of the entry's vocabulary.
    case word

    /// A number, also as text (`"100"`).
    public static let number = Reader.scaled(1)
    /// A number of KiB, in bytes.
    public static let kibibytes = Reader.unsigned(1024)
    /// A number of percent, as a ratio. More than 100 may be an overload; all ones of 8 bits mean unknown.
    public static let percent = Reader.bounded(0...254, scale: 0.01)
    /// A number of 8 bits, of which all ones, 255, mean unknown.
    public static let octet = Reader.bounded(0...254, scale: 1)

    /// Units of time that values come in.
    public enum TimeUnit: String, Sendable, CaseIterable {
        case nanoseconds = "ns"
        case microseconds = "us"
        case milliseconds = "ms"
        case seconds = "s"

        /// One unit in seconds.
        var seconds: Double {
            switch self {
            case .nanoseconds: 1e-9
            case .microseconds: 1e-6
            case .milliseconds: 1e-3
            case .seconds: 1
            }
        }
    }
}

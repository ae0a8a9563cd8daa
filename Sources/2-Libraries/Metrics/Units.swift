/// Units at the end of metric names: base units only, as Prometheus and OpenMetrics want them.
public enum Units {
    /// The units that names of this exporter may end in. OpenMetrics gets them in a line of their own.
    ///
    /// `celsius` and `ratio` are Prometheus' own exceptions from base units; `rpm` is what node_exporter calls the speed of a
    /// fan, `decibels` is for levels that are logarithmic by nature.
    public static let known = [
        "seconds", "bytes", "celsius", "watts", "ratio", "meters", "degrees", "hertz", "volts", "amperes", "decibels", "rpm",
    ]

    /// Whether the last word of a name looks like a unit that is not in ``known``: `ms`, `percent`, `millivolts`, `dbm`.
    ///
    /// Such a metric would be written without a unit, and every reader would have to convert its values.
    static func isUnknownUnit(_ word: some StringProtocol) -> Bool {
        let word = String(word)
        return !known.contains(word) && (others.contains(word) || isScaled(word))
    }

    /// Units that are not a multiple of another one. `bit` and `second` alone are ordinary words.
    private static let others: Set<String> = [
        "percent", "percentage", "ppm", "ppb", "ppt", "permille", "minutes", "min", "mins", "hours", "hrs", "days", "weeks",
        "fahrenheit", "kelvin", "celcius", "degree", "deg", "db", "dbm", "dbc", "dbi", "dbv",
        "dbw", "dbuv", "kib", "mib", "gib", "tib", "kibibytes", "mebibytes", "gibibytes", "tebibytes", "bps", "baud", "ohms",
        "inches", "feet", "miles", "hz", "sec", "secs", "bits", "octets", "volt", "ampere", "amps",
        "watt",
        "meter", "metres", "grams", "joules", "pascals",
    ]

    /// Symbols and names of which multiples are formed.
    private static let symbols: Set<String> = ["s", "sec", "hz", "v", "a", "w", "m", "b", "bps", "bit", "bits"]
    private static let names: Set<String> = [
        "second", "seconds", "hertz", "volt", "volts", "ampere", "amperes", "amps", "watt", "watts", "meter", "meters", "metres",
        "byte", "bytes", "bit", "bits", "celsius", "degrees", "grams", "joules",
    ]
    private static let prefixSymbols = ["p", "n", "u", "m", "c", "k", "g", "t"]
    private static let prefixNames = ["pico", "nano", "micro", "milli", "centi", "deci", "kilo", "mega", "giga", "tera"]

    /// Whether a word is a multiple of a unit, such as `khz` or `nanoseconds`.
    private static func isScaled(_ word: String) -> Bool {
        prefixSymbols.contains { word.hasPrefix($0) && symbols.contains(String(word.dropFirst($0.count))) }
            || prefixNames.contains { word.hasPrefix($0) && names.contains(String(word.dropFirst($0.count))) }
    }
}

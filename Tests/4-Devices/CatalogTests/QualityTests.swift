import Testing

@testable import Catalog

@Suite("Time quality, and numbers that may mean unknown")
struct QualityTests {
    private func expect(_ reader: Reader, _ json: String, _ expected: Reading) throws {
        let reading = try read(reader, json)
        #expect(reading == expected, "\(reader) reads \(json)")
    }

    @Test(
        "Every step of the vendor's scale is an upper bound, however its decimal point is spelt",
        arguments: [
            ("less-than-1ns", 1e-9), ("less-than-100ns", 1e-7), ("less-than-2-5us", 2.5e-6), ("less-than-2.5us", 2.5e-6),
            ("less-than-2_5ms", 0.0025), ("LESS THAN 2,5 ms", 0.0025), ("2-5us", 2.5e-6), ("2.5ms", 0.0025), ("< 250 ns", 2.5e-7),
            ("<10s", 10), ("less-than-10s", 10), ("<= 1 us", 1e-6), ("≤ 1 us", 1e-6), ("better-than-25-us", 2.5e-5),
            ("100 ns", 1e-7),
            ("within-1ms", 0.001), ("25us", 2.5e-5), ("±100ns", 1e-7), ("+/- 100 ns", 1e-7), ("± 10 s", 10), ("max. 1 us", 1e-6),
            ("less-than-25µs", 2.5e-5), ("1 s", 1), ("less-than-100ns [4]", 1e-7),
        ])
    func bounds(_ text: String, _ seconds: Double) throws {
        try expect(.timeQuality, #""\#(text)""#, .value(seconds))
    }

    @Test(
        "A step without an upper bound has no value, even where a slug has lost its sign",
        arguments: [
            "> 10 s", ">10s", "&gt; 10 s", "≥ 10 s", "greater-than-10s", "greater-than-10-s", "more-than-10s", "worse-than-10s",
            "above-10-s", "over-10s", "-10-s", "10-s", "10 s", "10s", "gt-10s", "-10s", "beyond-10-s", "at-least-10s", "10s+",
            "1 s +", "unknown",
            "n/a",
            "not-available", "", "-",
        ])
    func noBound(_ text: String) throws {
        try expect(.timeQuality, #""\#(text)""#, .absent)
    }

    @Test(
        "A range without a unit at both ends, another unit or an unknown prefix is not a known bound",
        arguments: [
            "1-10us", "less-than-1-5us", "less-than-100", "less-than-100m", "around-100ns", "100ns-or-more", "less-than",
            "1us..100ns",
            "100ns..", "100ns-", "less-than-100ns..1us", "1..10us",
        ])
    func unreadable(_ text: String) throws {
        try expect(.timeQuality, #""\#(text)""#, .unreadable)
    }

    @Test(
        "Of a range with a unit at both ends, the upper end is the bound",
        arguments: ["100ns..1us", "100 ns .. 1 us", "100ns-1us", "100 ns - 1 us", "100 ns – 1 µs", "100ns to 1us"])
    func ranges(_ text: String) throws {
        try expect(.timeQuality, #""\#(text)""#, .value(1e-6))
    }

    @Test("A time that is all ones of 32 or 64 bits, or the least number, means unknown")
    func extremeTimes() throws {
        for number in [
            "2147483647", "-2147483648", "4294967295", "9223372036854775807", "-9223372036854775808", "18446744073709551615",
        ] {
            try expect(.duration(.nanoseconds), number, .absent)
            try expect(.duration(.nanoseconds), "\"\(number)\"", .absent)
            try expect(.nanosecondsOrSeconds, number, .absent)
        }
        try expect(.duration(.nanoseconds), "-1", .value(-1e-9))
        try expect(.duration(.nanoseconds), "65535", .value(6.5535e-5))
    }

    @Test("A bounded number is absent outside of its range, and faulty below 0 where nothing is")
    func bounded() throws {
        let latitude = Reader.bounded(-90...90, scale: 1)
        try expect(latitude, "-1", .value(-1))
        for nothing in ["999", "-999.0", "4294967295", #""999.0""#, #""n/a""#] { try expect(latitude, nothing, .absent) }
        let percent = Reader.bounded(0...100, scale: 0.01)
        try expect(percent, #""12""#, .value(0.12))
        for nothing in ["-1", "255", "101"] { try expect(percent, nothing, .absent) }
        try expect(percent, "-7", .unreadable)
    }

    @Test("-1 and all ones of 16, 32 or 64 bits mean unknown")
    func unsigned() throws {
        for nothing in ["-1", #""-1""#, "65535", "4294967295", #""4294967295""#, "18446744073709551615", #""Unknown!""#, #""-""#]
        {
            try expect(.unsigned(125_000), nothing, .absent)
        }
        try expect(.unsigned(125_000), #""1000""#, .value(125_000_000))
        try expect(.unsigned(1), "0", .value(0))
        try expect(.unsigned(1), "-2", .unreadable)
        try expect(.unsigned(1), "true", .unreadable)
    }

    @Test("A position of only zeros is absent; one that is 0 in one direction is valid")
    func coordinates() throws {
        try expect(.coordinate(0), #""0.000000, 0.000000""#, .absent)
        try expect(.coordinate(1), #""0 0 0""#, .absent)
        try expect(.coordinate(0), #""0.0, 7.438632""#, .value(0))
        try expect(.coordinate(1), #""46.951083, 7.438632""#, .value(7.438632))
        try expect(.coordinate(1), #""46.9""#, .unreadable)
        try expect(.coordinate(0), #""north""#, .unreadable)
        try expect(.coordinate(0), #""-1, -1""#, .absent)
        try expect(.coordinate(0), #""999.0, 999.0""#, .absent)
        try expect(.coordinate(1), #""46,951083, 7,438632""#, .value(7.438632))
        try expect(.coordinate(1), #""46.951083,7.438632""#, .value(7.438632))
    }

    @Test("Without a unit, a fraction below one is in seconds, and any other number in nanoseconds")
    func offsets() throws {
        try expect(.nanosecondsOrSeconds, "-9000", .value(-9e-6))
        try expect(.nanosecondsOrSeconds, "-0.000009", .value(-9e-6))
        try expect(.nanosecondsOrSeconds, #""1.2e-05""#, .value(1.2e-5))
        try expect(.nanosecondsOrSeconds, #""12.5""#, .value(12.5e-9))
        try expect(.nanosecondsOrSeconds, #""0.5 us""#, .value(5e-7))
        try expect(.nanosecondsOrSeconds, "0", .value(0))
        try expect(.nanosecondsOrSeconds, #""12 m""#, .unreadable)
        try expect(.nanosecondsOrSeconds, "true", .unreadable)
    }

    @Test(
        "The words by which Linux and LTOS report whether something works are flags",
        arguments: [
            ("up", 1), ("DOWN", 0), ("lowerlayerdown", 0), ("notpresent", 0), ("link-up", 1), ("no-link", 0), ("connected", 1),
            ("disconnected", 0), ("running", 1), ("stopped", 0), ("no", 0), ("not fitted", 0), ("missing", 0), ("unreachable", 0),
            ("established", 1), ("reachable", 1), ("dead", 0),
        ] as [(String, Double)])
    func flags(_ word: String, _ value: Double) throws {
        try expect(.flag, #""\#(word)""#, .value(value))
    }
}

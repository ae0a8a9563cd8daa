import Testing

@testable import Catalog

@Suite("Readers")
struct ReaderTests {
    private func expect(_ reader: Reader, _ json: String, _ expected: Reading) throws {
        let reading = try read(reader, json)
        #expect(reading == expected, "\(reader) reads \(json)")
    }

    @Test(
        "Numbers may be text",
        arguments: [
            ("12.5", .value(12.5)), ("-4e-06", .value(-4e-6)), (#""100""#, .value(100)), (#"" -1.5 ""#, .value(-1.5)),
            (#""1e3""#, .value(1000)),
            (#""+7""#, .value(7)), ("true", .unreadable), (#""12 dB""#, .unreadable), (#""1.2.3""#, .unreadable),
            (#""1-2""#, .unreadable),
            (#""ten""#, .unreadable), (#""0x10""#, .unreadable), (#""inf""#, .absent), ("[]", .unreadable),
            ("{}", .unreadable),
            (#""1e999""#, .unreadable), (#""\#(String(repeating: "9", count: 50))""#, .unreadable),
        ] as [(String, Reading)])
    func numbers(_ json: String, _ expected: Reading) throws {
        try expect(.number, json, expected)
    }

    @Test(
        "Empty values are absent for every numeric reader",
        arguments: [
            "null", #""""#, #""-""#, #""--""#, #"" ""#, #""N/A""#, #""n/a""#, #""unknown""#, #""none""#, #""never""#, #""null""#,
            #""NaN""#, #""not-available""#,
        ])
    func absent(_ json: String) throws {
        let readers: [Reader] = [
            .number, .kibibytes, .percent, .nonZero, .flag, .timestamp, .duration(.seconds), .timeQuality, .powerOfTwo,
            .listed(0),
            .kilobytesBefore("free"), .hexBits(shift: 0, mask: 1), .shareOfOnes,
        ]
        for reader in readers { try expect(reader, json, .absent) }
    }

    @Test("Scaling does not add rounding noise")
    func scales() throws {
        try expect(.kibibytes, "61440", .value(62_914_560))
        try expect(.kibibytes, #""54500""#, .value(55_808_000))
        try expect(.percent, "57", .value(0.57))
        try expect(.percent, #""100""#, .value(1))
        try expect(.scaled(125_000), "1000", .value(125_000_000))
        try expect(.scaled(1e-9), "3", .value(3e-9))
        try expect(.scaled(0.3), "10", .value(3))
        try expect(.scaled(-2), "10", .value(-20))
        try expect(.scaled(0), "10", .value(0))
        try expect(.scaled(1024), "1.7e308", .unreadable)
    }

    @Test("Zero is not a measurement where absent sensors report it")
    func nonZero() throws {
        try expect(.nonZero, "0.0", .absent)
        try expect(.nonZero, #""0""#, .absent)
        try expect(.nonZero, "-0.5", .value(-0.5))
        try expect(.nonZero, "41.5", .value(41.5))
    }

    @Test(
        "Flags are booleans, 0, 1 and their words",
        arguments: [
            ("true", .value(1)), ("false", .value(0)), ("1", .value(1)), ("0", .value(0)), (#""1""#, .value(1)),
            (#""0""#, .value(0)),
            (#""true""#, .value(1)), (#""False""#, .value(0)), (#""on""#, .value(1)), (#""disabled""#, .value(0)),
            (#""yes""#, .value(1)),
            ("2", .unreadable), (#""-1""#, .unreadable), (#""2""#, .unreadable), (#""maybe""#, .unreadable),
            ("[true]", .unreadable),
        ] as [(String, Reading)])
    func flags(_ json: String, _ expected: Reading) throws {
        try expect(.flag, json, expected)
    }

    @Test("remark reads whether there is an error in words; unknown and none are not errors")
    func remark() throws {
        try expect(.remark, #""CPU mismatch: wrong image""#, .value(1))
        for fine in [#""none""#, #""No error""#, #""OK""#] { try expect(.remark, fine, .value(0)) }
        for nothing in [#""""#, #""-""#, #""N/A""#, #""unknown""#, "null"] { try expect(.remark, nothing, .absent) }
        try expect(.remark, "1", .unreadable)
    }

    @Test("equals matches one word and takes any other for no")
    func equals() throws {
        try expect(.equals("selected"), #""Selected""#, .value(1))
        try expect(.equals("selected"), #""not-selected""#, .value(0))
        try expect(.equals("selected"), #""""#, .value(0))
        try expect(.equals("none"), #""none""#, .value(1))
        try expect(.equals("unknown"), #""n/a""#, .value(0))
        try expect(.equals("true"), "true", .value(1))
        try expect(.equals("1"), "1", .value(1))
        try expect(.equals("1"), "-1", .value(0))
        try expect(.equals("selected"), "null", .absent)
    }

    @Test("A precision is a power of two")
    func powerOfTwo() throws {
        try expect(.powerOfTwo, "-18", .value(0x1p-18))
        try expect(.powerOfTwo, #""-20""#, .value(0x1p-20))
        try expect(.powerOfTwo, "0", .value(1))
        try expect(.powerOfTwo, "1000000", .unreadable)
    }

    @Test("A number is read by its position in a list")
    func lists() throws {
        try expect(.listed(0), #""0.48 0.66 0.57 1/160 1234""#, .value(0.48))
        try expect(.listed(2), #""0.48 0.66 0.57 1/160 1234""#, .value(0.57))
        try expect(.listed(0), #""46.948060, 7.438420""#, .value(46.94806))
        try expect(.listed(1), #""-33.868820,151.209296""#, .value(151.209296))
        try expect(.listed(1), #""46.9""#, .unreadable)
        try expect(.listed(3), #""0.48 0.66 0.57 1/160""#, .unreadable)
        try expect(.listed(0), "0.48", .unreadable)
    }

    @Test("Memory sizes are numbers followed by a unit and a word")
    func memory() throws {
        let text = #""1024000 kB total memory, 12 kB free (0 %)""#
        try expect(.kilobytesBefore("total"), text, .value(1_048_576_000))
        try expect(.kilobytesBefore("free"), text, .value(12288))
        try expect(.kilobytesBefore("swap"), text, .unreadable)
        try expect(.kilobytesBefore("free"), #""free 12 kB""#, .unreadable)
        try expect(.kilobytesBefore("free"), #""12 MV free""#, .unreadable)
        try expect(.kilobytesBefore("free"), #""free""#, .unreadable)
    }

    @Test("Bits are taken from words of hexadecimal digits")
    func hexadecimal() throws {
        try expect(.hexBits(shift: 14, mask: 3), #""c415""#, .value(3))
        try expect(.hexBits(shift: 8, mask: 63), #""0415""#, .value(4))
        try expect(.hexBits(shift: 8, mask: 7), #""0x971A""#, .value(7))
        try expect(.hexBits(shift: 0, mask: 15), #""0XF""#, .value(15))
        try expect(.hexBits(shift: 0, mask: 1), #""0415h""#, .unreadable)
        try expect(.hexBits(shift: 0, mask: 1), #""-1""#, .unreadable)
        try expect(.hexBits(shift: 0, mask: 1), #""123456789""#, .unreadable)
        try expect(.hexBits(shift: 0, mask: 1), "415", .unreadable)
    }

    @Test("A reach register gives the share of its ones")
    func shareOfOnes() throws {
        try expect(.shareOfOnes, #""11111111 [377]""#, .value(1))
        try expect(.shareOfOnes, #""00001111 [17]""#, .value(0.5))
        try expect(.shareOfOnes, #""00000000 [0]""#, .value(0))
        try expect(.shareOfOnes, #""377""#, .unreadable)
        try expect(.shareOfOnes, #""1117""#, .unreadable)
    }

    @Test(
        "Qualities are upper bounds in seconds",
        arguments: [
            (#""less-than-100ns""#, .value(1e-7)), (#""less-than-10us""#, .value(1e-5)), (#""less-than-1µs""#, .value(1e-6)),
            (#""less-than-1μs""#, .value(1e-6)),
            (#""less-than-10ms""#, .value(0.01)), (#""less-than-1s""#, .value(1)), (#""< 100 ns""#, .value(1e-7)),
            (#""Less than 1.5 us""#, .value(1.5e-6)),
            (#""less-than-100-ns""#, .value(1e-7)), (#""better-than-1us""#, .value(1e-6)), (#""greater-than-10ms""#, .absent),
            (#""> 1 s""#, .absent),
            (#""less-than-100""#, .unreadable), (#""less-than-3-parsecs""#, .unreadable), (#""around-100ns""#, .unreadable),
            (#""excellent""#, .unreadable),
            ("100", .unreadable),
        ] as [(String, Reading)])
    func qualities(_ json: String, _ expected: Reading) throws {
        try expect(.timeQuality, json, expected)
    }

    @Test("Durations have their own unit or the usual one of the field")
    func durations() throws {
        try expect(.duration(.nanoseconds), "-1840", .value(-1840e-9))
        try expect(.duration(.nanoseconds), #""-1840""#, .value(-1840e-9))
        try expect(.duration(.nanoseconds), #""12.5 us""#, .value(12.5e-6))
        try expect(.duration(.seconds), #""3ms""#, .value(0.003))
        try expect(.duration(.milliseconds), #""5 seconds""#, .value(5))
        try expect(.duration(.milliseconds), #""2 µs""#, .value(2e-6))
        try expect(.duration(.seconds), #""5 apples""#, .unreadable)
        try expect(.duration(.seconds), #""soon""#, .unreadable)
    }
}

import Testing

@testable import Catalog

@Suite("Bits and frequencies")
struct BitAndFrequencyTests {
    @Test(
        "A bit of a number, decimal or hexadecimal",
        arguments: [
            (0, "41", 1.0), (1, "41", 0), (3, "41", 1), (5, "41", 1), (5, #""41""#, 1), (5, #""0x29""#, 1), (4, #""0X29""#, 0),
            (0, "0", 0), (52, "9007199254740992", 0), (53, "9007199254740992", 1), (7, "true", -1),
        ])
    func bits(_ bit: Int, _ json: String, _ expected: Double) throws {
        #expect(try read(.bit(bit), json) == (expected < 0 ? .unreadable : .value(expected)))
    }

    @Test("Some bits of a number, decimal or hexadecimal", arguments: ["10", #""10""#, #""0x0a""#])
    func someBits(_ json: String) throws {
        #expect(try read(.bits(shift: 0, mask: 3), json) == .value(2))
        #expect(try read(.bits(shift: 2, mask: 3), json) == .value(2))
    }

    @Test(
        "A value that is not an integer has no bits", arguments: ["-1", "1.5", "1e300", #""locked""#, #""0x""#, #""0xG1""#, "[]"])
    func noBits(_ json: String) throws {
        #expect(try read(.bit(0), json) == .unreadable)
    }

    @Test(
        "Mains frequencies above 1000 are millihertz, and explicit units are respected",
        arguments: [
            ("49.984", 49.984), ("49984", 49.984), ("60000", 60), (#""50.02""#, 50.02), (#""49.984 Hz""#, 49.984),
            (#""49984 mHz""#, 49.984), (#""500 mHz""#, 0.5), ("1000", 1000), ("1001", 1.001), (#""2000 Hz""#, 2000),
        ])
    func frequencies(_ json: String, _ hertz: Double) throws {
        #expect(try read(.mainsFrequency, json) == .value(hertz))
    }

    @Test("0 and words for nothing are not a frequency", arguments: ["0", #""0""#, #""0 Hz""#, "null", #""-""#, #""n/a""#])
    func noFrequency(_ json: String) throws {
        #expect(try read(.mainsFrequency, json) == .absent)
    }

    @Test("Other units and signs are unreadable", arguments: ["-50", #""50 kHz""#, #""fast""#, "true", #""-50 Hz""#])
    func unreadable(_ json: String) throws {
        #expect(try read(.mainsFrequency, json) == .unreadable)
    }
}

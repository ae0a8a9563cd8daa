import Testing

@testable import Text

@Suite("Spellings")
struct SpellingTests {
    @Test(
        "Durations are read and spelled",
        arguments: [("10s", 10_000), ("500ms", 500), ("1m30s", 90_000), ("1d2h3m4s5ms", 93_784_005), ("0s", 0)])
    func durations(text: String, milliseconds: Int) {
        let duration = Duration.milliseconds(milliseconds)
        #expect(Duration(spelled: text) == duration)
        #expect(duration.spelled == text)
    }

    @Test(
        "An invalid duration is nil",
        arguments: [
            "", "10", "s", "ten", "1.5s", "-1s", "1s1m", "1s1s", "10 s", " 10s", "10S", "1m30", "١s", "99999999999999999999s",
            "9223372036854775807d",
        ])
    func noDurations(text: String) {
        #expect(Duration(spelled: text) == nil)
    }

    @Test(
        "Sizes are read and spelled",
        arguments: [("0B", 0), ("1000B", 1000), ("1KiB", 1024), ("16MiB", 16 << 20), ("3GiB", 3 << 30)])
    func sizes(text: String, bytes: Int) {
        #expect(ByteSize.parse(text) == bytes)
        #expect(ByteSize.spell(bytes) == text)
    }

    @Test("An invalid size is nil", arguments: ["", "16", "MiB", "16MB", "1.5MiB", "-1B", "16 MiB", "99999999999GiB"])
    func noSizes(text: String) {
        #expect(ByteSize.parse(text) == nil)
    }

    @Test(
        "The nearest known word is found",
        arguments: [
            ("prot", "port"), ("time_out", "timeout"), ("Timeout", "timeout"), ("lables", "labels"), ("lable", "labels"),
            ("nam", "name"), ("na", nil), ("nme", "name"),
            ("colour", nil), ("", nil), ("x", nil),
        ] as [(String, String?)])
    func nearest(word: String, expected: String?) {
        #expect(nearestSpelling(of: word, in: ["port", "timeout", "labels", "name"]) == expected)
    }

    @Test("A prefix of exactly one known word is near to it", arguments: [("tim", "timeout"), ("por", "port"), ("la", nil)])
    func beginnings(word: String, expected: String?) {
        #expect(nearestSpelling(of: word, in: ["port", "timeout", "labels", "name"]) == expected)
    }

    @Test(
        "The distance counts insertions, removals, replacements and swaps",
        arguments: [
            ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1),
            ("abc", "ab", 1),
            ("abc", "xabc", 1), ("serve", "simulate", 6), ("ca", "abc", 3),
        ])
    func distance(left: String, right: String, expected: Int) {
        #expect(editDistance(left, right) == expected)
        #expect(editDistance(right, left) == expected)
    }
}

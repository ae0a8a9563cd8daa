import Testing
import YAML

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
        "What is not a duration is nil",
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

    @Test("What is not a size is nil", arguments: ["", "16", "MiB", "16MB", "1.5MiB", "-1B", "16 MiB", "99999999999GiB"])
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

    @Test("Written YAML reads back as what was written")
    func outline() throws {
        let awkward = "\u{1B} \"x\" \\ # : é 日 \u{2028}\n- yes"
        let outline = YAMLOutline.mapping([
            ("yes", .text("no")), ("a b", .plain("10s")),
            ("list", .sequence([.mapping([("x", .text(awkward)), ("y", .plain("1"))]), .sequence([])])),
            ("none", .mapping([(String, YAMLOutline)]())),
        ])
        let problems = ProblemCollector(file: "f")
        let reader = try #require(ValueReader(parsing: Array(outline.rendered().utf8), problems: problems))
        reader.mapping { section -> Void? in
            #expect(section.string("yes") == "no")
            #expect(section.duration("a b") == .seconds(10))
            let list = section.sequence("list")
            #expect(list.first?.mapping { $0.integer("y") == 1 ? $0.string("x") : nil } == awkward)
            #expect(list.last?.strings() == [])
            #expect(section.entries("none").isEmpty)
        }
        #expect(problems.problems == [])
    }
}

import Testing
import Text
import YAML

@Suite("Writing YAML")
struct OutlineTests {
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

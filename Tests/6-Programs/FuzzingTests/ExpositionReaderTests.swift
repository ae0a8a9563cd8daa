import Testing

@testable import Fuzzing

@Suite("The strict parser of expositions")
struct ExpositionReaderTests {
    private static let help = "# HELP a Help.\n# TYPE a gauge\n"

    private func finding(_ text: String, _ format: ExpositionReader.Format = .prometheus) -> String? {
        do {
            _ = try ExpositionReader(Array(text.utf8), format)
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test("A valid exposition has no defect")
    func sound() {
        #expect(finding(Self.help + "a{x=\"1\",y=\"\\\"\\\\\\n\"} 1e-05\na{x=\"2\"} +Inf\n") == nil)
        #expect(finding("# TYPE a counter\n# HELP a Help.\na_total 1\n# EOF\n", .openMetrics) == nil)
    }

    @Test(
        "Each defect is found",
        arguments: [
            ("a 1\na 2\n", "twice"), ("a{x=\"1\",y=\"2\"} 1\na{y=\"2\",x=\"1\"} 1\n", "twice"), ("a{x=\"1} 1\n", "label"),
            ("a{x=\"\\t\"} 1\n", "escape"), ("a{x=1} 1\n", "label"), ("a one\n", "value"), ("a 1 1600000000\n", "value"),
            ("b 1\n", "another family"),
            ("a 1", "newline"), ("a\u{7} 1\n", "control"), ("", "without samples"), ("a{x=\"1\",x=\"2\"} 1\n", "label twice"),
            ("a 1\n# HELP a Help.\n", "behind samples"),
        ])
    func defects(_ samples: String, _ word: String) {
        #expect(finding(Self.help + samples)?.contains(word) == true)
    }

    @Test("State sets have exactly one state, and both formats the same series")
    func agreement() {
        func finding(_ one: String, _ other: String) -> String? {
            let prometheus = Array("# HELP s Help.\n# TYPE s gauge\n\(one)".utf8)
            let openMetrics = Array("# TYPE s stateset\n# HELP s Help.\n\(other)# EOF\n".utf8)
            do {
                _ = try ExpositionReader.agree(prometheus: prometheus, openMetrics: openMetrics)
                return nil
            } catch {
                return "\(error)"
            }
        }
        let (on, off) = ("s{s=\"on\"} 1\ns{s=\"off\"} 0\n", "s{s=\"on\"} 0\ns{s=\"off\"} 0\n")
        #expect(finding(on, on) == nil)
        #expect(finding(off, off)?.contains("states are 1") == true)
        #expect(finding(on, off)?.contains("formats") == true)
        #expect(finding(on, "s{s=\"on\"} 1\n")?.contains("formats") == true)
    }
}

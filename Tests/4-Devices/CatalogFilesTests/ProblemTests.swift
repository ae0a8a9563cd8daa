import TestFiles
import Testing

@testable import CatalogFiles

/// Part of an entry and what is wrong with it.
struct EntryDefect: Sendable, CustomTestStringConvertible {
    /// Lines of an entry; `▸` stands before the character that the message points to.
    let lines: String
    /// The message without file and path.
    let message: String

    init(_ lines: String, _ message: String) {
        self.lines = lines
        self.message = message
    }

    var testDescription: String { lines }

    /// The whole file, with usual lines for what the entry does not say.
    var text: String {
        var entry = lines
        for (key, line) in [("metric", "lantime_own"), ("type", "gauge"), ("path", "data.own"), ("help", "H.")]
        where !entry.contains("\(key):") && !(key == "path" && entry.contains("paths:")) {
            entry += "\n\(key): \(line)"
        }
        let indented = entry.split(separator: "\n").joined(separator: "\n    ")
        return "subjects:\n- name: own\n  title: T\n  entries:\n  - \(indented)\n"
    }
}

@Suite("Problems in catalog files")
struct ProblemTests {
    @Test("An invalid entry is reported at its position", arguments: defects)
    func entries(_ defect: EntryDefect) throws {
        // Without a mark the entry as a whole is meant.
        let marked = MarkedText(defect.text.contains("▸") ? defect.text : defect.text.replacing("  - ", with: "  - ▸"))
        let found = try problems(marked.text)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(marked.position + ": ") == true, "\(found)")
        #expect(found.first?.hasSuffix(": " + defect.message) == true, "\(found)")
    }

    private static let defects = [
        EntryDefect(
            "metric: ▸Own", #"the metric's name is not accepted: "Own" is not made of lower-case letters, digits and underscores"#
        ),
        EntryDefect("metric: ▸own", "the metric's name must start with lantime_, and not with lantime_exporter_"),
        EntryDefect("metric: ▸lantime_exporter_x", "the metric's name must start with lantime_, and not with lantime_exporter_"),
        EntryDefect("metric: lantime_x_total", "lantime_x_total: only other types of metrics end in _total"),
        EntryDefect("metric: lantime_x\ntype: counter", "lantime_x: a counter's name ends in _total"),
        EntryDefect(
            "metric: lantime_module_value", "lantime_module_value: the name belongs to values that the catalog does not know"),
        EntryDefect(
            "metric: lantime_module_value_total\ntype: counter",
            "lantime_module_value_total: OpenMetrics cannot tell it from lantime_module_value"),
        EntryDefect(
            "metric: lantime_up\npath: data.x[y].z",
            #"lantime_up: its other entries have the labels ["device"], this one ["device", "y"]"#
        ),
        EntryDefect(
            "metric: lantime_system_load1\ntype: stateset\nstates: power-state",
            "lantime_system_load1: the name already belongs to a metric of another type or other states; with replace: true the entry replaces the built-in ones"
        ),
        EntryDefect("type: ▸number", #"expected one of gauge, counter, info, stateset, found "number""#),
        EntryDefect("path: ▸a..b", #"the path "a..b" is not accepted: a key without letters or digits matches nothing"#),
        EntryDefect("path: ▸'a[?]'", #"the path "a[?]" is not accepted: a key without letters or digits matches nothing"#),
        EntryDefect("paths: [a, ▸'b<']", #"the path "b<" is not accepted: its brackets do not pair"#),
        EntryDefect("paths: ▸[]", "the list of paths is empty"),
        EntryDefect("path: a\npaths: ▸[b]", "path and paths exclude each other"),
        EntryDefect("paths: ['a[x].b', 'c[y].b']", #"lantime_own: path c[y].b: its labels are ["y"], but a[x].b has ["x"]"#),
        EntryDefect("path: 'data.x[device].y'", "lantime_own: a label name occurs twice"),
        EntryDefect(
            "path: 'data.x[Port].y'", #"lantime_own: label: "Port" is not made of lower-case letters, digits and underscores"#),
        EntryDefect("help: ▸''", #"expected text on one line, found """#),
        EntryDefect("read: ▸scale", "the reader scale needs an argument, as in {scale: …}"),
        EntryDefect("read: ▸word", "word reads states; a number needs another reader, such as number, flag or {equals: …}"),
        EntryDefect("read: {scale: ▸0}", "a scale must not be 0"),
        EntryDefect("read: {listed: ▸-1}", #"expected a whole number from 0 to 999, found "-1""#),
        EntryDefect("read: {duration: ▸h}", #"expected one of ns, us, ms, s, found "h""#),
        EntryDefect("read: ▸{scale: 2, equals: x}", "expected exactly one reader"),
        EntryDefect("read: {hex_bits: ▸{shift: 1}}", #"missing key "mask""#),
        EntryDefect("read: {hex_bits: {shift: ▸64, mask: 1}}", #"expected a whole number from 0 to 31, found "64""#),
        EntryDefect("read: flag\ncount: ▸true", #""read" already determines where the value comes from"#),
        EntryDefect("states: ▸{a: b}", #"a gauge has no "states""#),
        EntryDefect("type: stateset", #"missing key "states""#),
        EntryDefect("metric: lantime_x_info\ntype: info", #"missing key "labels""#),
        EntryDefect(
            "metric: lantime_x_info\ntype: info\nlabels: {a: ▸'b,c'}",
            #"the field "b,c" is not accepted: it has blanks or commas; keys match without their blanks"#),
        EntryDefect(
            "metric: lantime_x_info\ntype: info\nlabels: {▸device: b}", "the label device is set by the exporter or Prometheus"),
        EntryDefect("count: {label: ▸[a], field: b}", "expected text, found a list"),
        EntryDefect("presence: ▸''", #"the field "" is not accepted: a key without letters or digits matches nothing"#),
        EntryDefect("read: ▸count", "count reads a field in first_of or ratio; to count at a path, use the entry's key count"),
        EntryDefect("read: {bit: ▸99}", #"expected a whole number from 0 to 63, found "99""#),
        EntryDefect("ratio: ▸{part: [a]}", #"missing key "whole""#),
        EntryDefect("ratio: {part: [a], whole: [▸{constant: 5}]}", #"missing key "when""#),
        EntryDefect(
            "ratio: {part: [a], whole: [{constant: 5, when: ▸'=x'}]}",
            #"the condition "=x" is not accepted: a key without letters or digits matches nothing"#),
        EntryDefect("type: counter\nratio: ▸{part: [a], whole: [b]}", #"a counter has no "ratio""#),
        EntryDefect(
            "fixed_labels: {▸Bit: x}",
            #"the label's name is not accepted: "Bit" is not made of lower-case letters, digits and underscores"#),
        EntryDefect(
            "fixed_labels: {device: x}".replacing("device", with: "▸device"),
            "the label device is set by the exporter or Prometheus"),
        EntryDefect("type: stateset\nstates: {ok: }\nfirst_of: [▸{field: a, word: b}]", #"missing key "state""#),
        EntryDefect("first_of: ▸[]", "the list is empty"),
        EntryDefect("first_of: [▸{read: flag}]", "expected one of field, flag and constant"),
        EntryDefect(
            "type: stateset\nstates: {ok: , bad: }\nfirst_of: [{flag: a, state: ▸good}]", #"unknown state "good"; known: bad, ok"#
        ),
        EntryDefect(
            "type: stateset\nstates: {ok: }\nfirst_of: [▸{flag: a}]",
            "a flag needs the state that applies when it is true, or otherwise"),
        EntryDefect("type: stateset\nstates: {ok: }\nfirst_of: [{field: a, state: ▸ok}]", #""state" has no meaning here"#),
        EntryDefect("type: stateset\nstates: ▸{}", "expected states, such as ok: [good, fine]"),
        EntryDefect(
            "type: stateset\nstates: {▸Ok: }", #"the state "Ok" is not made of lower-case letters, digits and underscores"#),
        EntryDefect(
            "type: stateset\nstates: {▸unknown: }",
            "every vocabulary has the state unknown already, for all words that it does not know"),
        EntryDefect("type: stateset\nstates: {a: [x], b: [▸X]}", #""X" already belongs to the state a"#),
        EntryDefect("type: stateset\nstates: {a: {numbers: [1]}, b: {numbers: [▸1]}}", "1 already belongs to the state a"),
        EntryDefect("type: stateset\nstates: {a: {flag: true}, b: {flag: ▸yes}}", "true already belongs to the state a"),
        EntryDefect("type: stateset\nstates: {a: [▸'--']}", "a word needs letters or digits"),
        EntryDefect("module: ▸'a|b'", #"expected a model such as xyz100 or xyz*, found "a|b""#),
        EntryDefect("module: ▸[]", "the list is empty; name the models, such as [rel*, xyz100]"),
        EntryDefect(
            "replace: ▸true", "no built-in entry makes lantime_own, so there is nothing to replace"),
        EntryDefect(
            "evidence: {grade: ▸sure, source: x}",
            #"expected one of captured, documented, predicted, modelled, found "sure""#),
    ]

    @Test("Unknown readers, vocabularies and keys are reported with the known ones")
    func hints() throws {
        let found = try problems(EntryDefect("read: numbr\nstates: clock-stat\ntype: stateset\nhlep: x", "").text)
        #expect(found.count == 3)
        #expect(found.contains { $0.contains(#"unknown reader "numbr"; did you mean "number"? known: bit, count, duration"#) })
        #expect(found.contains { $0.contains(#"unknown vocabulary "clock-stat"; did you mean "clock-state"?"#) })
        #expect(found.contains { $0.contains(#"unknown key "hlep"; did you mean "help"?"#) })
    }

    @Test("Names of collectors are unique, also across files")
    func names() throws {
        let file = "subjects:\n- {name: own, title: T, entries: [{metric: lantime_own, type: gauge, path: a, help: H}]}\n"
        #expect(
            try CatalogText(file, file).problems() == [#"1.yml:2:10: subjects[0].name: the name "own" is taken at 0.yml:2:10"#])
    }

    @Test(
        "The error for an invalid or missing catalog file names the file",
        arguments: [
            ("", #"1:1: missing key "subjects""#), ("- a", "1:1: expected a mapping (key: value), found a list"),
            ("subjects: [{name: own, title: T}]", "1:12: subjects[0]: a subject needs entries or ignored paths"),
            ("subjects: {}", "1:11: subjects: expected a list, found a mapping; each element of a list begins with \"- \""),
        ])
    func noCatalog(_ text: String, _ message: String) throws {
        #expect(try problems(text) == [message])
    }

    @Test("An unreadable file is reported, and the others are still checked")
    func missing() throws {
        let loaded = try LoadedCatalog.load(
            files: ["/nonexistent/a.yml", "/nonexistent/b.yml"], families: otherFamilies, builtIn: builtIn.get())
        #expect(
            loaded.problems.map { "\($0)" } == [
                "/nonexistent/a.yml: cannot read the file: no such file or directory",
                "/nonexistent/b.yml: cannot read the file: no such file or directory",
            ])
        #expect(loaded.catalog == nil)
    }
}

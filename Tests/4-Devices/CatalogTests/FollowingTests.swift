import Metrics
import StatusDocument
import Testing

@testable import Catalog

@Suite("Following the plan of another document")
struct FollowingTests {
    /// Texts in one place of two documents that are the same otherwise.
    struct Change: Sendable, CustomTestStringConvertible {
        let document: String
        let texts: [String]

        init(_ document: String, _ texts: String...) {
            self.document = document
            self.texts = texts
        }

        var testDescription: String { "\(document): \(texts)" }
        var documents: [String] { texts.map { document.replacing("…", with: $0) } }
    }

    private static let catalog = Result {
        try Walking(
            .gauge("x_level", at: "data.units[unit, ?model=n*].level", help: "Help."),
            .gauge("x_load", at: "data.parts[part, ?kind=a|b].load", help: "Help."),
            .gauge("x_answers", at: "data.boxes[box, ?*.flags.*=true].level", help: "Help."),
            .gauge("x_calm", at: "data.boxes[box, ?!*.flags.*=true].calm", help: "Help."),
            .gauge("x_heat", at: "data.boxes[box, ?heat=50..].degrees", help: "Help."),
            .info("x_info", of: "data.about", labels: ["name": "name, alias"], help: "Help.")
        ).catalog
    }

    @Test(
        "A change of a text that decides the path is noticed, even between two spellings of nothing",
        arguments: [
            Change(#"{"data": {"new": [{"object-id": "…", "level": 1}]}}"#, "-", "n/a", "", "one", "other"),
            Change(#"{"data": {"units": [{"model": "…", "level": 1}]}}"#, "-", "n/a", "", "NX1", "MX1"),
            Change(#"{"data": {"parts": [{"kind": "…", "load": 1}]}}"#, "-", "n/a", "a", "b", "c"),
            Change(#"{"data": {"parts": [{"object-id": "…", "kind": "a", "load": 1}]}}"#, "-", "", "left", "right"),
            Change(#"{"data": {"about": {"name": "…", "alias": "second"}}}"#, "-", "n/a", "first", "0"),
            Change(
                #"{"data": {"boxes": [{"object-id": "b", "u": {"flags": {"x": false, "y": "…"}}, "level": 1, "calm": 2}]}}"#,
                "true", "false", "-", "n/a"),
            Change(
                #"{"data": {"boxes": [{"object-id": "b", "u": {"flags": {"x": "…", "y": "…"}}, "level": 1, "calm": 2}]}}"#,
                "true", "false", "-"),
            Change(#"{"data": {"boxes": [{"object-id": "b", "heat": "…", "degrees": 1}]}}"#, "49", "50", "51", "-", "hot"),
            Change(#"{"data": {"new": {"mode": "…"}}}"#, "-", "7", "007", "active", "idle", "10.0.0.1"),
            Change(#"{"data": {"new": {"session": "…"}}}"#, "-", "7", "007", "active", "4815162342"),
            Change(
                #"{"data": {"chassis0": {"slots": [{"slot-id": "…", "module": {"info": {"model": "M"}, "new": 1}}]}}}"#,
                "-", "n/a", "", "clk1", "clk2"),
            Change(
                #"{"data": {"chassis0": {"slots": [{"slot-id": "clk1", "module": {"info": {"model": "…"}, "new": 1}}]}}}"#,
                "-", "n/a", "", "GPS", "GNS"),
        ])
    func change(_ change: Change) throws {
        for earlier in change.documents {
            for later in change.documents { try expectTheSame(later, after: earlier) }
        }
    }

    @Test(
        "A changed value is read again, an unchanged one is reused",
        arguments: [
            Change(#"{"data": {"units": [{"model": "N1", "level": "…"}]}}"#, "1", "2", "-", "", "seven", "1"),
            Change(
                #"{"data": {"units": [{"model": "N1", "level": …}]}}"#, "1", "2", "0", "-0.0", "true", "false", "null", "[1]",
                "[]", "{}"),
            Change(#"{"data": {"new": {"mode": …}}}"#, "1", "2", "true", "false"),
        ])
    func value(_ change: Change) throws {
        for earlier in change.documents {
            for later in change.documents { try expectTheSame(later, after: earlier) }
        }
    }

    @Test("A document with fewer values than the last is walked in full: no step may lead beyond its end")
    func shorter() throws {
        let long = #"{"data": {"levels": [1, 2, 3, 4]}, "more": 1}"#
        for short in [#"{"data": {}, "more": 1}"#, #"{"data": {"levels": [1, 2, 3]}}"#, #"{"data": {"levels": []}, "more": 1}"#] {
            try expectTheSame(short, after: long)
        }
    }

    @Test("A dependency on thousands of values is checked once, however many of them have changed", .timeLimit(.minutes(1)))
    func manyValues() throws {
        func document(_ word: String) -> String {
            let flags = (0..<6000).map { #""f\#($0)": "\#(word)\#($0)""# }.joined(separator: ",")
            return #"{"data": {"boxes": [{"object-id": "b", "u": {"flags": {\#(flags)}}, "calm": 2}]}}"#
        }
        // Checked for each value it would look at 72 million of them, for longer than the limit; once, at a few thousand.
        try expectTheSame(document("y"), after: document("x"))
    }

    private func expectTheSame(
        _ later: String, after earlier: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let catalog = try Self.catalog.get()
        var plan: WalkPlan?
        _ = catalog.walk(
            try StatusDocument(parsing: Array(earlier.utf8)), device: "d", options: WalkOptions(), following: &plan)
        let document = try StatusDocument(parsing: Array(later.utf8), knowing: plan?.keys)
        let followed = catalog.walk(document, device: "d", options: WalkOptions(), following: &plan)
        let anew = catalog.walk(try StatusDocument(parsing: Array(later.utf8)), device: "d")
        #expect(Self.lines(followed, catalog) == Self.lines(anew, catalog), sourceLocation: sourceLocation)
    }

    private static func lines(_ result: WalkResult, _ catalog: CompiledCatalog) -> [String] {
        var result = result
        result.samples.sort(familyCount: catalog.families.families.count)
        return Walking.lines(result, catalog)
    }
}

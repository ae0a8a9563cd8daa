import Catalog
import Foundation
import LANTIMECatalog
import Testing

/// Examples of each entry of the catalog and what becomes of them, made by the entries themselves and stored in `Fixtures/examples`.
///
/// `make golden` renews them; read the difference before committing it. `make mutate` shows which changes of the catalog they notice.
@Suite("Golden examples")
struct GoldenExampleTests {
    static let folder = Documents.fixtures.appending(path: "examples")
    private static let isRenewing = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

    private static let subjects = TestedCatalog.subjects.map(\.name)

    static func stored(_ subject: String) throws -> ExampleSheet {
        try ExampleSheet(String(contentsOf: folder.appending(path: "\(subject).txt"), encoding: .utf8)) { try stored($0) }
    }

    private static func subject(_ name: String) throws -> Subject {
        try #require(TestedCatalog.subjects.first { $0.name == name })
    }

    /// What a subject makes of its examples.
    private static func made(_ subject: Subject) throws -> (subject: String, sheet: ExampleSheet) {
        (subject.name, try ExampleSheet(ExampleSheet.examples(of: subject), try TestedCatalog.compiled([subject])))
    }

    @Test("Each example of a subject gives its stored result", arguments: subjects)
    func stored(_ name: String) throws {
        let subject = try Self.subject(name)
        // Nothing but the subject itself: a small catalog is quick, and golden expositions show how subjects go together.
        let catalog = try TestedCatalog.compiled([subject])
        if Self.isRenewing {
            let before = TestedCatalog.subjects.prefix { $0.name != name }
            let text = try ExampleSheet(ExampleSheet.examples(of: subject), catalog).text(after: before.map(Self.made))
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            return try Data(text.utf8).write(to: Self.folder.appending(path: "\(name).txt"))
        }
        let stored = try #require(try? Self.stored(name), "there are no examples of \(name): run make golden")
        let made = try ExampleSheet(stored.examples.map(\.example), catalog)
        for (result, expected) in zip(made.examples, stored.examples) where result.lines != expected.lines {
            let example = expected.example
            Issue.record("\(example.metric): \(example.document) gives \(result.lines), was \(expected.lines)")
        }
    }

    @Test(
        "The stored examples are exactly those of the entries",
        .enabled(if: !isRenewing, "examples are being renewed"), arguments: subjects)
    func complete(_ name: String) throws {
        let subject = try Self.subject(name)
        let stored = Set(try Self.stored(subject.name).examples.map(\.example))
        let wanted = Set(ExampleSheet.examples(of: subject))
        for example in wanted.subtracting(stored) {
            Issue.record("no example of \(example.metric) in \(subject.name).txt: run make golden: \(example.document)")
        }
        for example in stored.subtracting(wanted) {
            Issue.record("\(subject.name).txt: no entry has this example any more: \(example.metric): \(example.document)")
        }
    }

    @Test(
        "Every entry has an example with a value", .enabled(if: !isRenewing, "examples are being renewed"),
        arguments: subjects)
    func exercised(_ name: String) throws {
        let subject = try Self.subject(name)
        let stored = try Self.stored(subject.name).examples.filter { !$0.lines.isEmpty }
        let valued = Set(stored.map(\.example))
        for (number, entry) in subject.entries.enumerated() {
            let examples = entry.examples.map { ExampleSheet.example(entry.metric, $0) }
            let labels = entry.constantLabels.map { "\($0.name)=\"\($0.value)\"" }
            let isExercised = examples.contains { example in
                valued.contains(example)
                    && stored.contains { item in
                        item.example == example && item.lines.contains { line in labels.allSatisfy(line.contains) }
                    }
            }
            #expect(isExercised, "\(subject.name): no example gives a value of \(entry.metric) (entry \(number))")
        }
    }

    @Test("Every file belongs to a subject", .enabled(if: !isRenewing, "examples are being renewed"))
    func noStrays() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == Set(TestedCatalog.subjects.map { "\($0.name).txt" }))
    }
}

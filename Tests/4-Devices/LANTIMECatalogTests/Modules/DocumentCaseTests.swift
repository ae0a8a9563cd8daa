import JSON
import Testing

/// A captured document with changes, and what must be exported of it: `Fixtures/cases`.
struct DocumentCase: Sendable, CustomTestStringConvertible {
    private let members: [String: JSONValue]

    /// - Parameter name: the file: modules in names of the vendor's header, or what devices report on bad days.
    static func all(_ name: String) throws -> [DocumentCase] {
        guard case .array(let cases) = try JSONValue(parsing: Documents.fixture("cases/\(name)")) else { return [] }
        return cases.map { value in
            guard case .object(let members) = value else { return DocumentCase(members: [:]) }
            return DocumentCase(members: Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
        }
    }

    private init(members: [String: JSONValue]) { self.members = members }

    var testDescription: String { members["id"]?.string ?? "" }

    /// The document of the case.
    var document: [UInt8] {
        get throws {
            var document = try ChangedDocument(members["base"]?.string ?? "")
            // What was there before the trouble comes first.
            if case .object(let before) = members["before"] {
                try Self.set(before.first { $0.key == "set" }?.value, in: &document)
            }
            try Self.set(members["set"], in: &document)
            for path in texts("remove") { document = document.removing(path) }
            return try document.json
        }
    }

    private static func set(_ values: JSONValue?, in document: inout ChangedDocument) throws {
        guard case .object(let values) = values else { return }
        for value in values { document = try document.setting(value.key, value.value.line) }
    }

    /// The texts of a list.
    func texts(_ key: String) -> [String] {
        if case .array(let texts) = members[key] { texts.compactMap(\.string) } else { [] }
    }

    /// How many series there must be of each of these.
    var counts: [(pattern: String, number: Double)] {
        if case .object(let members) = members["count"] { members.map { ($0.key, $0.value.number ?? 0) } } else { [] }
    }
}

@Suite("Documents with modules in predicted names, and documents of bad days")
struct DocumentCaseTests {
    @Test(
        "A changed document gives the expected series, each once, and none that it must not give",
        arguments: try DocumentCase.all("predicted-names") + DocumentCase.all("bad-days"))
    func exported(_ example: DocumentCase) throws {
        let mapped = try Mapped(try example.document)
        func found(_ text: String) -> [Substring] { mapped.lines.filter(SeriesPattern(text).matches) }
        for wanted in example.texts("expect") { #expect(found(wanted).count == 1, "\(wanted): \(found(wanted))") }
        for unwanted in example.texts("absent") { #expect(found(unwanted).isEmpty, "\(unwanted)") }
        for count in example.counts { #expect(Double(found(count.pattern).count) == count.number, "\(count.pattern)") }
        #expect(!example.texts("expect").isEmpty)
    }

    @Test("There are cases of all families of modules, in other slots and chassis")
    func many() throws {
        #expect(try DocumentCase.all("predicted-names").count >= 25)
        #expect(try DocumentCase.all("bad-days").count >= 25)
    }
}

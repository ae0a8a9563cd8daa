import Catalog
import Foundation
import Metrics
import StatusDocument
import TestFiles
import Testing

@testable import LANTIMECatalog

/// The catalog that the tests of this target look at: the built-in one, or with LANTIME_MUTANT=N a change of it that they must notice.
enum TestedCatalog {
    static let subjects: [Subject] = {
        guard let number = ProcessInfo.processInfo.environment["LANTIME_MUTANT"].flatMap({ Int($0) }) else {
            return lantimeSubjects
        }
        return CatalogMutant.all()[number].subjects
    }()

    /// Once for all tests.
    private static let shared = Result { () throws(CatalogError) in try compiled(subjects) }

    static func compiled() throws(CatalogError) -> CompiledCatalog { try shared.get() }

    static func compiled(_ subjects: [Subject]) throws(CatalogError) -> CompiledCatalog {
        try CompiledCatalog(subjects, modules: ModulePath.module, model: "info.model", transparent: "data.status")
    }
}

/// Which changes of the catalog show in the golden examples and expositions. `make mutate` runs it and tries the others with all tests of
/// this target.
@Suite("Mutants of the catalog")
struct MutationTests {
    private static let environment = ProcessInfo.processInfo.environment

    @Test("There are many, and none equals the catalog")
    func many() throws {
        let all = CatalogMutant.all()
        #expect(all.count > 1000)
        #expect(Set(all.map(\.description)).count > all.count * 9 / 10)
    }

    @Test("The unchanged catalog gives the golden expositions; one without an entry that they show does not")
    func golden() throws {
        let golden = try Golden()
        #expect(golden.firstDifference(try TestedCatalog.compiled(lantimeSubjects)) == nil)
        let without = lantimeSubjects.map { $0.without(metrics: ["lantime_sync_state"]) }
        #expect(golden.firstDifference(try TestedCatalog.compiled(without)) != nil)
    }

    @Test("Prints what happens to a sample of mutants", .enabled(if: environment["LANTIME_MUTANTS"] != nil, "run by make mutate"))
    func sample() throws {
        let numbers = (Self.environment["LANTIME_MUTANTS"] ?? "").split(separator: ":").compactMap { UInt64($0) }
        try #require(numbers.count == 2, "LANTIME_MUTANTS=SEED:COUNT")
        let golden = try Golden()
        let examples = try StoredExamples()
        for (number, mutant) in CatalogMutant.sample(Int(numbers[1]), seed: numbers[0]) {
            let verdict = try verdict(mutant, examples, golden)
            print("MUTANT \(number) \(verdict) \(mutant.description)")
        }
    }

    private func verdict(_ mutant: CatalogMutant, _ examples: StoredExamples, _ golden: Golden) throws -> String {
        let changed = mutant.subjects.filter { mutant.changed.contains($0.name) }
        if let subject = try examples.firstDifference(changed) { return "examples:\(subject)" }
        // Such a catalog ends every test and the exporter.
        guard let catalog = try? TestedCatalog.compiled(mutant.subjects) else { return "refused" }
        return golden.firstDifference(catalog).map { "golden:\($0)" } ?? "survived"
    }
}

/// The examples and what the catalog must make of them.
private struct StoredExamples {
    private let sheets: [String: ExampleSheet]

    init() throws {
        sheets = try Dictionary(
            uniqueKeysWithValues: lantimeSubjects.map { ($0.name, try GoldenExampleTests.stored($0.name)) })
    }

    /// The first of the subjects that makes something else of its examples; one that is refused alone makes nothing.
    func firstDifference(_ subjects: [Subject]) throws -> String? {
        try subjects.first { subject in
            guard let catalog = try? TestedCatalog.compiled([subject]) else { return false }
            return try sheets[subject.name]?.isShown(by: catalog) == false
        }?.name
    }
}

/// The fixtures and what the catalog must make of them.
private struct Golden {
    private let documents: [(name: String, document: StatusDocument, expected: Data)]

    init() throws {
        documents = try Documents.fixtureNames().map { name in
            let file = Documents.fixtures.appending(path: "golden/\(name).om")
            return (name, try StatusDocument(parsing: Documents.fixture(name)), try Data(contentsOf: file))
        }.sorted { $0.expected.count < $1.expected.count }
    }

    /// The first fixture of which the catalog makes something else.
    func firstDifference(_ catalog: CompiledCatalog) -> String? {
        let exposition = Exposition(catalog.families)
        return documents.first { name, document, expected in
            var result = catalog.walk(document, device: name)
            result.samples.sort(familyCount: catalog.familyCount)
            return Data(exposition.render([result.samples], as: .openMetrics)) != expected
        }?.name
    }
}

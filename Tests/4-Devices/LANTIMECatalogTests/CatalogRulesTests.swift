import Metrics
import StatusDocument
import Testing

@testable import Catalog
@testable import LANTIMECatalog

@Suite("Rules for the whole catalog")
struct CatalogRulesTests {
    private static let families = (try? TestedCatalog.compiled().families.families) ?? []
    private static let entries = TestedCatalog.subjects.flatMap(\.entries)

    /// Every vocabulary that an entry uses, once.
    private static let vocabularies: [Vocabulary] = {
        let all = entries.compactMap { if case .states(let vocabulary) = $0.form { vocabulary } else { nil } }
        return Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }).values.sorted { $0.name < $1.name }
    }()

    @Test("The catalog compiles")
    func compiles() throws {
        #expect(try TestedCatalog.compiled().families.families.count > 100)
    }

    @Test("Names have the prefix, base units, and neither types nor abbreviations in them")
    func names() {
        // What promtool's linter refuses as a part of a name.
        let abbreviations: Set = ["s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d"]
        let units: Set = [
            "minutes", "hours", "days", "weeks", "milliseconds", "microseconds", "nanoseconds", "kilobytes", "megabytes",
            "kibibytes", "bits", "percent",
            "percents", "fahrenheit", "kelvin", "grams", "inches", "miles", "feet", "kilometers", "millivolts", "milliamperes",
        ]
        let types: Set = ["gauge", "counter", "histogram", "summary", "untyped", "stateset"]
        for family in Self.families {
            let parts = Set(family.name.split(separator: "_").map(String.init))
            #expect(family.name.hasPrefix("lantime_"))
            #expect(family.defect == nil, "\(family.name)")
            #expect(parts.isDisjoint(with: abbreviations.union(units).union(types)), "\(family.name)")
            #expect(family.labels.first == "device", "\(family.name)")
            if parts.contains("timestamp") { #expect(family.name.hasSuffix("_timestamp_seconds"), "\(family.name)") }
        }
    }

    @Test("A field that can change while the clock fails is not a label of a number")
    func labels() {
        let texts: Set = ["model", "serial_number", "firmware_version", "hostname", "refid", "reference"]
        for family in Self.families where family.type != .info && !family.name.hasPrefix("lantime_module_") {
            #expect(texts.isDisjoint(with: family.labels), "\(family.name)")
        }
    }

    @Test("Every help text is a sentence, and names the place in the document")
    func help() {
        for entry in Self.entries {
            #expect(entry.help.hasSuffix("."), "\(entry.metric)")
            #expect(entry.help.first?.isUppercase == true, "\(entry.metric)")
            #expect(!entry.help.contains("\n") && !entry.help.contains("  "), "\(entry.metric)")
        }
        for family in Self.families {
            #expect(family.help.hasSuffix("."), "\(family.name)")
            #expect(
                family.help.contains(" JSON: ") || family.name == "lantime_module_values_dropped", "\(family.name)")
        }
    }

    @Test("Every vocabulary has a source, and no two have the same name")
    func vocabularySources() {
        #expect(Self.vocabularies.count > 10)
        for vocabulary in Self.vocabularies {
            #expect(!vocabulary.source.isEmpty, "\(vocabulary.name)")
            #expect(!vocabulary.states.isEmpty, "\(vocabulary.name)")
        }
        for entry in Self.entries {
            guard case .states(let vocabulary) = entry.form else { continue }
            let namesake = Self.vocabularies.first { $0.name == vocabulary.name }
            #expect(namesake?.stateNames == vocabulary.stateNames, "\(vocabulary.name)")
        }
    }

    @Test("No word, number or boolean of a vocabulary maps to two states")
    func unambiguous() {
        for vocabulary in Self.vocabularies {
            let words = vocabulary.states.enumerated().flatMap { index, state in (state.words + [state.name]).map { (index, $0) }
            }
            for (index, word) in words { #expect(vocabulary.index(of: Token(word)) == index, "\(vocabulary.name): \(word)") }
            let numbers = vocabulary.states.flatMap(\.numbers)
            #expect(Set(numbers).count == numbers.count, "\(vocabulary.name)")
            #expect(vocabulary.states.filter { $0.flag == true }.count <= 1, "\(vocabulary.name)")
            #expect(vocabulary.states.filter { $0.flag == false }.count <= 1, "\(vocabulary.name)")
        }
    }

    @Test("Subjects have different names, a title, evidence with a source, and reasons for ignored values")
    func subjects() {
        #expect(Set(TestedCatalog.subjects.map(\.name)).count == TestedCatalog.subjects.count)
        for subject in TestedCatalog.subjects {
            #expect(!subject.title.isEmpty && !subject.evidence.source.isEmpty, "\(subject.name)")
            #expect(!subject.entries.isEmpty, "\(subject.name)")
            #expect(MetricFamily.nameDefect(subject.name) == nil, "\(subject.name)")
            for ignored in subject.ignored { #expect(!ignored.reason.isEmpty && !ignored.paths.isEmpty, "\(subject.name)") }
            for entry in subject.entries { #expect(entry.evidence.map { !$0.source.isEmpty } ?? true, "\(entry.metric)") }
        }
    }
}

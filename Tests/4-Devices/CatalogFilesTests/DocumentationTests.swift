import Catalog
import Foundation
import TestFiles
import Testing

@testable import CatalogFiles

/// docs/catalog-files.md and its example must stay true.
@Suite("Documentation of catalog files")
struct DocumentationTests {
    private let page: String

    init() throws {
        page = try String(contentsOf: projectRoot.appending(path: "docs/catalog-files.md"), encoding: .utf8)
    }

    private func blocks(_ language: String) -> [String] {
        page.components(separatedBy: "```\(language)\n").dropFirst().compactMap { $0.components(separatedBy: "```").first }
    }

    private func example(_ name: String) -> URL { projectRoot.appending(path: "docs/examples/\(name)") }

    @Test("The example gives the series on the page, and every value is explained")
    func seriesOfThePage() throws {
        let loaded = try LoadedCatalog.load(files: [example("xyz100.yml").path], families: otherFamilies, builtIn: builtIn.get())
        #expect(loaded.problems == [])
        let catalog = try #require(loaded.catalog)
        let json = try String(contentsOf: example("xyz100.json"), encoding: .utf8)
        let ofModule = try catalog.series(json).filter { $0.hasPrefix("lantime_xyz") || $0.hasPrefix("lantime_module_value{") }
        #expect(ofModule.joined(separator: "\n") + "\n" == blocks("text").first)
    }

    @Test("The examples on the page load, and the wrong one gives the messages on the page")
    func examplesOfThePage() throws {
        let examples = blocks("yaml")
        try #require(examples.count == 3)
        #expect(try problems(examples[0]) == [])
        #expect(try problems(examples[1]) == [])
        #expect(try problems(examples[2]).map { "xyz100.yml:\($0)\n" }.joined() == blocks("text").last)
    }

    /// The name by which a file calls a reader. A new reader does not compile here before it has one.
    private static func name(_ reader: Reader) -> String {
        switch reader {
        case .scaled(1): "number"
        case .percent: "percent"
        case .unsigned(1024): "kibibytes"
        case .scaled: "scale"
        case .nonZero: "non_zero"
        case .flag: "flag"
        case .equals: "equals"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .timeQuality: "quality"
        case .powerOfTwo: "power_of_two"
        case .listed: "listed"
        case .kilobytesBefore: "kilobytes_before"
        case .hexBits: "hex_bits"
        case .shareOfOnes: "share_of_ones"
        case .bit: "bit"
        case .mainsFrequency: "mains_frequency"
        case .remark: "remark"
        case .count: "count"
        case .word: "word"
        // What these read is known of single values of the vendor's; files have no words for it.
        case .unsigned, .bounded, .bitRate, .temperature, .nanosecondsOrSeconds, .durationWithUnit, .coordinate,
            .stateNumber, .flagOf, .bits, .sensor,
            .doubt:
            "built in"
        }
    }

    @Test("The example contains every reader, and the page describes each under the name that the file uses")
    func everyReader() throws {
        let catalog = try #require(
            try LoadedCatalog.load(files: [example("xyz100.yml").path], families: otherFamilies, builtIn: builtIn.get()).catalog)
        let used = try #require(catalog.subjects.last).entries.flatMap { entry -> [Reader] in
            switch entry.source {
            case .value(let reader): [reader]
            case .firstOf(let candidates): candidates.map(\.reader)
            case .ratio(let part, let whole): (part + whole).map(\.reader)
            case .texts, .count, .countBy, .countByState, .fact, .difference: []
            }
        }
        let names = Set(used.map(Self.name))
        #expect(
            names == [
                "number", "percent", "kibibytes", "scale", "non_zero", "flag", "equals", "timestamp", "duration", "quality",
                "power_of_two", "listed", "kilobytes_before", "hex_bits", "share_of_ones", "bit", "mains_frequency",
                "remark", "count", "word",
            ])
        for name in names { #expect(page.contains("\n| `\(name)` |") || page.contains("\n| `{\(name): "), "\(name)") }
    }

    @Test("Every key is described", arguments: keys)
    func everyKey(_ key: String) {
        #expect(page.contains("`\(key)`"))
    }

    private static let keys = [
        "subjects", "vocabularies", "name", "title", "evidence", "module", "entries", "ignored", "metric", "type", "path",
        "paths",
        "help", "read", "states", "first_of", "labels", "count", "presence", "ratio", "fixed_labels", "replace", "reason",
    ]
}

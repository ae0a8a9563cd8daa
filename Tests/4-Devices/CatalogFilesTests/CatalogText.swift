import Catalog
import Foundation
import LANTIMECatalog
import Metrics
import StatusDocument
import TestFiles
import Text

@testable import CatalogFiles

/// The catalog without files, compiled once: that takes longer than all else in these tests.
let builtIn = Result { try CompiledCatalog.lantime(families: otherFamilies) }

/// A metric that does not come from documents, as the exporter has them.
let otherFamilies = [MetricFamily("lantime_up", .gauge, help: "Whether the device answers.", labels: ["device"])]

/// A catalog file with a text, in a folder that is gone after the test.
final class CatalogText {
    private let folder: TestFolder
    private let files: [String]

    init(_ texts: String...) throws {
        let folder = try TestFolder()
        self.folder = folder
        files = try texts.enumerated().map { try folder.write("\($0).yml", $1) }
    }

    func load() throws -> LoadedCatalog {
        try LoadedCatalog.load(
            files: files, families: otherFamilies, builtIn: builtIn.get())
    }

    /// The problems, one `file:line:column: path: sentence` each, without the folder's name.
    func problems() throws -> [String] {
        try load().problems.map { "\($0)".replacing(folder.path + "/", with: "") }
    }
}

/// The problems of one file, without its name.
func problems(_ text: String) throws -> [String] {
    try CatalogText(text).problems().map { String($0.dropFirst("0.yml:".count)) }
}

extension CompiledCatalog {
    /// The series of a document as text without the label of the device; of a state set only the state that holds.
    func series(_ json: String, disabled: Set<String> = []) throws -> [String] {
        var options = WalkOptions()
        options.disabledCollectors = disabled
        let document = try StatusDocument(parsing: Array(json.utf8))
        var samples = walk(document, device: "d", options: options).samples
        samples.sort(familyCount: families.families.count)
        let states = families.families.filter { if case .stateSet = $0.type { true } else { false } }.map(\.name)
        let text = String(decoding: Exposition(families).render([samples], as: .prometheus), as: UTF8.self)
        return text.split(separator: "\n").map(String.init).compactMap { line in
            let isState = states.contains { line.hasPrefix($0 + "{") }
            if line.hasPrefix("#") || (isState && line.hasSuffix(" 0")) { return nil }
            return line.replacing("{device=\"d\"} ", with: " ").replacing("device=\"d\",", with: "")
        }
    }
}

/// A document with one module of the model `xyz100` in the slot io1.
func document(_ module: String) -> String {
    """
    {"data": {"chassis0": {"slots": [{"slot-id": "io1", "module": {"info": {"model": "xyz100"}, \(module)}}]}}}
    """
}

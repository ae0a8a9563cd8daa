import Metrics
import StatusDocument

@testable import Catalog

/// A catalog of a few entries and what it makes of documents.
struct Walking {
    let catalog: CompiledCatalog

    init(_ entries: Entry..., ignored: [Ignored] = []) throws {
        try self.init([Subject("test", "Test", .modelled("tests"), entries, ignored: ignored)])
    }

    init(_ subjects: [Subject]) throws {
        catalog = try CompiledCatalog(
            subjects, modules: "data.chassis#.slots[slot=slot-id].module", model: "info.model", transparent: "data.status")
    }

    func walk(_ json: String, _ options: WalkOptions = WalkOptions()) throws -> WalkResult {
        var result = catalog.walk(try StatusDocument(parsing: Array(json.utf8)), device: "d", options: options)
        result.samples.sort(familyCount: catalog.families.families.count)
        return result
    }

    /// The series as text, without the device's label; of a state set only the state that holds.
    func series(_ json: String, _ options: WalkOptions = WalkOptions()) throws -> [String] {
        Self.lines(try walk(json, options), catalog)
    }

    static func lines(_ result: WalkResult, _ catalog: CompiledCatalog) -> [String] {
        let text = String(decoding: Exposition(catalog.families).render([result.samples], as: .prometheus), as: UTF8.self)
        let states = catalog.families.families.filter { if case .stateSet = $0.type { true } else { false } }.map(\.name)
        return text.split(separator: "\n").map(String.init).compactMap { line in
            let isState = states.contains { line.hasPrefix($0 + "{") }
            if line.hasPrefix("#") || (isState && line.hasSuffix(" 0")) { return nil }
            return line.replacing("{device=\"d\"} ", with: " ").replacing("device=\"d\",", with: "")
        }
    }

    /// Each leaf with one word for what became of it.
    func leaves(_ json: String, _ options: WalkOptions = WalkOptions()) throws -> [String] {
        let document = try StatusDocument(parsing: Array(json.utf8))
        return catalog.explain(document, device: "d", options: options).map { leaf in
            let outcome =
                switch leaf.outcome {
                case .mapped: "mapped"
                case .generic: "generic"
                case .ignored: "ignored"
                }
            return "\(leaf.path) \(outcome)"
        }
    }
}

/// Reads the only element of a JSON array, so that any value can be written as in a document.
func read(_ reader: Reader, _ json: String) throws -> Reading {
    let document = try StatusDocument(parsing: Array("[\(json)]".utf8))
    return reader.read(document, document.firstChild(document.root) ?? document.root)
}

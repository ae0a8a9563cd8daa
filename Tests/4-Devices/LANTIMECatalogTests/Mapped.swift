import Catalog
import LANTIMECatalog
import Metrics
import StatusDocument

/// What the built-in catalog makes of a document.
struct Mapped: Sendable {
    static let catalog = Result { () throws(CatalogError) in try TestedCatalog.compiled() }

    let catalog: CompiledCatalog
    let result: WalkResult
    /// What became of every leaf.
    var leaves: [ExplainedLeaf] { catalog.explain(document, device: device) }
    /// Value of every series, by name and labels without the device; of a state set only the state that holds.
    let series: [String: String]
    /// The lines of a scrape, headers excluded.
    let lines: [Substring]
    private let document: StatusDocument
    private let device: String

    init(_ bytes: [UInt8], device: String = "d") throws {
        catalog = try Self.catalog.get()
        document = try StatusDocument(parsing: bytes)
        self.device = device
        var walked = catalog.walk(document, device: device)
        walked.samples.sort(familyCount: catalog.families.families.count)
        result = walked
        lines = String(decoding: Exposition(catalog.families).render([walked.samples], as: .prometheus), as: UTF8.self)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }
        var series: [String: String] = [:]
        for family in catalog.families.families {
            guard let id = catalog.families.id(family.name) else { continue }
            for sample in walked.samples.samples(of: id) {
                let pairs = walked.samples.pairs(sample.labels).dropFirst().filter { !$0.value.isEmpty }
                let labels = pairs.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
                let value = if case .stateSet(let states) = family.type { states[Int(sample.value)] } else { "\(sample.value)" }
                series[family.name + (labels.isEmpty ? "" : "{\(labels)}")] = value
            }
        }
        self.series = series
    }

    /// The value of a series of a number; `nil` when there is none.
    func number(_ key: String) -> Double? { series[key].flatMap(Double.init) }

    /// All series of a family, sorted.
    func all(_ name: String) -> [String] {
        series.keys.filter { $0 == name || $0.hasPrefix(name + "{") }.sorted()
    }

    /// The leaves with an outcome other than those that the catalog foresees.
    var genericLeaves: [String] {
        leaves.compactMap { if case .generic = $0.outcome { $0.path } else { nil } }
    }

    /// The leaves that no entry of the catalog knows.
    var unknownLeaves: [String] {
        leaves.compactMap { leaf in
            if case .ignored(let reason) = leaf.outcome, reason.hasPrefix("unknown to the catalog") { leaf.path } else { nil }
        }
    }
}

/// How many scalar values a document holds.
func leafCount(_ document: StatusDocument, _ node: Node) -> Int {
    guard document.kind(node).isContainer else { return 1 }
    return document.children(node).reduce(0) { $0 + leafCount(document, $1) }
}

import Catalog
import LANTIMECatalog
import Metrics
import StatusDocument

/// A fixture as it is, for comparing it with what other values make of it.
struct WholeDocument: Sendable {
    let name: String
    let places: JSONPlaces
    private let catalog: CompiledCatalog
    private let lines: Set<Substring>
    /// Each metric with each of its values.
    private let values: Set<String>
    private let plan: WalkPlan?
    private let leaves: [Substring: [ExplainedLeaf]]

    init(_ name: String) throws {
        self.name = name
        catalog = try Mapped.catalog.get()
        let json = try Documents.fixture(name)
        places = JSONPlaces(json)
        var plan: WalkPlan?
        lines = Set(Self.lines(try Self.exposition(json, catalog, &plan)))
        self.plan = plan
        values = Set(lines.map(Self.metricAndValue))
        leaves = Self.byMetric(catalog.explain(try StatusDocument(parsing: json), device: "d"))
    }

    /// What names an element, or its kind, says which values are meant at all.
    func isWayMark(_ place: JSONPlaces.Place) -> Bool {
        Self.wayMarks.contains { place.pattern.hasSuffix("/" + $0) }
    }

    private static let wayMarks = ["object-id", "slot-id", "slot-type", "model", "info", "ifname", "id"]

    /// Metrics that say whether something is there, or how much of it.
    private static let aboutParts: Set<Substring> = [
        "lantime_psu_fitted", "lantime_psu_power_available", "lantime_psu_capacity_watts", "lantime_slot_occupied",
        "lantime_syncmon_nodes", "lantime_syncmon_nodes_by_state",
        "lantime_gnss_satellites_selected", "lantime_gnss_satellites_used", "lantime_module_value", "lantime_module_state",
        "lantime_module_values_dropped", "lantime_list_elements_dropped",
        // Status words: an empty list in their place is a list of names of which none is set.
        "lantime_ptp_time_property",
        // Absent only while the device denies that it is valid.
        "lantime_ptp_delay_seconds",
    ]

    /// What is wrong with the samples of the document with other values at these places.
    func faults(of flips: [(place: JSONPlaces.Place, value: String)]) throws -> [String] {
        let flipped = places.replacing(flips)
        let what = "\(name): " + flips.map { "\($0.place.pattern) as \($0.value)" }.joined(separator: ", ")
        var none: WalkPlan?
        let anew = try Self.exposition(flipped, catalog, &none)
        // Along the plan of the document as it was.
        var plan = plan
        guard try Self.exposition(flipped, catalog, &plan) == anew else { return ["\(what): another exposition along the plan"] }
        let changed = Self.lines(anew).filter { line in
            // Where only a label changed, the same number stands under another name. Of a state set, what holds counts.
            !lines.contains(line) && !line.contains("=\"unknown\"") && !Self.aboutParts.contains(Self.metric(line))
                && !values.contains(Self.metricAndValue(line)) && !(line.hasSuffix(" 0") && isStateSet(line))
        }
        let unreal = changed.filter { Double($0[($0.lastIndex(of: " ") ?? $0.startIndex)...].dropFirst())?.isFinite != true }
        guard unreal.isEmpty else { return unreal.map { "\(what): \($0)" } }
        let places = flips.map(\.place)
        guard !places.contains(where: isWayMark) else { return [] }
        let strange = changed.filter { !isFed($0, by: places, leaves) }
        guard !strange.isEmpty else { return [] }
        let now = Self.byMetric(catalog.explain(try StatusDocument(parsing: flipped), device: "d"))
        return strange.filter { !isFed($0, by: places, now) }.map { "\(what): \($0)" }
    }

    private func isStateSet(_ line: Substring) -> Bool {
        guard let id = catalog.families.id(String(Self.metric(line))), case .stateSet = catalog.families[id].type else {
            return false
        }
        return true
    }

    /// Whether one of the leaves that make the line's metric stands at a place or inside of it.
    private func isFed(_ line: Substring, by places: [JSONPlaces.Place], _ leaves: [Substring: [ExplainedLeaf]]) -> Bool {
        guard let feeding = leaves[Self.metric(line)] else { return false }
        return places.contains { place in
            let keys = place.pattern.split(separator: "/").filter { $0 != "*" && Int($0) == nil }
            return feeding.contains { leaf in
                // Roughly below the place: the keys in this order.
                var rest = leaf.path[...]
                return keys.allSatisfy { key in
                    guard let found = rest.firstRange(of: key) else { return false }
                    rest = rest[found.upperBound...]
                    return true
                }
            }
        }
    }

    // MARK: - Series

    private static func byMetric(_ leaves: [ExplainedLeaf]) -> [Substring: [ExplainedLeaf]] {
        var byMetric: [Substring: [ExplainedLeaf]] = [:]
        for leaf in leaves {
            guard case .mapped(let series, _) = leaf.outcome else { continue }
            for metric in Set(series.map { metric($0[...]) }) { byMetric[metric, default: []].append(leaf) }
        }
        return byMetric
    }

    private static func metric(_ line: Substring) -> Substring { line.prefix { $0 != "{" } }

    private static func metricAndValue(_ line: Substring) -> String {
        metric(line) + String(line[(line.lastIndex(of: " ") ?? line.endIndex)...])
    }

    private static func lines(_ exposition: [UInt8]) -> [Substring] {
        let text = String(decoding: exposition, as: UTF8.self)
        return text.utf8.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }.map(Substring.init)
    }

    private static func exposition(_ json: [UInt8], _ catalog: CompiledCatalog, _ plan: inout WalkPlan?) throws -> [UInt8] {
        let document = try StatusDocument(parsing: json, knowing: plan?.keys)
        var result = catalog.walk(document, device: "d", options: WalkOptions(), following: &plan)
        result.samples.sort(familyCount: catalog.familyCount)
        return Exposition(catalog.families).render([result.samples], as: .prometheus)
    }
}

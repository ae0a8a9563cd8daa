import Catalog
import LANTIMECatalog
import Metrics
import StatusDocument
import Testing

/// Firmware changes the types of values. Whatever a value becomes, it costs its own samples only.
@Suite("Values of another type")
struct FlipTests {
    /// The series of a document by name and labels.
    private typealias Series = [String: Double]

    private let catalog: CompiledCatalog

    init() throws { catalog = try Mapped.catalog.get() }

    /// A document as it is, with what does not change from flip to flip.
    private struct Whole {
        let name: String
        let places: JSONPlaces
        let series: Series
        /// Each metric with each of its values.
        let values: Set<String>
        let plan: WalkPlan?
        let leaves: [ExplainedLeaf]
        /// Of the values, every third is flipped, beginning with this one: other fixtures have the others. In large documents, which
        /// repeat what the others have, fewer are.
        let first: Int

        var stride: Int { max(3, places.places.count / 200) }
        var containerStride: Int { max(1, places.places.count / 600) }
    }

    private func whole(_ name: String) throws -> Whole {
        let json = try Documents.fixture(name)
        var plan: WalkPlan?
        let series = try series(json, &plan)
        let first = try Documents.fixtureNames().firstIndex(of: name).map { $0 % 3 } ?? 0
        return Whole(
            name: name, places: JSONPlaces(json), series: series,
            values: Set(series.map { "\(metric($0.key)) \($0.value)" }), plan: plan,
            leaves: catalog.explain(try StatusDocument(parsing: json), device: "d"), first: first)
    }

    @Test("Every value as another type changes what it feeds and nothing else", arguments: try Documents.fixtureNames())
    func leaves(_ name: String) throws {
        let whole = try whole(name)
        let values = ["true", "7.25", #""odd""#, "null", "[]", "{}", "[1]", #"{"odd": 1}"#, "-1", #""-""#, "false", #""7""#]
        var flips = 0
        for (number, place) in whole.places.different.filter({ !$0.isContainer }).enumerated()
        where number % whole.stride == whole.first {
            // The same type again would be no flip.
            let fitting = values.filter { $0.utf8.first != place.kind }
            try flip(place, to: fitting[number / whole.stride % fitting.count], in: whole)
            flips += 1
        }
        #expect(flips > 5)
    }

    @Test(
        "Every container as null, a text, a list or an object changes what it feeds and nothing else",
        arguments: try Documents.fixtureNames())
    func containers(_ name: String) throws {
        let whole = try whole(name)
        let values = ["null", #""""#, "[]", "{}"]
        var flips = 0
        for (number, place) in whole.places.different.filter(\.isContainer).dropFirst().enumerated()
        where number % whole.containerStride == 0 {
            try flip(place, to: values[(number + whole.first) % values.count], in: whole)
            flips += 1
        }
        #expect(flips > 5)
    }

    /// Puts `value` at the place, and compares with the document as it was.
    private func flip(_ place: JSONPlaces.Place, to value: String, in whole: Whole) throws {
        let flipped = whole.places.replacing(place, with: value)
        let what = "\(whole.name): \(place.pattern) as \(value)"
        var none: WalkPlan?
        let anew = try series(flipped, &none)
        // Along the plan of the document as it was.
        var plan = whole.plan
        let along = try series(flipped, &plan)
        #expect(along == anew, "\(what)")
        let changed = anew.filter { key, number in
            // Where only a label changed, the same number stands under another name.
            whole.series[key] != number && !key.contains("=\"unknown\"") && !Self.aboutParts.contains(metric(key))
                && !whole.values.contains("\(metric(key)) \(number)")
        }
        let isFinite = changed.values.allSatisfy { $0.isFinite }
        #expect(isFinite, "\(what)")
        // What names an element, or its kind, says which values are meant at all.
        let isWayMark = Self.wayMarks.contains { place.pattern.hasSuffix("/" + $0) }
        guard !changed.isEmpty, !isWayMark else { return }
        let fed = fedMetrics(place, whole.leaves)
            .union(fedMetrics(place, catalog.explain(try StatusDocument(parsing: flipped), device: "d")))
            .union(Self.statusWords)
        for (key, number) in changed { #expect(fed.contains(metric(key)), "\(what): \(key) \(number)") }
    }

    private func metric(_ key: String) -> String { String(key.prefix { $0 != "{" }) }

    /// Status words: an empty list in their place is a list of names of which none is set.
    private static let statusWords: Set<String> = ["lantime_ptp_time_property"]

    private static let wayMarks = ["object-id", "slot-id", "slot-type", "model", "info", "ifname", "id"]

    /// Metrics that say whether something is there, or how much of it.
    private static let aboutParts: Set<String> = [
        "lantime_psu_fitted", "lantime_psu_power_available", "lantime_psu_capacity_watts", "lantime_slot_occupied",
        "lantime_syncmon_nodes", "lantime_syncmon_nodes_by_state",
        "lantime_gnss_satellites_selected", "lantime_gnss_satellites_used", "lantime_module_value", "lantime_module_state",
        "lantime_module_values_dropped", "lantime_list_elements_dropped",
    ]

    /// The metrics that explain names for the leaves at a place or inside of it.
    private func fedMetrics(_ place: JSONPlaces.Place, _ leaves: [ExplainedLeaf]) -> Set<String> {
        let keys = place.pattern.split(separator: "/").filter { $0 != "*" && Int($0) == nil }
        var metrics: Set<String> = []
        for leaf in leaves {
            // Roughly below the place: the keys in this order.
            var rest = leaf.path[...]
            let isBelow = keys.allSatisfy { key in
                guard let found = rest.firstRange(of: key) else { return false }
                rest = rest[found.upperBound...]
                return true
            }
            guard isBelow, case .mapped(let series, _) = leaf.outcome else { continue }
            metrics.formUnion(series.map { String($0.prefix { $0 != "{" }) })
        }
        return metrics
    }

    private func series(_ json: [UInt8], _ plan: inout WalkPlan?) throws -> Series {
        let document = try StatusDocument(parsing: json, knowing: plan?.keys)
        var result = catalog.walk(document, device: "d", options: WalkOptions(), following: &plan)
        result.samples.sort(familyCount: catalog.familyCount)
        let text = String(decoding: Exposition(catalog.families).render([result.samples], as: .prometheus), as: UTF8.self)
        var series: Series = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let blank = line.lastIndex(of: " "), let number = Double(line[line.index(after: blank)...]) else { continue }
            // Of a state set, what holds counts.
            if number == 0, line[..<blank].hasSuffix("\"}"), isStateSet(line) { continue }
            series[String(line[..<blank])] = number
        }
        return series
    }

    private func isStateSet(_ line: Substring) -> Bool {
        let name = String(line.prefix { $0 != "{" })
        guard let id = catalog.families.id(name), case .stateSet = catalog.families[id].type else { return false }
        return true
    }
}

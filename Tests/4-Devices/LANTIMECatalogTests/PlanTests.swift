import LANTIMECatalog
import Metrics
import StatusDocument
import TestFiles
import Testing
import Text

@testable import Catalog

/// A plan saves work, never truth: whatever changes in a device's document, following the plan of the last walk says the same
/// as walking anew.
@Suite("Plans") struct PlanTests {
    @Test(
        "A document with randomly changed values reads the same with an old plan and without",
        arguments: try Documents.fixtureNames())
    func sameWithAnOldPlan(_ name: String) throws {
        let catalog = try Mapped.catalog.get()
        let original = try Documents.fixture(name)
        var chance = SeededGenerator(seed: 7)
        var (followed, handedOn) = (0, 0)
        for round in 0..<12 {
            // Every tenth value, or a few, or what is measured.
            let changed =
                switch round % 3 {
                case 0: ChangedValues.in(original, every: 10, &chance)
                case 1: ChangedValues.in(original, every: 1000, &chance)
                default: ChangedValues.measurements(in: original)
                }
            for (earlier, later) in [(original, changed), (changed, original)] {
                var plan: WalkPlan?
                _ = catalog.walk(try StatusDocument(parsing: earlier), device: "d", options: WalkOptions(), following: &plan)
                let document = try StatusDocument(parsing: later, knowing: plan?.keys)
                if plan?.fits(document) == true { followed += 1 }
                let withPlan = catalog.walk(document, device: "d", options: WalkOptions(), following: &plan)
                let without = catalog.walk(document, device: "d")
                #expect(try Self.text(withPlan, catalog) == Self.text(without, catalog), "\(name), round \(round)")
                #expect(withPlan.unreadable == without.unreadable)
                #expect(withPlan.unknownWords == without.unknownWords)
                #expect(withPlan.hasSamples == without.hasSamples)
                #expect(withPlan.unreadValues == without.unreadValues)
                // As another device of the same model does.
                var adopted = plan?.adopted(by: "e")
                let other = try StatusDocument(parsing: original == later ? changed : original, knowing: plan?.keys)
                if adopted?.fits(other) == true { handedOn += 1 }
                let withAdopted = catalog.walk(other, device: "e", options: WalkOptions(), following: &adopted)
                #expect(
                    try Self.text(withAdopted, catalog) == Self.text(catalog.walk(other, device: "e"), catalog),
                    "\(name), round \(round), along the plan of another device")
            }
        }
        #expect(followed > 0 && handedOn > 0, "no plan ever fitted, so nothing was compared")
    }

    @Test("A document with other measurements follows the plan of the last one", arguments: try Documents.fixtureNames())
    func measurementsKeepThePlan(_ name: String) throws {
        let catalog = try Mapped.catalog.get()
        let original = try Documents.fixture(name)
        var plan: WalkPlan?
        _ = catalog.walk(try StatusDocument(parsing: original), device: "d", options: WalkOptions(), following: &plan)
        let changed = ChangedValues.measurements(in: original)
        #expect(changed != original)
        let known = try #require(plan)
        #expect(known.fits(try StatusDocument(parsing: changed, knowing: known.keys)))
    }

    @Test(
        "A plan larger than any LANTIME needs is not kept",
        arguments: [(ports: 0, keys: 70, isKept: true), (0, 110, false), (1000, 0, true), (21_000, 0, false)])
    func hugePlan(ports: Int, keys: Int, isKept: Bool) throws {
        let longKey = String(repeating: "k", count: 40_000)
        let network = (0..<ports).map { #"{"object-id": "lan\#($0)", "link": true}"# }.joined(separator: ",")
        let others = (0..<keys).map { #""\#(longKey)\#($0)": 1"# }.joined(separator: ",")
        let json = #"{"data": {"network": {"ports": [\#(network)]}, "new": {\#(others)}}}"#
        let document = try StatusDocument(parsing: Array(json.utf8))
        var plan: WalkPlan?
        _ = try Mapped.catalog.get().walk(document, device: "d", options: WalkOptions(), following: &plan)
        #expect((plan != nil) == isKept)
    }

    private static func text(_ result: WalkResult, _ catalog: CompiledCatalog) throws -> String {
        var samples = result.samples
        samples.sort(familyCount: catalog.families.families.count)
        return String(decoding: Exposition(catalog.families).render([samples], as: .prometheus), as: UTF8.self)
    }
}

/// The same document with other values: keys, order and everything between the values stay as they are.
private enum ChangedValues {
    /// Words that mean something in one place or another, and some that mean nothing.
    private static let words = [
        "clk2", "MRS", "7", "-", "", "n/a", "true", "off", "GPS180", "REL", "1000 Hz", "-12.5", "slot9", "holdover", "never",
        "lan7",
        "2026-11-20T03:00:00", "what nobody \\\"knows\\\"", "HPS100",
    ]

    static func `in`(_ json: [UInt8], every: Int, _ chance: inout SeededGenerator) -> [UInt8] {
        var changed: [UInt8] = []
        var rest = json[...]
        for value in values(json) {
            changed += rest[..<value.lowerBound]
            rest = rest[value.upperBound...]
            guard Int.random(in: 0..<every, using: &chance) == 0 else {
                changed += json[value]
                continue
            }
            switch json[value.lowerBound] {
            case UInt8(ascii: "\""): changed += "\"\(words.randomElement(using: &chance) ?? "")\"".utf8
            case UInt8(ascii: "t"): changed += "false".utf8
            case UInt8(ascii: "f"): changed += "true".utf8
            default: changed += (["0", "1", "-3", "49.98", "1000000"].randomElement(using: &chance) ?? "").utf8
            }
        }
        return changed + rest
    }

    /// With other offsets, temperatures and counters.
    static func measurements(in json: [UInt8]) -> [UInt8] {
        var changed: [UInt8] = []
        var rest = json[...]
        for value in values(json) where json[value.lowerBound].isDigit {
            let key = String(decoding: json[..<value.lowerBound].suffix(40), as: UTF8.self).split(separator: "\"").dropLast().last
            guard let key, measured.contains(where: key.contains) else { continue }
            changed += rest[..<value.lowerBound] + [UInt8(ascii: "1")] + json[value]
            rest = rest[value.upperBound...]
        }
        return changed + rest
    }

    private static let measured = ["offset", "temperature", "bytes", "packets", "uptime", "delay", "jitter", "satellites"]

    /// Where the values stand: strings that are no keys, numbers and booleans.
    private static func values(_ json: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < json.count {
            let start = index
            switch json[index] {
            case UInt8(ascii: "\""):
                index += 1
                while json[index] != UInt8(ascii: "\"") { index += json[index] == UInt8(ascii: "\\") ? 2 : 1 }
                index += 1
                if json[index...].first(where: { !$0.isSeparator || $0 > UInt8(ascii: " ") }) != UInt8(ascii: ":") {
                    found.append(start..<index)
                }
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"):
                while json[index].isDigit || json[index].isASCIILetter || "+-.".utf8.contains(json[index]) { index += 1 }
                found.append(start..<index)
            case UInt8(ascii: "n"): index += 4
            default: index += 1
            }
        }
        return found
    }
}

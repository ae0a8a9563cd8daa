import Catalog
import Foundation
import LANTIMECatalog
import Metrics
import StatusDocument
import Testing

/// Firmware changes the types of values. Whatever a value becomes, it costs its own samples only.
///
/// Every value of every fixture becomes each other type of JSON, and every container each that says nothing. Many values that have
/// nothing to do with each other are changed in one document; where that finds something, each is tried alone.
@Suite("Values of another type")
struct FlipTests {
    private typealias Flip = (place: JSONPlaces.Place, value: String)

    /// All of them take minutes: without `LANTIME_FLIPS=all` one of so many groups is tried, spread over all places.
    private static let share = ProcessInfo.processInfo.environment["LANTIME_FLIPS"] == "all" ? 1 : 4

    /// What leaves of each type become. The first two characters tell its type.
    private static let leafValues = [
        ["null"], ["true", "false"], ["7.25", "-1", "0"], [#""odd""#, #""-""#, #""7""#, #""""#], ["[]", "[1]", #"["odd"]"#],
        ["{}", #"{"odd": 1}"#, #"{"object-id": "odd"}"#],
    ]
    private static let containerValues = [["null"], [#""""#], ["[]"], ["{}"]]

    @Test("Changing the type of any value affects only the metrics it feeds", arguments: try Documents.fixtureNames())
    func leaves(_ name: String) async throws {
        let whole = try WholeDocument(name)
        let leaves = whole.places.different.filter { !$0.isContainer }
        var flips: [[Flip]] = []
        for (number, values) in Self.leafValues.enumerated() {
            // A value of the same type would be no flip.
            let others = leaves.filter { Self.type(of: $0.kind) != number }
            let some = others.enumerated().map { ($1, values[$0 % values.count]) }
            flips +=
                Self.spread(some.filter { !whole.isWayMark($0.0) }, over: 24)
                + Self.spread(some.filter { whole.isWayMark($0.0) }, over: 8)
        }
        try await check(flips, in: whole)
        #expect(flips.reduce(0) { $0 + $1.count } >= 5 * leaves.count)
    }

    @Test(
        "Replacing any container by null, a text, a list or an object affects only the metrics it feeds",
        arguments: try Documents.fixtureNames())
    func containers(_ name: String) async throws {
        let whole = try WholeDocument(name)
        let containers = whole.places.different.filter(\.isContainer).dropFirst()
        var flips: [[Flip]] = []
        for values in Self.containerValues {
            // Of the same depth none is inside of another.
            for depth in 1...(containers.map(\.depth).max() ?? 1) {
                let some = containers.filter { $0.depth == depth }.map { ($0, values[0]) }
                flips +=
                    Self.spread(some.filter { !whole.isWayMark($0.0) }, over: 8)
                    + Self.spread(some.filter { whole.isWayMark($0.0) }, over: 8)
            }
        }
        try await check(flips, in: whole)
        #expect(flips.reduce(0) { $0 + $1.count } == 4 * containers.count)
    }

    private static func type(of kind: UInt8) -> Int {
        switch kind {
        case UInt8(ascii: "n"): 0
        case UInt8(ascii: "t"), UInt8(ascii: "f"): 1
        case UInt8(ascii: "\""): 3
        case UInt8(ascii: "["): 4
        case UInt8(ascii: "{"): 5
        default: 2
        }
    }

    /// Groups of so many flips, whose places are as far from each other as can be.
    private static func spread(_ flips: [Flip], over size: Int) -> [[Flip]] {
        let groups = (flips.count + size - 1) / size
        return (0..<groups).map { group in stride(from: group, to: flips.count, by: groups).map { flips[$0] } }
    }

    private func check(_ groups: [[Flip]], in whole: WholeDocument) async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for part in 0..<4 {
                tasks.addTask {
                    for group in stride(from: part, to: groups.count, by: 4 * Self.share) {
                        try Self.check(groups[group], in: whole)
                    }
                }
            }
            try await tasks.waitForAll()
        }
    }

    /// Puts the values at the places, and compares with the document as it was.
    private static func check(_ flips: [Flip], in whole: WholeDocument) throws {
        let faults = try whole.faults(of: flips.map { ($0.place, $0.value) })
        guard !faults.isEmpty else { return }
        let alone = flips.count == 1 ? [] : try flips.flatMap { try whole.faults(of: [$0]) }
        for fault in alone.isEmpty ? faults : alone { Issue.record("\(fault)") }
    }
}

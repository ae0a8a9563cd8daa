import Catalog

/// Which collectors a device is expected to have values for: those that every LANTIME has, and those that it has shown before.
///
/// A part that was there once is reported missing when it is gone. For all others, such as modules that this device never had, there is nothing
/// to report.
struct CollectorExpectations: Sendable {
    private let names: [String]
    /// For each subject of the catalog whether its values are collected at all.
    private let isCollected: [Bool]
    private var expected: [Bool]

    /// - Parameter old: what is known of the device from before a reload.
    init(_ catalog: CompiledCatalog, _ options: WalkOptions, continuing old: CollectorExpectations? = nil) {
        names = catalog.subjectNames
        isCollected = names.map { !options.disabledCollectors.contains($0) }
        // With selected slots, not all clocks and modules are read.
        expected = catalog.subjects.map { $0.isOnEveryDevice && options.slots == nil }
        for (index, name) in (old?.names ?? []).enumerated() where old?.expected[index] == true {
            if let place = names.firstIndex(of: name) { expected[place] = true }
        }
        for index in expected.indices where !isCollected[index] { expected[index] = false }
    }

    /// For each subject whether the device should have it; a device that has it now has shown it.
    mutating func expected(after result: WalkResult) -> [Bool] {
        for index in expected.indices where result.hasSamples[index] && isCollected[index] { expected[index] = true }
        return expected
    }
}

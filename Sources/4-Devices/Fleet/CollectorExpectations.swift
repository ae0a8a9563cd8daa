import Catalog

/// Which collectors a device is expected to have values for: those that every LANTIME has, and those that it has shown before.
///
/// What was there once is missed when it is gone. For all others, such as modules that this device never had, there is nothing
/// to say.
struct CollectorExpectations: Sendable {
    private let names: [String]
    /// For each subject of the catalog whether its values are collected at all.
    private let isCollected: [Bool]
    private var expected: [Bool]

    /// - Parameter old: what is known of the device from before a reload.
    init(_ catalog: CompiledCatalog, _ options: WalkOptions, continuing old: CollectorExpectations? = nil) {
        names = catalog.subjectNames
        isCollected = names.map { !options.disabledCollectors.contains($0) }
        // Who chooses slots does not look at all clocks and modules.
        expected = catalog.subjects.map { $0.isOnEveryDevice && options.slots == nil }
        for (index, name) in (old?.names ?? []).enumerated() where old?.expected[index] == true {
            if let place = names.firstIndex(of: name) { expected[place] = true }
        }
        for index in expected.indices where !isCollected[index] { expected[index] = false }
    }

    /// For each subject whether the device should have it, which it has shown when it has it now.
    mutating func expected(after result: WalkResult) -> [Bool] {
        for index in expected.indices where result.hasSamples[index] && isCollected[index] { expected[index] = true }
        return expected
    }
}

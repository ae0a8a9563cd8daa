import Metrics
import StatusDocument

extension CompiledCatalog {
    /// Turns a status document into samples.
    ///
    /// - Parameter device: the configured name, which becomes the first label of every series.
    public func walk(_ document: StatusDocument, device: String, options: WalkOptions = WalkOptions()) -> WalkResult {
        var plan: WalkPlan?
        return walk(document, device: device, options: options, following: &plan)
    }

    /// Turns a status document into samples, following an earlier plan if it still fits.
    ///
    /// - Parameters:
    ///   - device: the configured name, which becomes the first label of every series.
    ///   - plan: the plan of the last walk of the same device with the same options, or that of another device, adopted;
    ///     renewed when it does not fit.
    ///   - plans: gives the plan of a similar device to share memory with, and takes a new one.
    public func walk(
        _ document: StatusDocument, device: String, options: WalkOptions, following plan: inout WalkPlan?,
        sharing plans: (inout WalkPlan) -> Void = { $0.compact(sharingWith: nil) }
    ) -> WalkResult {
        var known = plan.take()
        let match = known?.follow(document, entries) ?? .none
        var current: WalkPlan
        if let known, match != .none {
            current = known
        } else {
            var walker = Walker(self, document, device: device, options: options, trace: NoTrace())
            walker.walk()
            current = walker.plan
        }
        known = nil
        if match != .same, current.isKeepable { plans(&current) }
        var mapper = Mapper(self, document, current)
        mapper.map(&current)
        if let slots = options.slots { mapper.result.missingSlots = Self.missing(slots, in: current.slots) }
        if current.isKeepable { plan = current }
        return mapper.result
    }

    private static func missing(_ wanted: Set<String>, in present: Set<String>) -> [String] {
        let missing = wanted.subtracting(present.map(WalkOptions.slot)).sorted()
        let list = present.isEmpty ? "none" : present.sorted().joined(separator: ", ")
        return missing.map { "slot \($0) is not in the device; it has \(list)" }
    }

    /// The outcome of each leaf of a status document, in document order.
    public func explain(
        _ document: StatusDocument, device: String, options: WalkOptions = WalkOptions()
    ) -> [ExplainedLeaf] {
        var walker = Walker(self, document, device: device, options: options, trace: Explanation())
        walker.walk()
        return walker.trace.leaves
    }
}

/// One leaf of a document and its outcome.
public struct ExplainedLeaf: Sendable {
    /// Keys from the top of the answer, separated by dots.
    public let path: String
    /// The value as the document has it.
    public let value: String
    /// The slot of the module that it belongs to, as in the label of that name; `nil` outside of modules.
    public let slot: String?
    /// Its outcome.
    public let outcome: LeafOutcome
}

/// Records the outcome of every leaf.
struct Explanation: WalkTrace {
    static var isActive: Bool { true }
    var leaves: [ExplainedLeaf] = []

    mutating func leaf(_ leaf: ExplainedLeaf) { leaves.append(leaf) }
}

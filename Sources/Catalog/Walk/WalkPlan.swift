import Metrics
import StatusDocument

/// What a walk found out about a document: which values become which series.
///
/// It holds for every document of the same shape in which the values that showed the way, such as the models of the modules,
/// are still the same. So a device that is asked again and again is walked once; after that only its values are read.
public struct WalkPlan: Sendable {
    /// A value that becomes a sample, or several values that become one.
    struct Step: Sendable {
        enum Source: Sendable {
            /// What the entry of this number reads at the node.
            case entry(Int32)
            /// The number at the node, which no entry knows.
            case unknownNumber
            /// What the way itself says, such as how many elements were left out.
            case constant(FamilyID, Double)
        }

        let source: Source
        let node: Node
        let labels: LabelSet
        /// The module around it, for entries that depend on its model.
        let module: Node?
    }

    /// A value and what was read of it: most values of a device are the same the next time.
    struct Remembered: Sendable {
        var fingerprint: UInt64?
        var reading = Reading.absent
    }

    /// Something in the values on which the way depended, besides the values that must stay as they are.
    enum Witness: Sendable {
        /// Whether an element fulfilled the conditions of a rule.
        case condition(PathNode.ElementWay, Node, Bool)
        /// Whether a text that no entry knows was a number; if not, it was nothing that may leave the exporter.
        case unknown(Node, isNumber: Bool)
    }

    /// Larger plans are not kept: no LANTIME needs them, and they take memory for every device.
    private static let maximumSteps = 20_000
    private static let maximumBytes = 4 << 20

    /// The keys of every document that it holds for.
    public let keys: DocumentKeys
    private(set) var steps: [Step] = []
    /// What the steps read last, in their order.
    var memory: [Remembered] = []
    /// Values on which the way depended: of models, and what became a label.
    private var values: [(node: Node, fingerprint: UInt64?)] = []
    private var witnesses: [Witness] = []
    /// The labels of all steps.
    var labels = SampleSet()

    init(for document: StatusDocument) {
        keys = document.keys
        steps.reserveCapacity(512)
    }

    mutating func add(_ step: Step) {
        steps.append(step)
        memory.append(Remembered())
    }

    mutating func depends(on witness: Witness) { witnesses.append(witness) }

    /// Notes that the way depends on the plain value at `node`.
    mutating func depends(onValueAt node: Node, of document: StatusDocument) {
        values.append((node, document.fingerprint(node)))
    }

    /// Whether the plan is small enough to be kept.
    var isKeepable: Bool {
        max(steps.count, values.count, witnesses.count) <= Self.maximumSteps
            && max(keys.byteCount, labels.textBytes) <= Self.maximumBytes
    }

    /// Whether a walk through `document` would come to the same plan.
    func fits(_ document: StatusDocument) -> Bool {
        guard document.shape == keys.shape else { return false }
        for (node, fingerprint) in values where document.fingerprint(node) != fingerprint { return false }
        return witnesses.allSatisfy { $0.holds(in: document) }
    }
}

extension WalkPlan.Witness {
    fileprivate func holds(in document: StatusDocument) -> Bool {
        switch self {
        case .condition(let way, let element, let outcome): way.rule.admits(element, of: document) == outcome
        case .unknown(let node, let isNumber):
            switch GenericPolicy.decide(document, node) {
            case .number: isNumber
            case .word: false
            case .leftOut: !isNumber
            }
        }
    }
}

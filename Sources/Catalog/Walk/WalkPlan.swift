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

    /// Something in the values on which the way depended, besides the texts.
    enum Witness: Sendable {
        /// Whether an element fulfilled the conditions of a rule.
        case condition(PathNode.ElementWay, Node, Bool)
        /// Whether a text that no entry knows was a number; if not, it was nothing that may leave the exporter.
        case unknown(Node, isNumber: Bool)
    }

    /// Larger plans are not kept: no LANTIME needs them, and they take memory for every device.
    private static let maximumSteps = 20_000
    private static let maximumBytes = 4 << 20

    private let shape: DocumentShape
    private(set) var steps: [Step] = []
    /// Where texts stand on which the way depended, and how they read: of models, and what became a label.
    private var texts: [(node: Node, range: Range<Int>)] = []
    private var wording: [UInt8] = []
    private var witnesses: [Witness] = []
    /// The labels of all steps.
    var labels = SampleSet()

    init(for document: StatusDocument) {
        shape = document.shape
        steps.reserveCapacity(512)
    }

    mutating func add(_ step: Step) { steps.append(step) }

    mutating func depends(on witness: Witness) { witnesses.append(witness) }

    /// Notes that the way depends on the text at `node`.
    mutating func depends(onText node: Node, of document: StatusDocument) {
        let start = wording.count
        wording.append(contentsOf: Self.wording(of: node, in: document))
        texts.append((node, start..<wording.count))
    }

    /// A text as it stands, for conditions tell also those apart that say nothing as a label, such as `-` and `n/a`.
    private static func wording(of node: Node, in document: StatusDocument) -> ArraySlice<UInt8> {
        document.kind(node) == .string ? document.string(node) : document.plainText(node)
    }

    /// Whether the plan is small enough to be kept.
    var isKeepable: Bool {
        max(steps.count, texts.count, witnesses.count) <= Self.maximumSteps
            && max(wording.count, labels.textBytes) <= Self.maximumBytes
    }

    /// Whether a walk through `document` would come to the same plan.
    func fits(_ document: StatusDocument) -> Bool {
        guard document.shape == shape else { return false }
        for (node, range) in texts where Self.wording(of: node, in: document) != wording[range] { return false }
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

import Metrics
import StatusDocument

/// The result of a walk: which values of a document become which series.
///
/// It applies to every document with the same keys in which the values that chose the way, such as the models of the modules,
/// are still the same. So a device that is asked again and again is walked once; after that only its values are read.
public struct WalkPlan: Sendable {
    /// A value that becomes a sample, or several values that become one.
    struct Step: Sendable, Equatable {
        enum Source: Sendable, Equatable {
            /// What the entry of this number reads at the node, for its family and its subject.
            case entry(Int32, FamilyID, subject: Int32)
            /// Texts of the document as labels: the number of a ``TextStep``.
            case texts(Int32)
            /// The number at the node, which no entry knows.
            case unknownNumber
            /// A value of the walk itself, such as how many elements were left out.
            case constant(FamilyID, Double)
        }

        let source: Source
        let node: Node
        /// The module around it, for entries that depend on its model.
        let module: Node?
        /// For an entry that looks at several plain values: which of ``WalkPlan/sources`` they are.
        var sources: Range<Int32>?
    }

    /// A value and what was read of it: most values of a device are the same the next time.
    struct Remembered: Sendable {
        private let fingerprint: UInt64
        /// NaN without a number.
        private let number: Double

        /// Nothing.
        static let nothing = Remembered(fingerprint: WalkPlan.noFingerprint, number: .nan)

        private init(fingerprint: UInt64, number: Double) {
            self.fingerprint = fingerprint
            self.number = number
        }

        /// What was read of the value with this fingerprint. What cannot be read is reported again each time.
        init(_ reading: Reading, of fingerprint: UInt64?) {
            self =
                switch reading {
                case .value(let number): Remembered(fingerprint: fingerprint ?? WalkPlan.noFingerprint, number: number)
                case .absent: Remembered(fingerprint: fingerprint ?? WalkPlan.noFingerprint, number: .nan)
                case .unreadable: .nothing
                }
        }

        /// Whether the value with this fingerprint would be read the same.
        func isStillRight(for now: UInt64?) -> Bool { now != nil && now == fingerprint }

        /// The number, if there is one.
        var value: Double? { number.isNaN ? nil : number }
    }

    /// Stands for the fingerprint of a value that has none. That of another value is the same with a chance of 2⁻⁶⁴.
    static let noFingerprint = UInt64.max

    /// A value on which the plan depends.
    struct WatchedValue: Sendable, Equatable {
        let node: Node
        /// Number of the dependency to check when the value has changed; -1 when it must not change.
        let dependency: Int32
    }

    /// A step whose labels are texts of the document, such as serial numbers: what devices of one model differ in.
    struct TextStep: Sendable, Equatable {
        /// The number of its entry.
        let entry: Int32
        /// The object that the texts belong to.
        let node: Node
        /// The labels before the texts.
        var base: LabelSet
    }

    /// A text that is a label of a step.
    struct WatchedText: Sendable, Equatable {
        let node: Node
        /// The number of the ``TextStep``.
        let step: Int32
    }

    /// Larger plans are not kept: no LANTIME needs them, and they take memory for every device.
    private static let maximumSteps = 20_000
    private static let maximumBytes = 4 << 20

    /// The keys of every document that it applies to.
    public let keys: DocumentKeys
    private(set) var steps: [Step] = []
    /// The labels of the samples of the steps, in their order.
    var stepLabels: [LabelSet] = []
    /// The slots that the document has, where only some of them are wanted.
    var slots: Set<String> = []
    /// The values that steps read which read several.
    private(set) var sources: [Node] = []
    /// What the steps read last, in their order.
    var memory: [Remembered] = []
    /// Values on which the plan depends: models, label texts, tested fields.
    var watchedValues: [WatchedValue] = []
    /// The fingerprints that they had.
    var fingerprints: [UInt64] = []
    var dependencies: [Dependency] = []
    private(set) var texts: [TextStep] = []
    /// Their labels.
    var textLabels: [LabelSet] = []
    private(set) var watchedTexts: [WatchedText] = []
    /// The fingerprints that they had.
    var textFingerprints: [UInt64] = []
    /// The labels of all steps.
    var labels = SampleSet()
    /// For each subject whether its part of the document is there, whatever is in it.
    var isThere: [Bool] = []
    /// For each subject the labels of what is reported about its collector.
    var collectorLabels: [LabelSet] = []

    init(for document: StatusDocument) {
        keys = document.keys
        steps.reserveCapacity(512)
    }

    /// - Parameters:
    ///   - labels: those of its samples.
    ///   - sources: everything that the step looks at, unless that is the value at its node.
    mutating func add(_ step: Step, _ labels: LabelSet, reading sources: [Node]? = nil) {
        var step = step
        if let sources {
            let start = Int32(self.sources.count)
            self.sources += sources
            step.sources = start..<Int32(self.sources.count)
        }
        steps.append(step)
        stepLabels.append(labels)
        memory.append(.nothing)
    }

    /// Records that the plan depends on the plain value at `node`.
    mutating func depends(onValueAt node: Node, of document: StatusDocument) {
        watch(node, -1, of: document)
    }

    /// Records that the plan depends on `dependency` of the values at `nodes`, and of no others.
    mutating func depends(on dependency: Dependency, lookingAt nodes: [Node], of document: StatusDocument) {
        guard !nodes.isEmpty else { return }
        let number = Int32(dependencies.count)
        dependencies.append(dependency)
        for node in nodes { watch(node, number, of: document) }
    }

    /// Adds a step whose labels come from the texts at `nodes`.
    mutating func add(_ step: TextStep, _ labels: LabelSet, readingTextsAt nodes: [Node], of document: StatusDocument) {
        let number = Int32(texts.count)
        texts.append(step)
        textLabels.append(labels)
        for node in nodes {
            watchedTexts.append(WatchedText(node: node, step: number))
            textFingerprints.append(document.fingerprint(node) ?? Self.noFingerprint)
        }
        add(Step(source: .texts(number), node: step.node, module: nil), SampleSet.noLabels)
    }

    private mutating func watch(_ node: Node, _ dependency: Int32, of document: StatusDocument) {
        watchedValues.append(WatchedValue(node: node, dependency: dependency))
        fingerprints.append(document.fingerprint(node) ?? Self.noFingerprint)
    }

    /// Makes the plan as small as possible, for keeping it: it shares the parts that another plan for documents with the same keys
    /// has as well, as plans for devices of one model mostly do.
    public mutating func compact(sharingWith other: WalkPlan?) {
        let other = other?.keys === keys ? other : nil
        steps = Self.shared(steps, other?.steps)
        sources = Self.shared(sources, other?.sources)
        watchedValues = Self.shared(watchedValues, other?.watchedValues)
        isThere = Self.shared(isThere, other?.isThere)
        compactLabels(sharingWith: other)
        texts = Self.shared(texts, other?.texts)
        watchedTexts = Self.shared(watchedTexts, other?.watchedTexts)
        textFingerprints = Self.shared(textFingerprints, other?.textFingerprints)
        memory = Self.exact(memory)
        fingerprints = Self.shared(fingerprints, other?.fingerprints)
        dependencies = Self.shared(dependencies, other?.dependencies)
    }

    private mutating func compactLabels(sharingWith other: WalkPlan?) {
        var used = usedLabels
        labels = labels.compacted(&used, sharingWith: other.map { ($0.labels, $0.usedLabels) })
        collectorLabels = Self.shared(Array(used.prefix(collectorLabels.count)), other?.collectorLabels)
        used.removeFirst(collectorLabels.count)
        for index in texts.indices { texts[index].base = used[index] }
        used.removeFirst(texts.count)
        textLabels = Self.shared(Array(used.prefix(texts.count)), other?.textLabels)
        used.removeFirst(texts.count)
        stepLabels = Self.shared(used, other?.stepLabels)
    }

    /// All labels that the plan needs.
    private var usedLabels: [LabelSet] { collectorLabels + texts.map(\.base) + textLabels + stepLabels }

    private static func shared<Element: Equatable>(_ own: [Element], _ other: [Element]?) -> [Element] {
        if let other, other == own { other } else { exact(own) }
    }

    /// A copy that takes no more memory than its elements need.
    private static func exact<Element>(_ elements: [Element]) -> [Element] {
        var exact: [Element] = []
        exact.reserveCapacity(elements.count)
        exact += elements
        return exact
    }

    /// Whether the plan is small enough to be kept.
    var isKeepable: Bool {
        max(steps.count, watchedValues.count, watchedTexts.count) <= Self.maximumSteps
            && max(keys.byteCount, labels.textBytes) <= Self.maximumBytes
    }
}

import Metrics

/// The result of a walk.
public struct WalkResult: Sendable {
    /// The samples, not yet sorted: more may be added.
    public var samples: SampleSet
    /// For each subject whether anything of it is in the document.
    public internal(set) var hasSamples: [Bool]
    /// For each subject whether its part of the document exists, even if empty.
    public let isThere: [Bool]
    /// For each subject the device's labels and its name as the label `collector`, for samples about it.
    public let collectorLabels: [LabelSet]
    /// For each subject how many values could not be read although a path led to them.
    public internal(set) var unreadable: [Int]
    /// For each subject how many words of a known kind were not in its vocabulary.
    public internal(set) var unknownWords: [Int]
    /// Some of these values, for a log line: the series and the device's text.
    public internal(set) var unreadValues: [String] = []

    /// The slots that were asked for and that the document lacks, each with those that it has: for a log line.
    public internal(set) var missingSlots: [String] = []

    init(samples: SampleSet, subjects: Int, of plan: WalkPlan) {
        self.samples = samples
        isThere = plan.isThere
        collectorLabels = plan.collectorLabels
        hasSamples = [Bool](repeating: false, count: subjects)
        unreadable = [Int](repeating: 0, count: subjects)
        unknownWords = [Int](repeating: 0, count: subjects)
    }
}

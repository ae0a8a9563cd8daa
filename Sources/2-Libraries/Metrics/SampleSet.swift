/// One value of one series; of a state set, one sample stands for the series of all states.
public struct Sample: Sendable {
    /// The family that it belongs to.
    public let family: FamilyID
    /// Its labels, in the arena of its sample set.
    public let labels: LabelSet
    /// The value; of a state set, the number of the state that applies.
    public internal(set) var value: Double
}

/// The samples of one source (a device, or the exporter itself) at one moment.
///
/// Series are unique: a second value for the same series is dropped and counted, whatever a device repeats.
public struct SampleSet: Sendable {
    /// The first label of every sample, as it is written: it distinguishes the source from others of its kind.
    var source: [UInt8] = []
    /// The text of labels that sets of several sources share.
    var common: [UInt8] = []
    /// The text of labels shared with the set that they come from; after the common text.
    var shared: [UInt8] = []
    /// The text of all other labels, after both.
    private(set) var arena: [UInt8] = []
    /// A buffer in which labels are built before they are added to the arena.
    var scratch: [UInt8] = []
    var samples: [Sample] = []
    /// The families that have samples, in their order, once ``sort(familyCount:)`` has run.
    var groups: [Group] = []
    /// How many values were dropped because their series already had one.
    public internal(set) var duplicates = 0
    /// How many values were dropped because there were too many.
    public private(set) var excess = 0
    /// More samples than this are dropped, so that no source can fill the memory.
    public var limit = Int.max

    /// A family that has samples, and the position of the first of them.
    struct Group: Sendable {
        let family: FamilyID
        let start: Int32
    }

    /// A set without samples.
    public init() {}

    /// An empty set whose samples will have this label before all others.
    public init(of label: String, _ value: String) {
        LabelText.append(label, value.utf8.span, to: &source, isFirst: true)
    }

    /// The same with the text of another set, so that its label sets are also this one's.
    public init(of label: String, _ value: String, textOf other: SampleSet) {
        self.init(labelsOf: other, capacity: 0)
        source = SampleSet(of: label, value).source
    }

    /// A set that has the labels of `other`, but none of its samples. Their text is not copied.
    ///
    /// - Parameter capacity: how many samples are expected.
    public init(labelsOf other: SampleSet, capacity: Int) {
        source = other.source
        common = other.common
        if other.arena.isEmpty {
            shared = other.shared
        } else {
            shared = other.shared.isEmpty ? other.arena : other.shared + other.arena
        }
        samples.reserveCapacity(capacity)
    }

    /// How many bytes the text of all labels has.
    public var textBytes: Int { common.count + shared.count + arena.count }

    /// How many samples there are.
    public var count: Int { samples.count }

    // MARK: - Filling

    /// Only the label of the source.
    public static let noLabels = LabelSet(start: 0, end: 0, hash: 0)

    /// The labels of `base` and one more.
    ///
    /// - Parameters:
    ///   - name: a valid label name; it is written as it is.
    ///   - value: any text; it is trimmed, truncated and escaped.
    public mutating func labels(_ base: LabelSet, adding name: String, _ value: ArraySlice<UInt8>) -> LabelSet {
        labels(base, adding: name, value.span)
    }

    /// The labels of `base` and one more, from a string.
    public mutating func labels(_ base: LabelSet, adding name: String, _ value: String) -> LabelSet {
        labels(base, adding: name, value.utf8.span)
    }

    private mutating func labels(_ base: LabelSet, adding name: String, _ value: Span<UInt8>) -> LabelSet {
        // A slice of the arena appended to itself would share its storage, and appending would then copy all of it.
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: ownText(base))
        LabelText.append(name, value, to: &scratch, isFirst: base.start == base.end)
        let start = textBytes
        arena.append(contentsOf: scratch)
        return LabelSet(
            start: UInt32(start), end: UInt32(textBytes),
            hash: Self.hash(scratch, from: base.range.count, onto: base.hash))
    }

    /// Adds a value. Of a state set, `value` is the number of the state that applies.
    public mutating func add(_ family: FamilyID, _ labels: LabelSet, _ value: Double) {
        guard samples.count < limit else {
            excess += 1
            return
        }
        samples.append(Sample(family: family, labels: labels, value: value))
    }

    /// Changes the value of the only sample of a family, after ``sort(familyCount:)``.
    public mutating func setValue(_ value: Double, of family: FamilyID) {
        let range = range(of: family)
        if !range.isEmpty { samples[range.lowerBound].value = value }
    }

    /// Drops the samples of a family that do not have one of these texts as the label, after ``sort(familyCount:)``.
    public mutating func keep(of family: FamilyID, where label: String, isIn texts: Set<String>) {
        let range = range(of: family)
        let kept = samples[range].filter { value(of: label, in: $0.labels).map(texts.contains) ?? false }
        guard kept.count < range.count else { return }
        samples.replaceSubrange(range, with: kept)
        let dropped = Int32(range.count - kept.count)
        groups = groups.compactMap { group in
            if group.family == family { return kept.isEmpty ? nil : group }
            return group.start < range.upperBound ? group : Group(family: group.family, start: group.start - dropped)
        }
    }

    /// A hash of the label text behind `start`, eight bytes at a step, with a new seed in every process. Labels are added one at a
    /// time, so equal texts have gone through the same steps.
    private static func hash(_ text: [UInt8], from start: Int, onto base: UInt32) -> UInt32 {
        var hash = seed ^ UInt64(base)
        var index = start
        while index < text.count {
            var gathered: UInt64 = 0
            let stop = min(index + 8, text.count)
            while index < stop {
                gathered = gathered << 8 | UInt64(text[index])
                index += 1
            }
            let product = (hash ^ gathered).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low
        }
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }

    /// Unknown to devices, so that none can choose labels whose hashes collide.
    private static let seed = UInt64.random(in: .min ... .max)

    // MARK: - Reading

    /// The positions of a family's samples, after ``sort(familyCount:)``.
    func range(of family: FamilyID) -> Range<Int> {
        var (low, high) = (0, groups.count)
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].family.index < family.index { low = middle + 1 } else { high = middle }
        }
        return low < groups.count && groups[low].family == family ? places(ofGroup: low) : 0..<0
    }

    /// The positions of the samples of the family with this number, counting only families that have samples.
    func places(ofGroup number: Int) -> Range<Int> {
        Int(groups[number].start)..<(number + 1 < groups.count ? Int(groups[number + 1].start) : samples.count)
    }

    /// The samples of one family, after ``sort(familyCount:)``.
    public func samples(of family: FamilyID) -> ArraySlice<Sample> {
        samples[range(of: family)]
    }

    /// The labels as they are written between braces.
    public func text(_ labels: LabelSet) -> ArraySlice<UInt8> {
        let own = ownText(labels)
        if source.isEmpty { return own }
        return (own.isEmpty ? source : source + [UInt8(ascii: ",")] + own)[...]
    }

    /// The same without the label of the source.
    public func ownText(_ labels: LabelSet) -> ArraySlice<UInt8> {
        let range = labels.range
        if range.lowerBound < common.count { return common[range] }
        let start = range.lowerBound - common.count
        if start < shared.count { return shared[start..<start + range.count] }
        return arena[start - shared.count..<start - shared.count + range.count]
    }

    /// The labels as names and values.
    public func pairs(_ labels: LabelSet) -> [(name: String, value: String)] {
        LabelText.pairs(source[...]) + LabelText.pairs(ownText(labels))
    }

    /// The value of one label; `nil` when the sample does not have it.
    public func value(of label: String, in labels: LabelSet) -> String? {
        labelValue(label, in: ownText(labels)) ?? labelValue(label, in: source[...])
    }
}

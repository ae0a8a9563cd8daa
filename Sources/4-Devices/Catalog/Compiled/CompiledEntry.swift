import Metrics

/// An entry with its names resolved. A class, so that passing it costs one reference count instead of several.
final class CompiledEntry: Sendable {
    enum Source: Sendable {
        case value(Reader)
        case firstOf([CompiledCandidate])
        case ratio([CompiledCandidate], of: [CompiledCandidate])
        case texts([CompiledText])
        case count
        case countBy(label: String, field: FieldPath)
        case countByState(label: String, Vocabulary, [CompiledCandidate])
        case fact(CompiledRequirement)
        case difference([FieldPath], minus: [FieldPath])
    }

    let family: FamilyID
    /// Number of the subject in the catalog.
    let subject: Int
    let source: Source
    /// For state sets, the vocabulary of the states.
    let vocabulary: Vocabulary?
    /// Whether the values only grow, from 0 on: OpenMetrics refuses a whole exposition for a negative counter.
    let isCounter: Bool
    /// The unit of the values, for text with a unit.
    let unit: Measure.Unit?
    /// Labels that the entry itself sets, whatever the document contains.
    let constants: [(label: String, text: ArraySlice<UInt8>)]
    /// The condition on the object for a sample.
    let requirement: CompiledRequirement?
    /// The reason for people why there is none.
    let requirementReason: String
    let doubt: Entry.Doubt
    /// Numbers of the states in which an element of a list comes last.
    let quietStates: Set<Int>

    init(
        family: FamilyID, subject: Int, source: Source, vocabulary: Vocabulary?, isCounter: Bool,
        constants: [(label: String, text: ArraySlice<UInt8>)], of entry: Entry
    ) throws {
        self.family = family
        self.subject = subject
        self.source = source
        self.vocabulary = vocabulary
        self.isCounter = isCounter
        unit = Measure.Unit(ofMetric: entry.metric)
        self.constants = constants
        requirement = try entry.requirement.map { try CompiledRequirement($0.requirement) }
        requirementReason = entry.requirement?.reason ?? ""
        doubt = entry.doubt
        quietStates = Set(entry.quietStates.compactMap { vocabulary?.index(named: $0) })
    }
}

/// A label of an info and where its text comes from.
struct CompiledText: Sendable {
    let label: String
    let fields: [FieldPath]
    /// The common spelling of its words, if they have one.
    let words: WordList?
    /// The label for what the device wrote, where that differs.
    let rawLabel: String
}

/// A candidate with its names resolved. A class for the sake of reference counting, as ``CompiledEntry``.
final class CompiledCandidate: Sendable {
    let field: FieldPath
    let reader: Reader
    /// Number of the state that applies when the field is true.
    let state: Int?
    /// Number of the state that applies when the field is false.
    let otherwise: Int?
    /// Whether the field is a flag for `state` rather than a value of its own.
    let isFlag: Bool
    /// A number that applies without any field.
    let constant: Double?
    /// The condition on the module for the number to apply.
    let condition: Condition?

    init(
        field: FieldPath, reader: Reader, state: Int?, otherwise: Int?, isFlag: Bool, constant: Double?, condition: Condition?
    ) {
        self.field = field
        self.reader = reader
        self.state = state
        self.otherwise = otherwise
        self.isFlag = isFlag
        self.constant = constant
        self.condition = condition
    }
}

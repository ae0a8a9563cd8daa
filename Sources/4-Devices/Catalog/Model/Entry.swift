/// One rule of the catalog: which value of a status document becomes which metric.
public struct Entry: Sendable {
    /// What the metric looks like.
    public enum Form: Sendable {
        case gauge
        case counter
        case info
        case states(Vocabulary)
    }

    /// Where the value comes from, below the place that a path leads to.
    public enum Source: Sendable {
        /// The value at the path itself.
        case value(Reader)
        /// The first of several fields with a value below the object at the path.
        case firstOf([Candidate])
        /// One number as a share of another, each the first of several fields with a value.
        case ratio([Candidate], of: [Candidate])
        /// Texts of several fields below the object at the path, each becoming a label.
        case texts([(label: String, field: String)])
        /// How many elements the array at the path has.
        case count
        /// How many elements of the array at the path have each word in `field`, as a label.
        case countBy(label: String, field: String)
        /// How many elements of the array at the path are in each state of the entry's vocabulary, as a label.
        case countByState(label: String, Vocabulary, [Candidate])
        /// 1 when the object at the path meets the requirement, 0 when not.
        case fact(Requirement)
        /// One point in time minus another, in seconds. Both fields are times since the same moment.
        case difference(String, minus: String)

        /// 1 when the object at the path has the member `field`, 0 when not.
        public static func presence(field: String) -> Source { .fact(.told(field)) }
    }

    /// The metric's name.
    public let metric: String
    /// Its type, and the states where it has any.
    public let form: Form
    /// Where the value is; several paths when its spelling is not certain. See ``Path`` for the notation.
    public let paths: [String]
    /// What is read there.
    public let source: Source
    /// What the metric means. The paths are added to it for Prometheus' HELP.
    public let help: String
    /// The evidence of this entry; `nil` when the subject's own evidence applies.
    public let evidence: Evidence?
    /// Labels that do not come from the document, after those of the path.
    public private(set) var constantLabels: [(name: String, value: String)] = []

    /// The condition on the object at the path for a sample, and the reason for people if it is not met.
    public private(set) var requirement: (requirement: Requirement, reason: String)?
    /// Labels whose text is normalised.
    public private(set) var wordLists: [String: WordList] = [:]
    /// Whether a missing state is `unknown` rather than absent.
    public private(set) var doubt = Doubt.none
    /// States in which an element of a list needs no attention: in a list that is too long, others come first.
    public private(set) var quietStates: [String] = []

    /// When a state is missing.
    public enum Doubt: Sendable {
        /// There is no sample.
        case none
        /// Where the field exists but has no value, such as null, the state is `unknown`.
        case silence
        /// Also where the field is missing.
        case absence
    }

    /// The same entry, without a sample where the object at the path does not meet the requirement.
    ///
    /// - Parameter reason: why there is none then, as `explain` prints it.
    public func when(_ requirement: Requirement, else reason: String) -> Entry {
        var entry = self
        entry.requirement = (requirement, reason)
        return entry
    }

    /// The same entry with a normalised label. The device's own text is in a label with `_raw` after
    /// the name, where it differs.
    public func normalising(_ label: String, _ words: WordList) -> Entry {
        var entry = self
        entry.wordLists[label] = words
        return entry
    }

    /// The same entry for a state of which someone must be notified when it is unknown.
    public func doubting(_ doubt: Doubt) -> Entry {
        var entry = self
        entry.doubt = doubt
        return entry
    }

    /// The same entry for the state of elements of a list, of which those in other states come first where it is too long.
    public func quiet(in states: String...) -> Entry { quiet(in: states) }

    /// The same, with the states in an array.
    public func quiet(in states: [String]) -> Entry {
        var entry = self
        entry.quietStates = states
        return entry
    }

    /// The same entry with one more label, for values that differ in meaning rather than in place: a bit of a status word.
    public func labelled(_ name: String, _ value: String) -> Entry {
        var entry = self
        entry.constantLabels.append((name, value))
        return entry
    }

    /// Any entry. The functions below read better.
    public init(
        metric: String, form: Form, paths: [String], source: Source, help: String, evidence: Evidence? = nil
    ) {
        self.metric = metric
        self.form = form
        self.paths = paths
        self.source = source
        self.help = help
        self.evidence = evidence
    }
}

/// One of several fields that may report the same thing.
public struct Candidate: Sendable {
    /// Keys below the object, separated by dots; `(a|b)` allows several spellings.
    public let field: String
    /// How the field is read: `.word` for a word of the entry's vocabulary.
    public let reader: Reader
    /// The state that applies when the field is true; `nil` when the field contains a word of the vocabulary.
    public let state: String?
    /// The state that applies when the field is false.
    public let otherwise: String?
    /// A number that applies when no earlier field has a value; the field is not read then.
    public let constant: Double?
    /// A condition on the enclosing module for the constant to apply, such as `info.model=hps100`.
    public let condition: String?

    private init(
        _ field: String, _ reader: Reader, state: String? = nil, otherwise: String? = nil, constant: Double? = nil,
        condition: String? = nil
    ) {
        self.field = field
        self.reader = reader
        self.state = state
        self.otherwise = otherwise
        self.constant = constant
        self.condition = condition
    }

    /// The field contains a word of the entry's vocabulary.
    public static func word(_ field: String) -> Candidate {
        Candidate(field, .word)
    }

    /// When the field is this very word, `state` applies; otherwise the next candidate decides.
    public static func word(_ field: String, is word: String, _ state: String) -> Candidate {
        Candidate(field, .equals(word), state: state)
    }

    /// The field contains a number, or for a state set the raw number of a state.
    public static func field(_ field: String, _ reader: Reader) -> Candidate {
        Candidate(field, reader)
    }

    /// When the field is true, `state` applies; when it is false, `otherwise` does, or the next candidate decides.
    public static func flag(_ field: String, _ state: String? = nil, otherwise: String? = nil) -> Candidate {
        Candidate(field, .flag, state: state, otherwise: otherwise)
    }

    /// When a bit of the status word in the field is set, `state` applies; when it is not, `otherwise` does.
    public static func flag(
        in field: String, _ word: FlagWord, _ name: String, _ state: String? = nil, otherwise: String? = nil
    ) -> Candidate {
        Candidate(field, .flagOf(word, name), state: state, otherwise: otherwise)
    }

    /// A number that is known of the module rather than reported by it.
    ///
    /// - Parameter condition: the condition on the enclosing module, in the notation of conditions in paths.
    public static func constant(_ number: Double, when condition: String) -> Candidate {
        Candidate("", .number, constant: number, condition: condition)
    }
}

/// One rule of the catalog: which value of a status document becomes which metric.
public struct Entry: Sendable {
    /// What the metric looks like.
    public enum Form: Sendable {
        case gauge
        case counter
        case info
        case states(Vocabulary)
    }

    /// Where the value comes from, once a path has led to its place.
    public enum Source: Sendable {
        /// The value at the path itself.
        case value(Reader)
        /// The first of several fields below the object at the path that says something.
        case firstOf([Candidate])
        /// One number as a share of another, both told by the first of several fields that says something.
        case ratio([Candidate], of: [Candidate])
        /// Texts of several fields below the object at the path, each becoming a label.
        case texts([(label: String, field: String)])
        /// How many elements the array at the path has.
        case count
        /// How many elements of the array at the path have each word in `field`, as a label.
        case countBy(label: String, field: String)
        /// 1 when the object at the path has the member `field`, 0 when not.
        case presence(field: String)
    }

    /// The metric's name.
    public let metric: String
    /// Its type, and the states where it has any.
    public let form: Form
    /// Where the value stands; several when its spelling is not sure. See ``Path`` for the notation.
    public let paths: [String]
    /// What is read at the place.
    public let source: Source
    /// What the metric means. The paths are added to it for Prometheus' HELP.
    public let help: String
    /// How surely this entry is known; `nil` when the subject's own evidence holds.
    public let evidence: Evidence?
    /// Labels that do not come from the document, behind those of the path.
    public private(set) var constantLabels: [(name: String, value: String)] = []

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

/// One of several fields that may tell the same thing.
public struct Candidate: Sendable {
    /// Keys below the object, separated by dots; `(a|b)` allows several spellings.
    public let field: String
    /// How the field is read: `.word` for a word of the entry's vocabulary.
    public let reader: Reader
    /// The state that holds when the field is true; `nil` when the field holds a word of the vocabulary.
    public let state: String?
    /// The state that holds when the field is false.
    public let otherwise: String?
    /// A number that holds when no field in front said anything; the field is not looked at then.
    public let constant: Double?
    /// What the module around must say of itself for the constant to hold, such as `info.model=hps100`.
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

    /// The field holds a word of the entry's vocabulary.
    public static func word(_ field: String) -> Candidate {
        Candidate(field, .word)
    }

    /// When the field is this very word, `state` holds; otherwise the next candidate decides.
    public static func word(_ field: String, is word: String, _ state: String) -> Candidate {
        Candidate(field, .equals(word), state: state)
    }

    /// The field holds a number, or for a state set the raw number of a state.
    public static func field(_ field: String, _ reader: Reader) -> Candidate {
        Candidate(field, reader)
    }

    /// When the field is true, `state` holds; when it is false, `otherwise` does, or the next candidate decides.
    public static func flag(_ field: String, _ state: String? = nil, otherwise: String? = nil) -> Candidate {
        Candidate(field, .flag, state: state, otherwise: otherwise)
    }

    /// A number that is known of the module rather than told by it.
    ///
    /// - Parameter condition: what the module around says of itself, in the notation of conditions in paths.
    public static func constant(_ number: Double, when condition: String) -> Candidate {
        Candidate("", .number, constant: number, condition: condition)
    }
}

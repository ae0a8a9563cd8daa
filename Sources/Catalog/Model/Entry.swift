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

    /// The field holds a word of the entry's vocabulary.
    public static func word(_ field: String) -> Candidate {
        Candidate(field: field, reader: .word, state: nil, otherwise: nil)
    }

    /// The field holds a number, or for a state set the raw number of a state.
    public static func field(_ field: String, _ reader: Reader) -> Candidate {
        Candidate(field: field, reader: reader, state: nil, otherwise: nil)
    }

    /// When the field is true, `state` holds; when it is false, `otherwise` does, or the next candidate decides.
    public static func flag(_ field: String, _ state: String? = nil, otherwise: String? = nil) -> Candidate {
        Candidate(field: field, reader: .flag, state: state, otherwise: otherwise)
    }
}

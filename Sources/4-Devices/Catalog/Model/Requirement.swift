/// A condition on an object, for example for its numbers to be meaningful.
///
/// Fields are keys below the object, in the notation of ``Candidate/field``; of several, separated by commas, the first counts
/// that has a value. A missing or null field has none.
public indirect enum Requirement: Sendable {
    /// The field has a value, whatever it is.
    case told(String)
    /// The field is this flag, in any of the spellings of ``Reader/flag``.
    case flag(String, Bool)
    /// The field is a status word with this bit in this state.
    case bit(String, FlagWord, String, Bool)
    /// The field is the number 0, also as text.
    case zero(String)
    /// The field has a value, but no number, or 0, -1 or all ones, by which devices say that there is none.
    case nothing(String)
    /// The field is a number above 0, also as text.
    case positive(String)
    /// The field reports one of these states of the vocabulary, in any of its spellings.
    case state(String, Vocabulary, [String])
    case not(Requirement)
    case any([Requirement])
    case all([Requirement])

    /// The status words whose bits it tests.
    var words: [FlagWord] {
        switch self {
        case .bit(_, let word, _, _): [word]
        case .told, .flag, .zero, .nothing, .positive, .state: []
        case .not(let requirement): requirement.words
        case .any(let requirements), .all(let requirements): requirements.flatMap(\.words)
        }
    }

    /// The fields that it depends on, as they are written, in order.
    var fieldNames: [String] {
        switch self {
        case .told(let field), .flag(let field, _), .bit(let field, _, _, _), .zero(let field), .nothing(let field),
            .positive(let field), .state(let field, _, _):
            [field]
        case .not(let requirement): requirement.fieldNames
        case .any(let requirements), .all(let requirements): requirements.flatMap(\.fieldNames)
        }
    }
}

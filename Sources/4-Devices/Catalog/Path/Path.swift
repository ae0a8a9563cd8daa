import StatusDocument

/// The place of values in a status document, in the notation of the catalog.
///
/// A path starts at the top of the answer and names keys, separated by dots. Case and separators of keys do not matter.
///
///     data.system.uptime                      a key below a key below a key
///     data.network.ports[port].link           any element of an array, its `object-id` becoming the label `port`
///     storage[mountpoint=mountpoint]          the label's text comes from the element's field `mountpoint`
///     events[event, severity=type]            two labels
///     ports[port, ?link=true]                 only elements whose field `link` is true; also `!=`, `?info`, `?!info`
///     module[?info.model=rel*|mdu*]           a condition on an object; values may end in `*`
///     services.<scope>.<service>.running      any key, its text becoming a label
///     relay-<relay>-state                     any key of that form; `-`, `_` and other separators stand for each other
///     <sensor=temperature*>                   any key that starts so, the whole of it becoming a label
///     <fan=fan#>                              the same, if nothing but a number follows: `fan1`, `fan-2`
///     (gps|gns|grc).antenna                   one of several keys
///     chassis#.slots[slot]                    `chassis0`, `chassis1`, …; from 1 on the key is put in front of the label
///     module.**.mode                          any number of keys in between
///     .                                       the whole answer
///     a.*.b                                   exactly one key in between
///     module.(status|state)?.locked           a key that may be there or not
///     module.*?.inputs                        any key, or none
///     nodes[node, first 500]                  at most so many elements; what is left out is counted
///     ntp[peer=id, distinct name=object-id]   a label only for elements whose other labels are those of another element
///
/// Where a document has one object instead of an array, or an object keyed by `object-id`, the same path matches.
struct Path: Sendable {
    let text: String
    let steps: [Step]

    /// One move from a value to values inside it.
    enum Step: Hashable, Sendable {
        case key(KeyPattern)
        case element(ElementRule)
    }

    /// The labels that the path gives to a series, in order.
    var labels: [String] {
        steps.flatMap { step -> [String] in
            switch step {
            case .key(let pattern): pattern.label.map { [$0.name] } ?? []
            case .element(let rule): (rule.labels + (rule.distinction.map { [$0] } ?? [])).map(\.label.name)
            }
        }
    }

    /// How specific the path is. Of two paths to the same value, the more specific one wins.
    var specificity: Int {
        steps.reduce(0) { sum, step in
            switch step {
            case .key(.exact): sum + 8
            // A pattern with both ends needs something between them: `output-1-enabled` is not an output called 1-enabled.
            case .key(.framed(let prefix, let suffix, _)): sum + (prefix.isEmpty || suffix.isEmpty ? 6 : 7)
            case .key(.starting), .key(.numbered): sum + 6
            case .key(.any): sum + 3
            case .key(.optional): sum + 1
            case .key(.anyDepth), .key(.anyOptional): sum
            case .element(let rule): sum + rule.conditions.count
            }
        }
    }
}

/// A label and how its text is normalised.
struct LabelRule: Hashable, Sendable {
    let name: String
    let form: LabelForm
}

/// Which keys a step follows.
enum KeyPattern: Hashable, Sendable {
    /// One of these keys.
    case exact([Token])
    /// Any key, its text becoming a label.
    case any(LabelRule?)
    /// Any number of keys, also none.
    case anyDepth
    /// One of these keys, or none.
    case optional([Token])
    /// Any key, or none.
    case anyOptional
    /// A key that starts and ends like this; the part between becomes a label.
    case framed(prefix: String, suffix: String, LabelRule?)
    /// A key that starts like this, perhaps with nothing but a number behind; the whole key becomes a label.
    case starting(prefix: String, isNumbered: Bool, LabelRule?)
    /// A key that ends in a number, such as `chassis1`.
    case numbered(prefix: String)

    var label: LabelRule? {
        switch self {
        case .any(let label), .framed(_, _, let label), .starting(_, _, let label): label
        case .exact, .anyDepth, .optional, .anyOptional, .numbered: nil
        }
    }
}

/// Which elements of an array a step follows, and which labels they give.
struct ElementRule: Hashable, Sendable {
    /// A label and the fields that may contain its text. Without fields: `object-id`, else the key, else `id` or `slot-id`, else the position.
    struct Labelling: Hashable, Sendable {
        let label: LabelRule
        let fields: [FieldPath]
    }

    let labels: [Labelling]
    let conditions: [Condition]
    /// How many elements are followed; all when `nil`.
    var limit: Int?
    /// A further label for elements of one list whose other labels are the same.
    var distinction: Labelling?

    /// Whether an element fulfils all conditions.
    func admits(_ element: Node, of document: StatusDocument) -> Bool {
        for condition in conditions where !condition.holds(in: document, for: element) { return false }
        return true
    }

    /// All fields that the conditions look at. In a document with the same keys they are the same.
    func fields(of element: Node, in document: StatusDocument) -> [Node] {
        conditions.flatMap { $0.field.all(in: document, from: element) }
    }

    /// The field and its possible beginnings, if the rule has no other condition.
    var start: (field: FieldPath, prefixes: [String])? {
        guard conditions.count == 1, let condition = conditions.first, !condition.isNegated, condition.field.isPlain else {
            return nil
        }
        let prefixes = condition.values.compactMap { if case .prefix(let prefix) = $0 { prefix } else { nil as String? } }
        return prefixes.isEmpty || prefixes.count < condition.values.count ? nil : (condition.field, prefixes)
    }

    /// Whether the rule only tests one object: `module[?info.model=rel*]` means the module, whatever it contains,
    /// if it matches.
    var isAboutOneObject: Bool { labels.isEmpty && conditions.contains { !$0.isNegated } }
}

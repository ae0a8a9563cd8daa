import StatusDocument

/// A point in the tree of all paths: what may follow, and how a value that is reached here is used.
/// The tree's ``EdgeTable`` says where exact keys lead.
struct PathNode: Sendable {
    struct Framed: Sendable {
        let prefix: String
        let suffix: String
        let label: LabelRule?
        let extent: Extent
        let next: Int32

        /// The part of the key that becomes the label.
        enum Extent {
            /// The part between prefix and suffix.
            case between
            /// All of it.
            case whole
            /// All of it, and nothing but a number may follow the prefix.
            case numbered
        }
    }

    /// A way to the elements of an array. A class for the sake of reference counting, as ``CompiledEntry``.
    final class ElementWay: Sendable {
        let rule: ElementRule
        let next: Int32
        /// The rule's condition, if it is only the beginning of a field.
        let start: Start?

        init(rule: ElementRule, next: Int32, start: Start?) {
            self.rule = rule
            self.next = next
            self.start = start
        }
    }

    /// How a field must start. Every family of modules compares the model: it is looked up once for all of them.
    final class Start: Sendable {
        /// The field's number, the same for all rules that ask for it.
        let number: Int
        let field: FieldPath
        let prefixes: [String]

        init(number: Int, field: FieldPath, prefixes: [String]) {
            self.number = number
            self.field = field
            self.prefixes = prefixes
        }
    }

    // MARK: Ways on

    var any: [(label: LabelRule?, next: Int32)] = []
    var framed: [Framed] = []
    var numbered: [(prefix: String, next: Int32)] = []
    var elements: [ElementWay] = []
    /// Points that are reached together with this one, because `**` also stands for no key at all.
    var together: [Int32] = []
    /// Whether every key leads back here.
    var isAnyDepth = false

    // MARK: What is here

    /// Entries that read the value itself.
    var entries: [Int32] = []
    /// Entries that read fields of the object, or count its elements.
    var objectEntries: [Int32] = []
    /// Entries for which the value is one of several fields.
    var contributesTo: [Int32] = []
    /// Entries whose series carry the value as a label.
    var labels: [Int32] = []
    /// Why the value is left out, as an index of reasons; -1 when it is not.
    var ignored: Int32 = -1
    /// Whether unknown values below belong to a separate module.
    var isModule = false
    /// Whether `entries` and `ignored` come from a catalog file.
    var isFromFile = false
    /// Of several paths to the same value, the more specific one wins.
    var specificity: Int32 = 0

    /// Of equally specific paths, the later one in the catalog wins.
    var order: Int32 = 0
}

import JSON
public import StatusDocument

/// An anonymised status document.
public struct AnonymisedDocument: Sendable {
    /// The replacements of one kind.
    public struct Replacement: Sendable, Equatable {
        /// What was replaced.
        public let kind: Kind
        /// How many different values.
        public let originals: Int
        /// In how many places.
        public let places: Int
    }

    /// One replaced value, for the owner of the document.
    public struct Change: Sendable, Equatable {
        /// What it is.
        public let kind: Kind
        /// The original; `nil` for secrets.
        public let original: String?
        /// The replacement.
        public let replacement: String
        /// In how many places.
        public internal(set) var places: Int
        /// The keys that lead to the first of them, as they are in the anonymised document.
        public let firstPath: String
    }

    /// A text that was kept as it is.
    public struct KeptText: Sendable, Equatable {
        /// The keys that lead to the first place where it is, as they are in the anonymised document.
        public let path: String
        /// The text.
        public let text: String
    }

    /// The document as indented JSON: order, structure and types are those of the original.
    public let json: [UInt8]
    /// Every value that was replaced, in the order of the document. It contains the originals: do not pass it on.
    public let changes: [Change]
    /// Kept texts of several words, each once: no rule knows what they contain.
    public let keptTexts: [KeptText]

    /// Replacements by kind, without empty kinds. Never the originals.
    public var replacements: [Replacement] {
        Kind.allCases.compactMap { kind in
            let changes = changes.filter { $0.kind == kind }
            return changes.isEmpty
                ? nil : Replacement(kind: kind, originals: changes.count, places: changes.reduce(0) { $0 + $1.places })
        }
    }

    /// Anonymises a document: serial numbers, addresses, names of hosts, users and people, phone numbers, positions, texts about
    /// people and places, and what looks like a secret.
    ///
    /// The same original gets the same replacement everywhere in the document, also inside of longer texts and in keys; in
    /// hexadecimal, base64 and escapes too.
    /// - Throws: ``StatusDocumentError`` when the bytes are not a JSON document.
    public init(_ bytes: [UInt8]) throws(StatusDocumentError) {
        let tree = try JSONValue(parsing: bytes)
        var survey = Survey()
        survey.visit(tree, keys: [])
        var replacer = Replacer(survey)
        json = replacer.replacing(tree).written(.indented)
        changes = replacer.pseudonyms.log.entries
        var seen: Set<String> = []
        keptTexts = replacer.keptTexts.filter { seen.insert($0.text).inserted }.map { KeptText(path: $0.path, text: $0.text) }
    }
}

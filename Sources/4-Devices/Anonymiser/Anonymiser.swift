import StatusDocument

/// A status document without what would tell whose device it came from.
public struct AnonymisedDocument: Sendable {
    /// What was replaced of one kind.
    public struct Replacement: Sendable, Equatable {
        /// What was replaced.
        public let kind: Kind
        /// How many different values.
        public let originals: Int
        /// In how many places.
        public let places: Int
    }

    /// The document as indented JSON: order, structure and types are those of the original.
    public let json: [UInt8]
    /// What was replaced, kinds without any left out. Never the originals.
    public let replacements: [Replacement]

    /// Anonymises a document: serial numbers, addresses, names of hosts and users, positions, and what looks like a secret.
    ///
    /// The same original gets the same replacement everywhere in the document, also inside of longer texts and in keys.
    /// - Throws: ``StatusDocumentError`` when the bytes are no JSON document.
    public init(_ bytes: [UInt8]) throws(StatusDocumentError) {
        // The strict parser checks the text and its depth, so that the reader of the tree need not.
        let document = try StatusDocument(parsing: bytes)
        var reader = JSONTreeReader(document.repair?.bytes ?? bytes)
        let tree = reader.read()
        var survey = Survey()
        survey.visit(tree, keys: [])
        var replacer = Replacer(survey)
        json = replacer.replacing(tree, keys: []).rendered()
        let pseudonyms = replacer.pseudonyms
        replacements = Kind.allCases.compactMap { kind in
            pseudonyms.places[kind].map { Replacement(kind: kind, originals: pseudonyms.originals(kind), places: $0) }
        }
    }
}

public import StatusDocument

extension JSONValue {
    /// Parses a document.
    ///
    /// - Throws: `StatusDocumentError` when the bytes are not JSON.
    public init(parsing bytes: [UInt8]) throws(StatusDocumentError) {
        let document = try StatusDocument(parsing: bytes)
        self.init(document, document.root)
    }

    private init(_ document: StatusDocument, _ node: Node) {
        switch document.kind(node) {
        case .null: self = .null
        case .bool: self = .bool(document.bool(node) ?? false)
        case .number: self = .number(document.number(node) ?? 0)
        case .string: self = .string(String(decoding: document.string(node), as: UTF8.self))
        case .array: self = .array(document.children(node).map { JSONValue(document, $0) })
        case .object:
            self = .object(
                document.children(node).map { child in
                    Member(String(decoding: document.key(child), as: UTF8.self), JSONValue(document, child))
                })
        }
    }
}

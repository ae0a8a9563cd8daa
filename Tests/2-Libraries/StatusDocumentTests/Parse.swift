@testable import StatusDocument

func parse(_ text: String) throws -> StatusDocument {
    try StatusDocument(parsing: Array(text.utf8))
}

extension StatusDocument {
    /// The value behind keys, for short tests.
    func at(_ keys: Token...) -> Node? {
        keys.reduce(Optional(root)) { node, key in node.flatMap { member(key, of: $0) } }
    }

    func text(_ node: Node) -> String { String(decoding: string(node), as: UTF8.self) }
    func keyText(_ node: Node) -> String { String(decoding: key(node), as: UTF8.self) }
}

/// The sentence of the error, or `nil` when the text is a document.
func error(parsing bytes: [UInt8]) -> String? {
    do throws(StatusDocumentError) {
        _ = try StatusDocument(parsing: bytes)
        return nil
    } catch {
        return error.description
    }
}

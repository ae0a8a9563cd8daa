import Metrics
import StatusDocument

extension Walker {
    private static var identityField: FieldPath { FieldPath("object-id") }

    /// The text that an element gives to a label: one of the named fields, else its `object-id`, its key, its position.
    func labelText(
        _ labelling: ElementRule.Labelling, of element: Node, identity: Node?, position: Int?, numbered: Node?
    ) -> ArraySlice<UInt8> {
        let form = labelling.label.form
        var text: ArraySlice<UInt8> = []
        for field in labelling.fields {
            if let found = field.first(in: document, from: element) { text = form.apply(plainText(found), position: nil) }
            if !text.isEmpty { break }
        }
        if text.isEmpty, let own = document.member("object-id", of: element) {
            text = form.apply(plainText(own), position: nil)
        }
        if text.isEmpty, let identity { text = form.apply(document.key(identity), position: nil) }
        if text.isEmpty, let position { text = form.apply(Array("\(position)".utf8)[...], position: position) }
        guard let numbered, labelling.label.name == "slot" || !text.isEmpty else { return text }
        return document.key(numbered) + [UInt8(ascii: "/")] + text
    }

    /// A value as the text of a label; empty for what says nothing.
    func plainText(_ node: Node) -> ArraySlice<UInt8> {
        switch document.kind(node) {
        case .string:
            guard let token = document.token(node), token != .empty, token != "n/a" else { return [] }
            return document.string(node)
        case .number:
            guard let number = document.number(node) else { return [] }
            return Array((Int(exactly: number).map(String.init) ?? number.description).utf8)[...]
        case .bool: return Array((document.bool(node) == true ? "true" : "false").utf8)[...]
        case .null, .array, .object: return []
        }
    }
}

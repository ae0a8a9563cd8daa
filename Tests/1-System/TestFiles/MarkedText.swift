/// A text in which `▸` stands before the character that a message points to.
public struct MarkedText: Sendable {
    /// The text without the mark.
    public let text: String
    /// Where the mark stood: `line:column`, both from 1.
    public let position: String

    /// Takes the mark out.
    public init(_ marked: String) {
        let lines = marked.prefix { $0 != "▸" }.split(separator: "\n", omittingEmptySubsequences: false)
        position = "\(lines.count):\((lines.last?.count ?? 0) + 1)"
        text = marked.filter { $0 != "▸" }
    }
}

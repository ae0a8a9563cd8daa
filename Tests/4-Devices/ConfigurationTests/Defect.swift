import TestFiles
import Testing

/// A text with one defect and the message about it.
struct Defect: Sendable, CustomTestStringConvertible {
    /// The text, `▸` before the character that the message points to.
    let text: String
    /// `path: sentence`
    let message: String

    init(_ text: String, _ message: String) {
        self.text = text
        self.message = message
    }

    var testDescription: String { text }

    /// Expects this message as the only one.
    /// - Parameters:
    ///   - start: what stands before the text.
    ///   - opening: the bracket before the text, which is meant where the text has no `▸`.
    ///   - end: what stands after the text.
    ///   - path: the beginning of the message's path.
    func check(
        after start: String = "", _ opening: String = "", before end: String = "", path: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let marked = MarkedText(start + (text.contains("▸") ? opening + text : "▸" + opening + text) + end)
        let found = problems(marked.text)
        #expect(found == ["\(marked.position): \(path)\(message)"], sourceLocation: sourceLocation)
    }
}

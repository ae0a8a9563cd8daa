import Anonymiser
import Text

/// The replacements in a document, for its owner.
enum ReplacementList {
    /// The list by kind, then the texts that were kept.
    ///
    /// - Parameter hasOriginals: whether it shows the originals. Only on a terminal: a file with them might be passed on some day.
    static func text(_ document: AnonymisedDocument, hasOriginals: Bool) -> String {
        var lines = ["Replaced:"]
        for summary in document.replacements {
            let places = summary.places == 1 ? "1 place" : "\(summary.places) places"
            lines.append("  \(summary.kind.rawValue): \(summary.originals) in \(places)")
            lines += document.changes.filter { $0.kind == summary.kind }.map { line($0, hasOriginals) }
        }
        if document.changes.isEmpty { lines.append("  nothing") }
        if !document.keptTexts.isEmpty {
            lines.append("Kept, because no rule knows whether they are sensitive:")
            lines += document.keptTexts.prefix(20).map { "    \(quotedText($0.text)) at \($0.path)" }
            let more = document.keptTexts.count - 20
            if more > 0 { lines.append("    and \(more) more") }
        }
        lines.append("Read the document before you pass it on: what no rule knows is still in it.")
        return lines.map { $0 + "\n" }.joined()
    }

    private static func line(_ change: AnonymisedDocument.Change, _ hasOriginal: Bool) -> String {
        let original = hasOriginal ? (change.original.map(quotedText) ?? "(a secret)") + " → " : ""
        let place = change.firstPath.isEmpty ? "the top" : change.firstPath
        let more = change.places > 1 ? " and \(change.places - 1) more" : ""
        return "    \(original)\(quotedText(change.replacement)) at \(place)\(more)"
    }
}

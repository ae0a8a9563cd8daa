/// What was replaced by what, how often, and where first.
struct ReplacementLog {
    private struct Key: Hashable {
        let kind: Kind
        let original: String
    }

    private var indexes: [Key: Int] = [:]
    private(set) var entries: [AnonymisedDocument.Change] = []
    /// The place of the values that are being replaced.
    var path = ""

    mutating func note(_ kind: Kind, _ original: String, _ replacement: String) {
        let key = Key(kind: kind, original: original)
        if let index = indexes[key] {
            entries[index].places += 1
            return
        }
        indexes[key] = entries.count
        entries.append(
            AnonymisedDocument.Change(
                kind: kind, original: kind.isConfidential ? nil : original, replacement: replacement, places: 1, firstPath: path))
    }
}

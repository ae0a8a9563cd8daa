import Metrics
import StatusDocument

extension SampleSet {
    /// Labels for texts that fields of an object contain; `nil` when all of them are empty.
    ///
    /// - Parameter base: the labels in front of them.
    mutating func labels(
        of texts: [CompiledText], _ object: Node, of document: StatusDocument, onto base: LabelSet
    ) -> LabelSet? {
        var labels = base
        var saysSomething = false
        for text in texts {
            let value = document.firstText(of: text.fields, object) { _ in }
            if !value.isEmpty { saysSomething = true }
            let common = text.words?.normalised(value) ?? value
            labels = self.labels(labels, adding: text.label, common)
            // For people; what rules match on is the same for all devices.
            if common != value { labels = self.labels(labels, adding: text.rawLabel, value) }
        }
        return saysSomething ? labels : nil
    }

    /// Labels with those that an entry itself gives, whatever the document says.
    mutating func labels(_ base: LabelSet, addingConstantsOf entry: CompiledEntry) -> LabelSet {
        entry.constants.reduce(base) { labels($0, adding: $1.label, $1.text) }
    }
}

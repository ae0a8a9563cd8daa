import Metrics
import StatusDocument

// From one document to the next, and from one device to another.
extension WalkPlan {
    /// The same plan for another device with the same options. What was read of a value is what another device's same value says.
    public func adopted(by device: String) -> WalkPlan {
        var plan = self
        plan.labels = SampleSet(of: "device", device, textOf: labels)
        return plan
    }

    /// How a document relates to the plan.
    enum Match {
        /// A walk would give another plan.
        case none
        /// A walk would give this plan.
        case same
        /// A walk would give this plan, with some new labels, which it has now.
        case renewed
    }

    /// Adapts the plan to a document, if only label texts differ.
    mutating func follow(_ document: StatusDocument, _ entries: [CompiledEntry]) -> Match {
        guard fits(document) else { return .none }
        var match = Match.same
        var renewed: Int32 = -1
        for (index, text) in watchedTexts.enumerated() {
            let fingerprint = document.fingerprint(text.node) ?? Self.noFingerprint
            guard textFingerprints[index] != fingerprint else { continue }
            textFingerprints[index] = fingerprint
            match = .renewed
            if text.step == renewed { continue }
            renewed = text.step
            let step = texts[Int(text.step)]
            let entry = entries[Int(step.entry)]
            guard case .texts(let fields) = entry.source,
                let new = labels.labels(of: fields, step.node, of: document, onto: step.base)
            else { return .none }
            textLabels[Int(text.step)] = labels.labels(new, addingConstantsOf: entry)
        }
        return match
    }

    /// Whether a walk of `document` would give the same plan, except for label texts.
    func fits(_ document: StatusDocument) -> Bool {
        guard document.keys === keys else { return false }
        let watchedValues = watchedValues.span
        let fingerprints = fingerprints.span
        var asked: Int32 = -1
        for index in watchedValues.indices {
            let value = watchedValues[index]
            if document.fingerprint(value.node) ?? Self.noFingerprint == fingerprints[index] { continue }
            // The values that a dependency looks at are next to each other: it is checked once for all of them, or a device
            // that changes thousands of them would have each checked a thousand times.
            if value.dependency >= 0, value.dependency == asked { continue }
            guard value.dependency >= 0, dependencies[Int(value.dependency)].holds(in: document) else { return false }
            asked = value.dependency
        }
        return true
    }
}

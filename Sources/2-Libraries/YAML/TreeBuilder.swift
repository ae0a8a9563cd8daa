import Text

/// Builds the tree of one document from events and refuses features that a configuration does not need.
struct TreeBuilder {
    /// Duplicate keys, which do not stop the building.
    private(set) var duplicates: [YAMLError] = []

    mutating func document(_ events: EventReader) throws(YAMLError) -> YAMLNode {
        _ = try events.next()  // start of the stream
        let first = try events.next()
        guard case .documentStart = first.kind else {
            return YAMLNode(.scalar(YAMLScalar(text: "", isPlain: true)), at: .start)
        }
        let root = try node(events.next(), events, depth: 1)
        _ = try events.next()  // end of the document
        let after = try events.next()
        guard case .streamEnd = after.kind else {
            throw YAMLError("a second document begins here; only one is read", at: after.position)
        }
        return root
    }

    private mutating func node(_ event: Event, _ events: EventReader, depth: Int) throws(YAMLError) -> YAMLNode {
        if event.hasAnchor { throw YAMLError("anchors (&name) are not supported", at: event.position) }
        if event.hasTag { throw YAMLError("tags (!name) are not supported", at: event.position) }
        switch event.kind {
        case .scalar(let scalar):
            // The system would end a path at a NUL, so no value may contain one.
            guard !scalar.text.utf8.contains(0) else {
                throw YAMLError("a NUL character is not allowed", at: event.position)
            }
            return YAMLNode(.scalar(scalar), at: event.position)
        case .sequenceStart:
            try checkDepth(depth, at: event.position)
            return YAMLNode(.sequence(try sequence(events, depth: depth)), at: event.position)
        case .mappingStart:
            try checkDepth(depth, at: event.position)
            return YAMLNode(.mapping(try mapping(events, depth: depth)), at: event.position)
        default:
            throw YAMLError("aliases (*name) are not supported", at: event.position)
        }
    }

    private func checkDepth(_ depth: Int, at position: SourcePosition) throws(YAMLError) {
        guard depth <= YAMLNode.maximumDepth else {
            throw YAMLError("nested deeper than \(YAMLNode.maximumDepth) levels", at: position)
        }
    }

    private mutating func sequence(_ events: EventReader, depth: Int) throws(YAMLError) -> [YAMLNode] {
        var elements: [YAMLNode] = []
        while true {
            let event = try events.next()
            if case .sequenceEnd = event.kind { return elements }
            elements.append(try node(event, events, depth: depth + 1))
        }
    }

    private mutating func mapping(_ events: EventReader, depth: Int) throws(YAMLError) -> [YAMLEntry] {
        var entries: [YAMLEntry] = []
        var firstPositions: [String: SourcePosition] = [:]
        while true {
            let event = try events.next()
            if case .mappingEnd = event.kind { return entries }
            let keyNode = try node(event, events, depth: depth + 1)
            guard case .scalar(let key) = keyNode.content else {
                throw YAMLError("a key must be plain text", at: keyNode.position)
            }
            let value = try node(events.next(), events, depth: depth + 1)
            if let first = firstPositions[key.text] {
                let sentence = "duplicate key \(quotedText(key.text)); first used on line \(first.line)"
                duplicates.append(YAMLError(sentence, at: keyNode.position))
            } else {
                firstPositions[key.text] = keyNode.position
                entries.append(YAMLEntry(key: key.text, keyPosition: keyNode.position, value: value))
            }
        }
    }
}

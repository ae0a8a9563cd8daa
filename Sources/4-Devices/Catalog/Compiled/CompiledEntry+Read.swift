import StatusDocument

extension CompiledEntry {
    /// Reads a number, or for state sets the number of the state.
    ///
    /// - Parameter isAlone: whether no other field could tell the same.
    func read(_ reader: Reader, _ node: Node, of document: StatusDocument, isAlone: Bool = true) -> Reading {
        guard let vocabulary else {
            let reading = reader.read(document, node)
            return isCounter && (reading.number ?? 0) < 0 ? .unreadable : reading
        }
        if reader == .doubt {
            let isKnown = vocabulary.state(of: node, in: document).map { $0 < vocabulary.unknownIndex } ?? false
            let isTold = isKnown || Reader.flag.read(document, node).number != nil
            return isTold ? .absent : .value(Double(vocabulary.unknownIndex))
        }
        guard reader == .word else {
            let reading = reader.read(document, node)
            return reading.number.map { vocabulary.index(of: $0).map { .value(Double($0)) } ?? .unreadable } ?? reading
        }
        if document.kind(node) == .null || document.token(node) == .empty {
            return doubt == .none || !isAlone ? .absent : .value(Double(vocabulary.unknownIndex))
        }
        return vocabulary.state(of: node, in: document).map { .value(Double($0)) } ?? .unreadable
    }
}

extension Vocabulary {
    /// The number of the state that a value stands for; `nil` when the vocabulary does not know it.
    func state(of node: Node, in document: StatusDocument) -> Int? {
        switch document.kind(node) {
        case .bool: return document.bool(node).flatMap { index(of: $0) }
        case .number: return document.number(node).flatMap { index(of: $0) }
        case .null, .array, .object: return nil
        case .string:
            if let token = document.token(node), let known = index(of: token) { return known }
            let text = document.string(node)
            if let number = Decimal.whole(text) { return index(of: number) }
            // The command line shows `holdover [2]`, SNMP tools `holdover(2)`: the word counts, its raw number is a repetition.
            let opening = text.firstIndex { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") }
            guard let bracket = opening, bracket > text.startIndex else { return nil }
            return index(of: Token(text[..<bracket]))
        }
    }
}

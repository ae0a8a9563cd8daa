import StatusDocument

extension CompiledEntry {
    /// Whether a list of names is one value for the entry, rather than several.
    var readsNames: Bool {
        guard case .value(let reader) = source else { return false }
        switch reader {
        case .flagOf: return true
        case .stateNumber(let vocabulary, _): return vocabulary.isOrdered
        default: return vocabulary.map { $0.flagWord != nil || $0.isOrdered } ?? false
        }
    }

    /// Whether a container is a value for the entry. In documents with the same keys that is the same.
    func readsWhole(_ node: Node, of document: StatusDocument) -> Bool {
        guard case .value(let reader) = source else { return false }
        if document.kind(node) == .array { return readsNames }
        let members = reader.members + (vocabulary?.flagWord.map { [$0.tokens] } ?? [])
        return members.contains { $0.contains { document.member($0, of: node) != nil } }
    }

    /// Reads a number, or for state sets the number of the state.
    ///
    /// - Parameter isAlone: whether no other field can supply the same value.
    func read(_ reader: Reader, _ node: Node, of document: StatusDocument, isAlone: Bool = true) -> Reading {
        guard let vocabulary else {
            var reading = reader.read(document, node)
            if reading == .unreadable, document.kind(node) == .string {
                reading = reader.readMeasure(document.string(node), in: unit)
            }
            guard isCounter, let number = reading.number else { return reading }
            // -1 means unknown, also as all ones; other values cannot be negative.
            if number >= 0 { return Reader.isExhausted(number) ? .absent : reading }
            return number == -1 ? .absent : .unreadable
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
        // A status word may have no flag that names a state, and a container is not a word.
        if document.kind(node).isContainer || vocabulary.flagWord?.read(node, of: document) != nil {
            return vocabulary.state(of: node, in: document).map { .value(Double($0)) } ?? .absent
        }
        if document.kind(node) == .null || document.token(node) == .empty {
            return doubt == .none || !isAlone ? .absent : .value(Double(vocabulary.unknownIndex))
        }
        return vocabulary.state(of: node, in: document).map { .value(Double($0)) } ?? .unreadable
    }
}

extension Vocabulary {
    /// The number of the state that the flags of a status word name; `nil` when they name none.
    private func state(of told: FlagReading, _ flags: FlagWord) -> Int? {
        let named = told.set.compactMap { flag in flags.flags[flag].names.lazy.compactMap { self.index(of: Token($0)) }.first }
        if let last = named.filter({ $0 < unknownIndex }).max() { return last }
        guard let otherwise, let flag = flags.index(of: Token(otherwise.flag)), told.told.contains(flag) else { return nil }
        return index(named: otherwise.state)
    }

    /// The number of the state of a value; `nil` when the vocabulary does not know it.
    func state(of node: Node, in document: StatusDocument) -> Int? {
        if isOrdered, document.kind(node) == .array {
            return document.children(node).compactMap { word(of: $0, in: document) }.filter { $0 < unknownIndex }.max()
        }
        return word(of: node, in: document)
            ?? flagWord.flatMap { flags in flags.read(node, of: document).flatMap { state(of: $0, flags) } }
    }

    private func word(of node: Node, in document: StatusDocument) -> Int? {
        switch document.kind(node) {
        case .bool: return document.bool(node).flatMap { index(of: $0) }
        case .number: return document.number(node).flatMap { index(of: $0) }
        case .null, .array, .object: return nil
        case .string:
            if let token = document.token(node), let known = index(of: token) { return known }
            let text = document.string(node)
            if let number = Decimal.whole(text) { return index(of: number) }
            return Words.withoutRepetition(text).flatMap { index(of: Token($0)) }
        }
    }
}

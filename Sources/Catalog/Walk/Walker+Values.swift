import Metrics
import StatusDocument

extension Walker {
    // MARK: - Values of their own

    /// Deals with a plain value: the path that says most about it decides what becomes of it.
    mutating func leaf(_ node: Node, _ range: Range<Int>) {
        var best = -1
        var greatest = Int64.min
        for index in range {
            let point = catalog.tree.points[Int(reached[index].node)]
            guard !point.traits.isDisjoint(with: [.entries, .ignored]), point.precedence > greatest else { continue }
            best = index
            greatest = point.precedence
        }
        if best >= 0 {
            let point = Int(reached[best].node)
            let labels = reached[best].labels
            if catalog.tree.points[point].traits.contains(.entries) {
                for entry in catalog.tree.nodes[point].entries where enabled[catalog.entries[Int(entry)].subject] {
                    readValue(Int(entry), node, labels)
                }
            }
        } else if !any(range, have: .serves) {
            return unknownLeaf(node)
        }
        if Trace.isActive { traceKnown(node, best: best < 0 ? nil : best, range) }
    }

    private mutating func readValue(_ number: Int, _ node: Node, _ labels: LabelSet) {
        let entry = catalog.entries[number]
        guard case .value(let reader) = entry.source else { return }
        add(read(reader, node, entry), entry, node, withConstants(labels, entry))
    }

    /// The labels of a place and those that the entry itself gives.
    mutating func withConstants(_ labels: LabelSet, _ entry: CompiledEntry) -> LabelSet {
        var labels = labels
        for constant in entry.constants { labels = result.samples.labels(labels, adding: constant.label, constant.text) }
        return labels
    }

    /// Reads a number, or for state sets the number of the state.
    func read(_ reader: Reader, _ node: Node, _ entry: CompiledEntry) -> Reading {
        guard let vocabulary = entry.vocabulary else {
            let reading = reader.read(document, node)
            return entry.isCounter && (reading.number ?? 0) < 0 ? .unreadable : reading
        }
        guard reader == .word else {
            let reading = reader.read(document, node)
            return reading.number.map { vocabulary.index(of: $0).map { .value(Double($0)) } ?? .unreadable } ?? reading
        }
        if document.kind(node) == .null || document.token(node) == .empty { return .absent }
        return vocabulary.state(of: node, in: document).map { .value(Double($0)) } ?? .unreadable
    }

    mutating func add(_ reading: Reading, _ entry: CompiledEntry, _ node: Node, _ labels: LabelSet) {
        switch reading {
        case .value(let value): emit(entry, labels, value)
        case .absent: break
        case .unreadable:
            if let vocabulary = entry.vocabulary {
                result.unknownWords[entry.subject] += 1
                emit(entry, labels, Double(vocabulary.unknownIndex))
            } else {
                result.unreadable[entry.subject] += 1
            }
            note(entry, node)
        }
    }

    /// Adds a sample of an entry.
    mutating func emit(_ entry: CompiledEntry, _ labels: LabelSet, _ value: Double) {
        result.samples.add(entry.family, labels, value)
        result.hasSamples[entry.subject] = true
    }

    private mutating func note(_ entry: CompiledEntry, _ node: Node) {
        guard result.oddities.count < 20 else { return }
        let said = String(decoding: document.plainText(node).prefix(60), as: UTF8.self)
        result.oddities.append("\(catalog.families[entry.family].name): \"\(said)\"")
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

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
        add(read(reader, node, entry), entry, node, labels)
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

    private mutating func add(_ reading: Reading, _ entry: CompiledEntry, _ node: Node, _ labels: LabelSet) {
        switch reading {
        case .value(let value): result.samples.add(entry.family, labels, value)
        case .absent: break
        case .unreadable:
            if let vocabulary = entry.vocabulary {
                result.unknownWords[entry.subject] += 1
                result.samples.add(entry.family, labels, Double(vocabulary.unknownIndex))
            } else {
                result.unreadable[entry.subject] += 1
            }
            note(entry, node)
        }
    }

    private mutating func note(_ entry: CompiledEntry, _ node: Node) {
        guard result.oddities.count < 20 else { return }
        let said = String(decoding: document.plainText(node).prefix(60), as: UTF8.self)
        result.oddities.append("\(catalog.families[entry.family].name): \"\(said)\"")
    }

    // MARK: - Values of several fields

    /// Deals with the entries that read fields of a container.
    mutating func readObject(_ node: Node, _ range: Range<Int>) {
        for index in range {
            let point = Int(reached[index].node)
            guard catalog.tree.points[point].traits.contains(.objectEntries) else { continue }
            for number in catalog.tree.nodes[point].objectEntries where enabled[catalog.entries[Int(number)].subject] {
                let entry = catalog.entries[Int(number)]
                let labels = reached[index].labels
                switch entry.source {
                case .value, .count, .countBy: break
                case .firstOf(let candidates): readFirst(of: candidates, entry, node, labels)
                case .texts(let texts): readTexts(texts, entry, node, labels)
                case .presence(let field):
                    let isThere = field.first(in: document, from: node).map { document.kind($0) != .null } ?? false
                    result.samples.add(entry.family, labels, isThere ? 1 : 0)
                }
            }
        }
    }

    /// Deals with the entries that count the elements of a container.
    mutating func countElements(_ node: Node, _ range: Range<Int>) {
        for index in range {
            let point = Int(reached[index].node)
            guard catalog.tree.points[point].traits.contains(.objectEntries) else { continue }
            for number in catalog.tree.nodes[point].objectEntries where enabled[catalog.entries[Int(number)].subject] {
                let entry = catalog.entries[Int(number)]
                let labels = reached[index].labels
                switch entry.source {
                case .count: result.samples.add(entry.family, labels, Double(document.elements(of: node).count))
                case .countBy(let label, let field): readCounts(label, field, entry, node, labels)
                case .value, .firstOf, .texts, .presence: break
                }
            }
        }
    }

    private mutating func readFirst(
        of candidates: [CompiledCandidate], _ entry: CompiledEntry, _ node: Node, _ labels: LabelSet
    ) {
        var worst: (reading: Reading, node: Node)?
        for candidate in candidates {
            guard let field = candidate.field.first(in: document, from: node) else { continue }
            let reading = read(candidate, field, entry)
            if reading.number != nil { return add(reading, entry, field, labels) }
            if reading == .unreadable, worst == nil { worst = (reading, field) }
        }
        if let worst { add(worst.reading, entry, worst.node, labels) }
    }

    private func read(_ candidate: CompiledCandidate, _ field: Node, _ entry: CompiledEntry) -> Reading {
        guard candidate.isFlag else { return read(candidate.reader, field, entry) }
        let reading = Reader.flag.read(document, field)
        guard let flag = reading.number else { return reading }
        return (flag == 1 ? candidate.state : candidate.otherwise).map { .value(Double($0)) } ?? .absent
    }

    private mutating func readTexts(
        _ texts: [(label: String, fields: [FieldPath])], _ entry: CompiledEntry, _ node: Node, _ labels: LabelSet
    ) {
        var labels = labels
        var saysSomething = false
        for text in texts {
            let value = document.firstText(of: text.fields, node)
            if !value.isEmpty { saysSomething = true }
            labels = result.samples.labels(labels, adding: text.label, value)
        }
        if saysSomething { result.samples.add(entry.family, labels, 1) }
    }

    private mutating func readCounts(
        _ label: String, _ field: FieldPath, _ entry: CompiledEntry, _ node: Node, _ labels: LabelSet
    ) {
        var counts: [(word: ArraySlice<UInt8>, count: Int)] = []
        for element in document.elements(of: node) {
            guard let found = field.first(in: document, from: element) else { continue }
            let word = LabelForm.underscored.apply(document.plainText(found), position: nil)
            if let known = counts.firstIndex(where: { $0.word == word }) {
                counts[known].count += 1
            } else if counts.count < 16, !word.isEmpty {
                counts.append((word, 1))
            }
        }
        for (word, count) in counts {
            result.samples.add(entry.family, result.samples.labels(labels, adding: label, word), Double(count))
        }
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

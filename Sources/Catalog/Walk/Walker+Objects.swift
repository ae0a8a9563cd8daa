import Metrics
import StatusDocument

// Entries that read several fields of an object, or count what is in it.
extension Walker {
    /// Deals with the entries that read fields of a container.
    mutating func readObject(_ node: Node, _ range: Range<Int>) {
        for index in range where catalog.tree.points[Int(reached[index].node)].traits.contains(.objectEntries) {
            for number in catalog.tree.nodes[Int(reached[index].node)].objectEntries {
                let entry = catalog.entries[Int(number)]
                guard enabled[entry.subject], isBest(index, for: number, in: range) else { continue }
                let labels = withConstants(reached[index].labels, entry)
                switch entry.source {
                case .value, .count, .countBy: break
                case .firstOf(let candidates):
                    if let found = firstReading(candidates, entry, node) { add(found.reading, entry, found.node, labels) }
                case .ratio(let part, let whole): readRatio(part, whole, entry, node, labels)
                case .texts(let texts): readTexts(texts, entry, node, labels)
                case .presence(let field):
                    let isThere = field.first(in: document, from: node).map { document.kind($0) != .null } ?? false
                    emit(entry, labels, isThere ? 1 : 0)
                }
            }
        }
    }

    /// Deals with the entries that count the elements of a container.
    mutating func countElements(_ node: Node, _ range: Range<Int>) {
        for index in range where catalog.tree.points[Int(reached[index].node)].traits.contains(.objectEntries) {
            for number in catalog.tree.nodes[Int(reached[index].node)].objectEntries {
                let entry = catalog.entries[Int(number)]
                guard enabled[entry.subject], isBest(index, for: number, in: range) else { continue }
                let labels = withConstants(reached[index].labels, entry)
                switch entry.source {
                case .count: emit(entry, labels, Double(document.elements(of: node).count))
                case .countBy(let label, let field): readCounts(label, field, entry, node, labels)
                case .value, .firstOf, .ratio, .texts, .presence: break
                }
            }
        }
    }

    /// Whether, of all points at which an entry reads this object, the one at `index` says most about it.
    private mutating func isBest(_ index: Int, for number: Int32, in range: Range<Int>) -> Bool {
        let own = catalog.tree.points[Int(reached[index].node)].precedence
        for other in range where other != index {
            let point = catalog.tree.points[Int(reached[other].node)]
            guard point.traits.contains(.objectEntries), point.precedence > own || (point.precedence == own && other < index)
            else {
                continue
            }
            if catalog.tree.nodes[Int(reached[other].node)].objectEntries.contains(number) { return false }
        }
        return true
    }

    // MARK: - The first field that says something

    /// What the first of the candidates says that says anything; if none does, the first that cannot be read.
    private func firstReading(
        _ candidates: [CompiledCandidate], _ entry: CompiledEntry, _ node: Node
    ) -> (reading: Reading, node: Node)? {
        var worst: (reading: Reading, node: Node)?
        for candidate in candidates {
            if let constant = candidate.constant {
                if isModule(as: candidate.condition) { return worst ?? (.value(constant), node) }
                continue
            }
            guard let field = candidate.field.first(in: document, from: node) else { continue }
            let reading = read(candidate, field, entry)
            if reading.number != nil { return (reading, field) }
            if reading == .unreadable, worst == nil { worst = (reading, field) }
        }
        return worst
    }

    private func read(_ candidate: CompiledCandidate, _ field: Node, _ entry: CompiledEntry) -> Reading {
        guard candidate.isFlag else { return read(candidate.reader, field, entry) }
        let reading = candidate.reader.read(document, field)
        guard let flag = reading.number else { return reading }
        return (flag == 1 ? candidate.state : candidate.otherwise).map { .value(Double($0)) } ?? .absent
    }

    /// Whether the module that the walk is in meets a condition.
    private func isModule(as condition: Condition?) -> Bool {
        guard let condition else { return true }
        return scope.module.map { condition.holds(in: document, for: $0) } ?? false
    }

    private mutating func readRatio(
        _ part: [CompiledCandidate], _ whole: [CompiledCandidate], _ entry: CompiledEntry, _ node: Node, _ labels: LabelSet
    ) {
        guard let part = firstReading(part, entry, node)?.reading.number,
            let whole = firstReading(whole, entry, node)?.reading.number,
            whole > 0
        else { return }
        emit(entry, labels, part / whole)
    }

    // MARK: - Texts and counts

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
        if saysSomething { emit(entry, labels, 1) }
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
            emit(entry, result.samples.labels(labels, adding: label, word), Double(count))
        }
    }
}

import StatusDocument

// The first of several fields with a value.
extension CompiledEntry {
    /// The reading of the first candidate with a value; without one, that of the first unreadable candidate.
    ///
    /// - Parameters:
    ///   - object: the object that contains the fields.
    ///   - module: the module around it, for what is known about the module rather than reported by it.
    func firstReading(
        _ candidates: [CompiledCandidate], in document: StatusDocument, of object: Node, module: Node?
    ) -> (reading: Reading, node: Node)? {
        var worst: (reading: Reading, node: Node)?
        var silent: Node?
        for candidate in candidates {
            if let constant = candidate.constant {
                if Self.holds(candidate.condition, module, in: document) { return worst ?? (.value(constant), object) }
                continue
            }
            guard let field = self.field(of: candidate, in: document, from: object) else { continue }
            let reading = read(candidate, field, of: document)
            if reading.number != nil { return (reading, field) }
            if reading == .unreadable, worst == nil { worst = (reading, field) }
            if silent == nil { silent = field }
        }
        return worst ?? unknown(silent, of: object)
    }

    /// The field of a candidate. Of several status words, the first that has the bit; of several fields of the same name, the
    /// first that is a value, because an object may have the name of the word in it.
    private func field(of candidate: CompiledCandidate, in document: StatusDocument, from object: Node) -> Node? {
        if case .flagOf = candidate.reader {
            return candidate.field.first(in: document, from: object) { candidate.reader.read(document, $0) != .absent }
        }
        let first = candidate.field.first(in: document, from: object)
        guard let first, document.kind(first).isContainer, candidate.reader != .count, !candidate.reader.readsContainers,
            !isOfContainers
        else { return first }
        return candidate.field.first(in: document, from: object) { !document.kind($0).isContainer } ?? first
    }

    /// Whether a container may stand for a word: a status word, or a list of which the worst counts.
    private var isOfContainers: Bool { vocabulary?.flagWord != nil || vocabulary?.isOrdered == true }

    /// All plain values that the entry depends on below an object: its result stays the same as long as they do, in documents
    /// with the same keys. `nil` for entries that read a value themselves, or more than a few.
    func plainSources(in document: StatusDocument, of object: Node, module: Node?) -> [Node]? {
        var sources: [Node] = []
        func add(_ fields: [FieldPath]) {
            for field in fields { sources += field.all(in: document, from: object) }
        }
        func add(_ candidates: [CompiledCandidate]) {
            for candidate in candidates {
                if candidate.constant == nil { sources += candidate.field.all(in: document, from: object) }
                if let condition = candidate.condition, let module { sources += condition.field.all(in: document, from: module) }
            }
        }
        switch source {
        case .firstOf(let candidates): add(candidates)
        case .ratio(let part, let whole):
            add(part)
            add(whole)
        case .difference(let fields, let others):
            add(fields)
            add(others)
        case .fact(let requirement): add(requirement.fields)
        case .value, .texts, .count, .countBy, .countByState: return nil
        }
        if let requirement { add(requirement.fields) }
        // All documents of a shape have the same number of elements in a container; the contents differ.
        return sources.flatMap { document.kind($0).isContainer ? readsContainers ? document.leaves(of: $0) : [] : [$0] }
    }

    /// Whether the entry may read the contents of a container.
    private var readsContainers: Bool {
        if isOfContainers || requirement != nil { return true }
        switch source {
        case .firstOf(let candidates): return candidates.contains { $0.reader.readsContainers }
        case .ratio(let part, let whole): return (part + whole).contains { $0.reader.readsContainers }
        case .fact, .difference: return true
        case .value, .texts, .count, .countBy, .countByState: return false
        }
    }

    /// Whether an entry that depends on no value of an object has no sample there, so that it need not be evaluated again.
    func isSilent(in document: StatusDocument, at object: Node, module: Node?) -> Bool {
        if let requirement, !requirement.holds(in: document, for: object) { return true }
        guard case .firstOf(let candidates) = source else { return false }
        return firstReading(candidates, in: document, of: object, module: module).map { $0.reading == .absent } ?? true
    }

    /// Whether an element of a list is in a state in which it gives way to others.
    func isQuiet(_ element: Node, in document: StatusDocument) -> Bool {
        guard case .firstOf(let candidates) = source else { return false }
        let reading = firstReading(candidates, in: document, of: element, module: nil)?.reading
        return reading?.number.map { quietStates.contains(Int($0)) } ?? false
    }

    /// The state `unknown`, where a state that matters is not reported.
    private func unknown(_ silent: Node?, of object: Node) -> (reading: Reading, node: Node)? {
        guard let vocabulary, silent != nil ? doubt != .none : doubt == .absence else { return nil }
        return (.value(Double(vocabulary.unknownIndex)), silent ?? object)
    }

    private func read(_ candidate: CompiledCandidate, _ field: Node, of document: StatusDocument) -> Reading {
        guard candidate.isFlag else { return read(candidate.reader, field, of: document, isAlone: false) }
        let reading = candidate.reader.read(document, field)
        guard let flag = reading.number else { return reading }
        return (flag == 1 ? candidate.state : candidate.otherwise).map { .value(Double($0)) } ?? .absent
    }

    /// Whether the enclosing module meets a condition.
    private static func holds(_ condition: Condition?, _ module: Node?, in document: StatusDocument) -> Bool {
        guard let condition else { return true }
        return module.map { condition.holds(in: document, for: $0) } ?? false
    }
}

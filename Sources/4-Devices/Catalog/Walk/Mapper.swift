import Metrics
import StatusDocument

/// Reads the values of a document that a plan names, and makes samples of them.
struct Mapper {
    let catalog: CompiledCatalog
    let document: StatusDocument
    var result: WalkResult

    init(_ catalog: CompiledCatalog, _ document: StatusDocument, _ plan: WalkPlan) {
        self.catalog = catalog
        self.document = document
        result = WalkResult(
            samples: SampleSet(labelsOf: plan.labels, capacity: plan.steps.count + 64), subjects: catalog.subjects.count)
    }

    /// How many samples a document may become; a thousand SyncMon nodes stay far below.
    private static var maximumSamples: Int { 20_000 }

    mutating func map(_ plan: inout WalkPlan) {
        result.samples.limit = Self.maximumSamples
        defer { result.samples.limit = .max }
        // Spans lend their elements without counting references.
        let (catalogued, planned) = (catalog.entries, plan.steps)
        let (entries, steps) = (catalogued.span, planned.span)
        var memory = plan.memory.mutableSpan
        for index in steps.indices {
            let step = steps[index]
            switch step.source {
            case .entry(let number, let family, let subject):
                // Most values are those of the last document. Their entry need not even be looked at.
                if memory[index].isStillRight(for: document.fingerprint(step.node)) {
                    if case .value(let value) = memory[index].reading { emit(family, of: subject, step.labels, value) }
                } else {
                    read(entries[Int(number)], step, &memory[index])
                }
            case .unknownNumber:
                guard case .number(let number) = GenericPolicy.decide(document, step.node) else { continue }
                result.samples.add(catalog.generic.value, step.labels, number)
            case .constant(let family, let value): result.samples.add(family, step.labels, value)
            }
        }
    }

    private mutating func read(_ entry: CompiledEntry, _ step: WalkPlan.Step, _ last: inout WalkPlan.Remembered) {
        switch entry.source {
        case .value(let reader):
            let reading = entry.read(reader, step.node, of: document)
            // What cannot be read is told anew each time.
            last = WalkPlan.Remembered(
                fingerprint: reading == .unreadable ? nil : document.fingerprint(step.node), reading: reading)
            add(reading, entry, step.node, step.labels)
        case .firstOf(let candidates):
            if let found = firstReading(candidates, entry, step) { add(found.reading, entry, found.node, step.labels) }
        case .ratio(let part, let whole): readRatio(part, whole, entry, step)
        // The texts are labels, of which the plan took care.
        case .texts: emit(entry, step.labels, 1)
        case .presence(let field):
            let isThere = field.first(in: document, from: step.node).map { document.kind($0) != .null } ?? false
            emit(entry, step.labels, isThere ? 1 : 0)
        case .count: emit(entry, step.labels, Double(document.elements(of: step.node).count))
        case .countBy(let label, let field): readCounts(label, field, entry, step)
        }
    }

    // MARK: - Samples

    private mutating func add(_ reading: Reading, _ entry: CompiledEntry, _ node: Node, _ labels: LabelSet) {
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

    private mutating func emit(_ entry: CompiledEntry, _ labels: LabelSet, _ value: Double) {
        emit(entry.family, of: Int32(entry.subject), labels, value)
    }

    private mutating func emit(_ family: FamilyID, of subject: Int32, _ labels: LabelSet, _ value: Double) {
        result.samples.add(family, labels, value)
        result.hasSamples[Int(subject)] = true
    }

    private mutating func note(_ entry: CompiledEntry, _ node: Node) {
        guard result.unreadValues.count < 20 else { return }
        let said = String(decoding: document.plainText(node).prefix(60), as: UTF8.self)
        result.unreadValues.append("\(catalog.families[entry.family].name): \"\(said)\"")
    }

    // MARK: - The first field that says something

    /// What the first of the candidates says that says anything; if none does, the first that cannot be read.
    private func firstReading(
        _ candidates: [CompiledCandidate], _ entry: CompiledEntry, _ step: WalkPlan.Step
    ) -> (reading: Reading, node: Node)? {
        var worst: (reading: Reading, node: Node)?
        for candidate in candidates {
            if let constant = candidate.constant {
                if holds(candidate.condition, step.module) { return worst ?? (.value(constant), step.node) }
                continue
            }
            guard let field = candidate.field.first(in: document, from: step.node) else { continue }
            let reading = read(candidate, field, entry)
            if reading.number != nil { return (reading, field) }
            if reading == .unreadable, worst == nil { worst = (reading, field) }
        }
        return worst
    }

    private func read(_ candidate: CompiledCandidate, _ field: Node, _ entry: CompiledEntry) -> Reading {
        guard candidate.isFlag else { return entry.read(candidate.reader, field, of: document) }
        let reading = candidate.reader.read(document, field)
        guard let flag = reading.number else { return reading }
        return (flag == 1 ? candidate.state : candidate.otherwise).map { .value(Double($0)) } ?? .absent
    }

    /// Whether the module around a value meets a condition.
    private func holds(_ condition: Condition?, _ module: Node?) -> Bool {
        guard let condition else { return true }
        return module.map { condition.holds(in: document, for: $0) } ?? false
    }

    private mutating func readRatio(
        _ part: [CompiledCandidate], _ whole: [CompiledCandidate], _ entry: CompiledEntry, _ step: WalkPlan.Step
    ) {
        guard let part = firstReading(part, entry, step)?.reading.number,
            let whole = firstReading(whole, entry, step)?.reading.number,
            whole > 0
        else { return }
        emit(entry, step.labels, part / whole)
    }

    // MARK: - Counts

    private mutating func readCounts(_ label: String, _ field: FieldPath, _ entry: CompiledEntry, _ step: WalkPlan.Step) {
        var counts: [(word: ArraySlice<UInt8>, count: Int)] = []
        for element in document.elements(of: step.node) {
            guard let found = field.first(in: document, from: element) else { continue }
            let word = LabelForm.underscored.apply(document.plainText(found), position: nil)
            if let known = counts.firstIndex(where: { $0.word == word }) {
                counts[known].count += 1
            } else if counts.count < 16, !word.isEmpty {
                counts.append((word, 1))
            }
        }
        for (word, count) in counts {
            emit(entry, result.samples.labels(step.labels, adding: label, word), Double(count))
        }
    }
}

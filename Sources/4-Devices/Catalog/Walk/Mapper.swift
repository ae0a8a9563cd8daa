import Metrics
import StatusDocument

/// Reads the values in a plan from a document, and makes samples of them.
struct Mapper {
    let catalog: CompiledCatalog
    let document: StatusDocument
    var result: WalkResult

    init(_ catalog: CompiledCatalog, _ document: StatusDocument, _ plan: WalkPlan) {
        self.catalog = catalog
        self.document = document
        result = WalkResult(
            samples: SampleSet(labelsOf: plan.labels, capacity: plan.steps.count + 64), subjects: catalog.subjects.count, of: plan
        )
    }

    /// How many samples a document may become; a thousand SyncMon nodes stay far below.
    private static var maximumSamples: Int { 20_000 }

    mutating func map(_ plan: inout WalkPlan) {
        result.samples.limit = Self.maximumSamples
        defer { result.samples.limit = .max }
        // Spans lend their elements without counting references.
        let (catalogued, planned) = (catalog.entries, plan.steps)
        let (entries, steps) = (catalogued.span, planned.span)
        let stepLabels = plan.stepLabels
        let labelled = stepLabels.span
        let (sources, texts, textLabels) = (plan.sources, plan.texts, plan.textLabels)
        var memory = plan.memory.mutableSpan
        for index in steps.indices {
            let step = steps[index]
            let labels = labelled[index]
            switch step.source {
            case .entry(let number, let family, let subject):
                // Most values are those of the last document. Their entry need not even be looked at.
                let fingerprint = step.sources.map { self.fingerprint(sources, $0) } ?? document.fingerprint(step.node)
                if memory[index].isStillRight(for: fingerprint) {
                    if let value = memory[index].value { emit(family, of: subject, labels, value) }
                } else {
                    read(entries[Int(number)], step, labels, fingerprint, &memory[index])
                }
            case .texts(let number):
                let text = texts[Int(number)]
                let entry = entries[Int(text.entry)]
                guard entry.requirement?.holds(in: document, for: text.node) ?? true else { continue }
                emit(entry, textLabels[Int(number)], 1)
            case .unknownNumber:
                guard case .number(let number) = GenericPolicy.decide(document, step.node) else { continue }
                result.samples.add(catalog.generic.value, labels, number)
            case .constant(let family, let value): result.samples.add(family, labels, value)
            }
        }
    }

    /// One number that stands for several plain values.
    private func fingerprint(_ sources: [Node], _ range: Range<Int32>) -> UInt64 {
        var hash: UInt64 = 0
        for index in range {
            let product = (hash ^ (document.fingerprint(sources[Int(index)]) ?? 0)).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = (product.high ^ product.low) &+ 0x9E37_79B9_7F4A_7C15
        }
        return hash
    }

    private mutating func read(
        _ entry: CompiledEntry, _ step: WalkPlan.Step, _ labels: LabelSet, _ fingerprint: UInt64?,
        _ last: inout WalkPlan.Remembered
    ) {
        if let requirement = entry.requirement, !requirement.holds(in: document, for: step.node) {
            last = WalkPlan.Remembered(.absent, of: fingerprint)
            return
        }
        switch entry.source {
        case .value(let reader):
            let reading = entry.read(reader, step.node, of: document)
            last = WalkPlan.Remembered(reading, of: fingerprint)
            add(reading, entry, step.node, labels)
        case .firstOf(let candidates):
            let found = entry.firstReading(candidates, in: document, of: step.node, module: step.module)
            let reading = found?.reading ?? .absent
            last = WalkPlan.Remembered(reading, of: fingerprint)
            if let found { add(found.reading, entry, found.node, labels) }
        case .ratio(let part, let whole):
            let ratio = ratio(part, whole, entry, step)
            last = WalkPlan.Remembered(ratio.map { .value($0) } ?? .absent, of: fingerprint)
            if let ratio { emit(entry, labels, ratio) }
        // The plan handles these.
        case .texts: break
        case .fact(let requirement):
            let fact = requirement.holds(in: document, for: step.node) ? 1.0 : 0
            last = WalkPlan.Remembered(.value(fact), of: fingerprint)
            emit(entry, labels, fact)
        case .difference(let fields, let others):
            let difference = difference(fields, others, step)
            last = WalkPlan.Remembered(difference.map { .value($0) } ?? .absent, of: fingerprint)
            if let difference { emit(entry, labels, difference) }
        case .count: emit(entry, labels, Double(document.elements(of: step.node).count))
        case .countBy(let label, let field): readCounts(label, field, entry, step, labels)
        case .countByState(let label, let vocabulary, let candidates):
            readCounts(label, of: vocabulary, candidates, entry, step, labels)
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

    // MARK: - Several fields

    private func ratio(
        _ part: [CompiledCandidate], _ whole: [CompiledCandidate], _ entry: CompiledEntry, _ step: WalkPlan.Step
    ) -> Double? {
        guard let part = entry.firstReading(part, in: document, of: step.node, module: step.module)?.reading.number,
            let whole = entry.firstReading(whole, in: document, of: step.node, module: step.module)?.reading.number,
            whole > 0
        else { return nil }
        return part / whole
    }

    private func difference(_ fields: [FieldPath], _ others: [FieldPath], _ step: WalkPlan.Step) -> Double? {
        let document = document
        func time(_ fields: [FieldPath]) -> Int? {
            fields.compactMap { $0.first(in: document, from: step.node) }.first.flatMap {
                Composite.nanoseconds($0, of: document)
            }
        }
        guard let first = time(fields), let other = time(others) else { return nil }
        let (difference, hasOverflown) = first.subtractingReportingOverflow(other)
        return hasOverflown ? nil : Decimal.scaled(Double(difference), by: 1e-9)
    }

    // MARK: - Counts

    private mutating func readCounts(
        _ label: String, _ field: FieldPath, _ entry: CompiledEntry, _ step: WalkPlan.Step, _ labels: LabelSet
    ) {
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
            emit(entry, result.samples.labels(labels, adding: label, word), Double(count))
        }
    }

    private mutating func readCounts(
        _ label: String, of vocabulary: Vocabulary, _ candidates: [CompiledCandidate], _ entry: CompiledEntry,
        _ step: WalkPlan.Step, _ labels: LabelSet
    ) {
        let elements = document.elements(of: step.node)
        guard !elements.isEmpty else { return }
        var counts = [Int](repeating: 0, count: vocabulary.states.count + 1)
        for element in elements {
            let reading = entry.firstReading(candidates, in: document, of: element, module: step.module)?.reading
            counts[reading?.number.map { Int($0) } ?? vocabulary.unknownIndex] += 1
        }
        for (name, count) in zip(vocabulary.stateNames, counts) {
            emit(entry, result.samples.labels(labels, adding: label, name), Double(count))
        }
    }
}

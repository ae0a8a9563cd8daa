import Catalog

extension Entry {
    /// The changes of one entry, each with what it does in words.
    var mutants: [(change: String, entry: Entry)] {
        sourceMutants + requirementMutants + pathMutants + labelMutants + formMutants
    }

    private var formMutants: [(change: String, entry: Entry)] {
        var mutants: [(change: String, entry: Entry)] = []
        if case .none = doubt {} else { mutants.append(("no longer doubting", changed(doubt: Doubt.none))) }
        if !quietStates.isEmpty { mutants.append(("no quiet states", changed(quietStates: []))) }
        if !wordLists.isEmpty { mutants.append(("words as the device spells them", changed(wordLists: [:]))) }
        return mutants
    }

    private var requirementMutants: [(change: String, entry: Entry)] {
        guard let requirement else { return [] }
        let inverted = (requirement: Requirement.not(requirement.requirement), reason: requirement.reason)
        return [
            ("requirement dropped", changed(requirement: .some(nil))), ("requirement turned", changed(requirement: inverted)),
        ]
    }

    /// Of several spellings of the place one is missing.
    private var pathMutants: [(change: String, entry: Entry)] {
        guard paths.count > 1 else { return [] }
        return paths.indices.map { index in
            var others = paths
            let path = others.remove(at: index)
            return ("no longer at \(path)", changed(paths: others))
        }
    }

    private var labelMutants: [(change: String, entry: Entry)] {
        constantLabels.indices.map { index in
            var labels = constantLabels
            labels[index].value += "x"
            return ("label \(labels[index].name) changed", changed(constantLabels: labels))
        }
    }

    private var sourceMutants: [(change: String, entry: Entry)] {
        switch source {
        case .value(let reader): return reader.mutants.map { ("\(reader) read as \($0)", changed(source: .value($0))) }
        case .firstOf(let candidates): return candidates.mutants.map { ($0.change, changed(source: .firstOf($0.candidates))) }
        case .ratio(let part, let whole):
            return [("part and whole exchanged", changed(source: .ratio(whole, of: part)))]
                + part.mutants.map { ("part: \($0.change)", changed(source: .ratio($0.candidates, of: whole))) }
                + whole.mutants.map { ("whole: \($0.change)", changed(source: .ratio(part, of: $0.candidates))) }
        case .texts(let texts):
            return texts.indices.map { index in
                var others = texts
                let text = others.remove(at: index)
                return ("without \(text.label)", changed(source: .texts(others)))
            }
        case .count: return [("read as a number", changed(source: .value(.number)))]
        case .countBy(let label, let field):
            return [("other field", changed(source: .countBy(label: label, field: field + "-x")))]
        case .countByState(let label, let vocabulary, let candidates):
            return candidates.mutants.map { ($0.change, changed(source: .countByState(label: label, vocabulary, $0.candidates))) }
        case .fact(let requirement): return [("turned", changed(source: .fact(.not(requirement))))]
        case .difference(let one, let other): return [("turned", changed(source: .difference(other, minus: one)))]
        }
    }

    /// The same entry with some parts changed.
    func changed(
        form: Form? = nil, paths: [String]? = nil, source: Source? = nil,
        requirement: (requirement: Requirement, reason: String)?? = nil, doubt: Doubt? = nil, quietStates: [String]? = nil,
        wordLists: [String: WordList]? = nil, constantLabels: [(name: String, value: String)]? = nil
    ) -> Entry {
        var entry = Entry(
            metric: metric, form: form ?? self.form, paths: paths ?? self.paths, source: source ?? self.source, help: help,
            evidence: evidence)
        if let requirement = requirement ?? self.requirement {
            entry = entry.when(requirement.requirement, else: requirement.reason)
        }
        for (label, words) in wordLists ?? self.wordLists { entry = entry.normalising(label, words) }
        for (name, value) in constantLabels ?? self.constantLabels { entry = entry.labelled(name, value) }
        return entry.doubting(doubt ?? self.doubt).quiet(in: quietStates ?? self.quietStates)
    }
}

extension [Candidate] {
    /// One candidate missing, two neighbours exchanged, or one read otherwise.
    fileprivate var mutants: [(change: String, candidates: [Candidate])] {
        let missing = count < 2 ? [] : indices.map { index in ("candidate \(index) missing", removing(index)) }
        let exchanged = indices.dropLast().map { index in
            var others = self
            others.swapAt(index, index + 1)
            return (change: "candidates \(index) and \(index + 1) exchanged", candidates: others)
        }
        let changed = indices.flatMap { index in
            self[index].mutants.map { candidate in
                var others = self
                others[index] = candidate
                return (change: "candidate \(index) read otherwise", candidates: others)
            }
        }
        return missing + exchanged + changed
    }

    private func removing(_ index: Int) -> [Candidate] {
        var others = self
        others.remove(at: index)
        return others
    }
}

extension Candidate {
    fileprivate var mutants: [Candidate] {
        if let constant { return [.constant(constant * 10, when: condition ?? "")] }
        switch (reader, state, otherwise) {
        case (.flag, _, _) where state != otherwise: return [.flag(field, otherwise, otherwise: state)]
        case (.flagOf(let word, let name), _, _) where state != otherwise:
            return [.flag(in: field, word, name, otherwise, otherwise: state)]
        case (.equals(let word), let state?, nil): return [.word(field, is: word + "x", state)]
        case (_, nil, nil): return reader.mutants.map { .field(field, $0) }
        default: return []
        }
    }
}

extension Reader {
    /// Ten times as much, another unit, another place, or another way to read.
    fileprivate var mutants: [Reader] {
        switch self {
        case .scaled(let scale): [.scaled(scale * 10)]
        case .unsigned(let scale): [.unsigned(scale * 10), .scaled(scale)]
        case .nonZero: [.scaled(1)]
        case .temperature: [.nonZero]
        case .bounded(let range, let scale): [.bounded(range, scale: scale * 10), .unsigned(scale)]
        case .bitRate: [.unsigned(125_000)]
        case .flag: [.nonZero]
        case .stateNumber(let vocabulary, let numbers): [.stateNumber(vocabulary, numbers.mapValues { $0 * 10 + 1 })]
        case .doubt, .remark: [.flag]
        case .equals(let word): [.equals(word + "x")]
        case .timestamp, .timeQuality, .powerOfTwo, .kilobytesBefore, .shareOfOnes, .mainsFrequency: [.number]
        case .duration(let unit): [.duration(unit == .seconds ? .milliseconds : .seconds)]
        case .nanosecondsOrSeconds, .durationWithUnit: [.duration(.seconds)]
        case .listed(let place): [.listed(place + 1)]
        case .coordinate(let place): [.coordinate(place + 1), .listed(place)]
        case .hexBits(let shift, let mask): [.hexBits(shift: shift + 1, mask: mask)]
        case .bits(let shift, let mask): [.bits(shift: shift + 1, mask: mask)]
        case .bit(let place): [.bit(place + 1)]
        case .flagOf(let word, let name): word.flags.first { $0.name != name }.map { [.flagOf(word, $0.name)] } ?? []
        case .sensor: [.scaled(10)]
        case .count, .word: []
        }
    }
}

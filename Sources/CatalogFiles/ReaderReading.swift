import Catalog
import YAML

/// The readers that stand as a plain word.
private let plainReaders: [String: Reader] = [
    "number": .number, "percent": .percent, "kibibytes": .kibibytes, "non_zero": .nonZero, "flag": .flag,
    "timestamp": .timestamp, "quality": .timeQuality, "power_of_two": .powerOfTwo, "share_of_ones": .shareOfOnes, "word": .word,
    "mains_frequency": .mainsFrequency, "count": .count,
]

/// The readers that need something more, as `name: what`.
private let furtherReaders = ["bit", "duration", "equals", "hex_bits", "kilobytes_before", "listed", "scale"]

extension SubjectReader {
    /// Reads how a value is understood: a word, or a mapping of one reader to what it needs.
    func reader(_ value: ValueReader, forStates isStateSet: Bool) -> Reader? {
        if case .mapping = value.node.content { return value.mapping(furtherReader) }
        guard let name = value.string() else { return nil }
        guard let reader = plainReaders[name] else {
            if furtherReaders.contains(name) {
                value.report("the reader \(name) needs something more, as in {\(name): …}")
            } else {
                let hint = spellingHint(for: name, known: Array(plainReaders.keys) + furtherReaders)
                value.report("unknown reader \(quotedText(name))\(hint)")
            }
            return nil
        }
        if reader == .word, !isStateSet {
            value.report("word reads states; a number needs another reader, such as number, flag or {equals: …}")
            return nil
        }
        return reader
    }

    private func furtherReader(_ section: MappingReader) -> Reader? {
        let scale = section.value("scale")
        let duration = section.value("duration")
        let equals = section.value("equals")
        let listed = section.value("listed")
        let kilobytes = section.value("kilobytes_before")
        let bits = section.value("hex_bits")
        let bit = section.value("bit")
        let given = [scale, duration, equals, listed, kilobytes, bits, bit].compactMap(\.self)
        guard given.count == 1 else {
            section.report("expected exactly one reader")
            return nil
        }
        if let scale {
            guard let factor = scale.number() else { return nil }
            guard factor != 0 else {
                scale.report("a scale of 0 leaves nothing of the value")
                return nil
            }
            return .scaled(factor)
        }
        if let duration { return duration.choice(Reader.TimeUnit.self).map { .duration($0) } }
        if let equals { return equals.string().map { .equals($0) } }
        if let listed { return listed.integer(in: 0...999).map { .listed($0) } }
        if let bit { return bit.integer(in: 0...63).map { .bit($0) } }
        if let kilobytes { return kilobytes.string().map { .kilobytesBefore($0) } }
        return bits?.mapping { section -> Reader? in
            let shift = section.integer("shift", in: 0...31) ?? (section.has("shift") ? nil : 0)
            let mask = section.required("mask")?.integer(in: 1...0xFFFF_FFFF)
            guard let shift, let mask else { return nil }
            return .hexBits(shift: shift, mask: mask)
        }
    }

    /// Reads a list of fields of which the first that says something counts.
    func candidates(_ value: ValueReader, _ usual: Reader, _ vocabulary: Vocabulary?) -> [Candidate]? {
        guard let elements = value.sequence() else { return nil }
        if elements.isEmpty { value.report("the list is empty") }
        let candidates = elements.compactMap { candidate($0, usual, vocabulary) }
        return candidates.count == elements.count && !candidates.isEmpty ? candidates : nil
    }

    private func candidate(_ value: ValueReader, _ usual: Reader, _ vocabulary: Vocabulary?) -> Candidate? {
        if case .scalar = value.node.content { return field(value).map { .field($0, usual) } }
        return value.mapping { section -> Candidate? in
            if section.has("constant") { return constant(section) }
            let flag = section.value("flag")
            let other = section.value("field")
            let read = section.value("read")
            let state = section.value("state").flatMap { self.state($0, vocabulary) }
            let otherwise = section.value("otherwise").flatMap { self.state($0, vocabulary) }
            guard (flag == nil) != (other == nil) else {
                section.report("expected either field or flag")
                return nil
            }
            if let other {
                for key in ["state", "otherwise"] where section.has(key) {
                    section.report("\"\(key)\" belongs to a flag", at: key)
                }
                let reader = read.map { self.reader($0, forStates: usual == .word) } ?? usual
                guard let path = field(other), let reader else { return nil }
                return .field(path, reader)
            }
            if read != nil { section.report("a flag is read as true or false; there is nothing to choose", at: "read") }
            if usual == .word, !section.has("state"), !section.has("otherwise") {
                section.report("a flag needs the state that holds when it is true, or otherwise")
            }
            return flag.flatMap(field).map { .flag($0, state, otherwise: otherwise) }
        }
    }

    private func constant(_ section: MappingReader) -> Candidate? {
        let number = section.required("constant")?.number()
        let condition = section.required("when")?.string()
        guard let number, let condition else { return nil }
        return .constant(number, when: condition)
    }

    private func state(_ value: ValueReader, _ vocabulary: Vocabulary?) -> String? {
        guard let name = value.string() else { return nil }
        guard let vocabulary else {
            // Wrong states have been reported; without states there is nothing that a flag could stand for.
            value.report("there is no such state, because the entry's states are missing or wrong")
            return nil
        }
        guard vocabulary.index(named: name) != nil else {
            value.report("unknown state \(quotedText(name))\(spellingHint(for: name, known: vocabulary.states.map(\.name)))")
            return nil
        }
        return name
    }
}

import Catalog
import Text
import YAML

/// The readers written as a plain word.
private let plainReaders: [String: Reader] = [
    "number": .number, "percent": .percent, "kibibytes": .kibibytes, "non_zero": .nonZero, "flag": .flag,
    "timestamp": .timestamp, "quality": .timeQuality, "power_of_two": .powerOfTwo, "share_of_ones": .shareOfOnes,
    "mains_frequency": .mainsFrequency, "remark": .remark, "count": .count, "word": .word,
]

/// The readers with an argument, as `name: argument`.
private let furtherReaders = ["bit", "duration", "equals", "hex_bits", "kilobytes_before", "listed", "scale"]

extension SubjectReader {
    /// Reads a reader: a word, or a mapping of one reader to its argument.
    ///
    /// - Parameters:
    ///   - isStateSet: whether states are read; only they have words.
    ///   - isField: whether the value is a field of an object; only that can be a list.
    func reader(_ value: ValueReader, forStates isStateSet: Bool, isField: Bool = false) -> Reader? {
        if case .mapping = value.node.content { return value.mapping(furtherReader) }
        guard let name = value.string() else { return nil }
        guard let reader = plainReaders[name] else {
            if furtherReaders.contains(name) {
                value.report("the reader \(name) needs an argument, as in {\(name): …}")
            } else {
                let hint = spellingHint(for: name, known: Array(plainReaders.keys) + furtherReaders)
                value.report("unknown reader \(quotedText(name))\(hint)")
            }
            return nil
        }
        if reader == .word, !isStateSet {
            return value.reject("word reads states; a number needs another reader, such as number, flag or {equals: …}")
        }
        if reader == .count, !isField {
            return value.reject("count reads a field in first_of or ratio; to count at a path, use the entry's key count")
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
        guard given.count == 1 else { return section.reject("expected exactly one reader") }
        if let scale {
            guard let factor = scale.number() else { return nil }
            guard factor != 0 else { return scale.reject("a scale must not be 0") }
            return .scaled(factor)
        }
        if let duration { return duration.choice(Reader.TimeUnit.self).map { .duration($0) } }
        if let equals { return equals.string().map { .equals($0) } }
        if let listed { return listed.integer(in: 0...999).map { .listed($0) } }
        if let kilobytes { return kilobytes.string().map { .kilobytesBefore($0) } }
        if let bit { return bit.integer(in: 0...63).map { .bit($0) } }
        return bits?.mapping { section -> Reader? in
            let shift = section.integer("shift", in: 0...31) ?? (section.has("shift") ? nil : 0)
            let mask = section.required("mask")?.integer(in: 1...0xFFFF_FFFF)
            guard let shift, let mask else { return nil }
            return .hexBits(shift: shift, mask: mask)
        }
    }
}

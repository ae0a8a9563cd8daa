import Catalog

/// A bit of a status word, with the names that it may have where each bit has a key of its own.
struct StatusBit {
    /// The bit's label.
    let name: String
    /// Its place in the word, from 0.
    let bit: Int
    /// Other spellings than the name.
    let keys: String

    init(_ name: String, _ bit: Int, or keys: String = "") {
        self.name = name
        self.bit = bit
        self.keys = keys.isEmpty ? name : "\(name)|\(keys)"
    }
}

extension Entry {
    /// One series for each bit of a status word, whether the word comes as a number or as a flag for each bit.
    ///
    /// - Parameters:
    ///   - objects: paths of objects in which each bit may have a key.
    ///   - words: paths of the whole word as a number.
    static func bits(
        _ metric: String, _ bits: [StatusBit], in objects: [String], words: [String], help: String, _ evidence: Evidence
    ) -> [Entry] {
        bits.flatMap { bit in
            [
                Entry(
                    metric: metric, form: .gauge, paths: objects.map { "\($0).(\(bit.keys))" }, source: .value(.flag), help: help,
                    evidence: evidence
                ).labelled("bit", bit.name),
                Entry(metric: metric, form: .gauge, paths: words, source: .value(.bit(bit.bit)), help: help, evidence: evidence)
                    .labelled("bit", bit.name),
            ]
        }
    }
}

import Catalog
import JSON

// Values that show how something is read: another unit, scale, bit or word gives another result.

extension Reader {
    /// - Parameter vocabulary: of the entry, for words.
    func examples(_ vocabulary: Vocabulary?) -> [JSONValue] {
        switch self {
        case .scaled: [7]
        case .sensor: [7, ["val": 75, "exp": -1]]
        case .unsigned: [7, -1]
        case .bounded(let range, _): [7, .number(range.upperBound + 1)]
        case .bitRate: [100, "1Gb/s", -1]
        case .temperature: [47.5, ["val": 475, "exp": -1], 0, 3000]
        case .nonZero: [7.5, ["val": 75, "exp": -1], 0]
        case .flag: [true, "no"]
        case .stateNumber(let words, _): words.examples
        case .equals(let word): [.string(word), "other"]
        case .remark: ["an error", "none"]
        case .timestamp: ["2026-02-11T22:05:07"]
        case .duration, .durationWithUnit: ["3 us", 7]
        case .nanosecondsOrSeconds: [7, 0.5]
        case .timeQuality: ["less-than-2-5us", 6]
        case .powerOfTwo: [-3]
        case .listed, .coordinate: ["1.5 2.5 3.5 4.5", "0 0 0 0"]
        case .kilobytesBefore(let word): [.string("7 kB \(word)")]
        case .hexBits: ["c6a5", "395a"]
        case .shareOfOnes: ["11110101 [365]"]
        case .bit(let place): [.number(1 << place)]
        case .mainsFrequency: [50_012, 49.5]
        case .bits: [6, 9]
        case .flagOf(let word, _): word.examples
        case .count: [[1, 2, 3]]
        case .word: vocabulary?.examples ?? []
        case .doubt: [.null]
        }
    }
}

extension FlagWord {
    /// Numbers of which each bit is in others than every other bit, and once as names.
    var examples: [JSONValue] {
        let numbered = flags.enumerated().compactMap { place, flag in flag.bit.map { (code: place + 1, bit: $0) } }
        let numbers = (0..<5).map { digit in numbered.filter { $0.code >> digit & 1 == 1 }.reduce(0) { $0 | 1 << $1.bit } }
        let names = flags.enumerated().map { JSONValue.Member($0.element.name, .bool($0.offset % 2 == 0)) }
        return numbers.filter { $0 > 0 }.map { JSONValue.number($0) } + [.object(names)]
    }
}

extension Vocabulary {
    /// The name of each state, its numbers, and the booleans that stand for states.
    var examples: [JSONValue] {
        let words = states.map { JSONValue.string($0.name) }
        let numbers = states.flatMap(\.numbers).map { JSONValue.number($0) }
        let flags = states.compactMap(\.flag).map { JSONValue.bool($0) }
        return words + numbers + flags + (flagWord?.examples ?? [])
    }
}

extension WordList {
    /// A spelling that the list brings into its own: a number, or what else stands for a word.
    var example: String {
        words.lazy.compactMap { $0.number.map { "\($0)" } ?? $0.spellings.first }.dropFirst().first ?? "A Word"
    }
}

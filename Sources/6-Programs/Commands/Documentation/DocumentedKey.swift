import Catalog

/// A key of the status document with its values, for the reference of the REST API.
struct DocumentedKey: Equatable {
    /// Where the value is, or the object around it.
    let path: String
    /// The key below the path; empty where the path leads to the value itself.
    let field: String
    /// Its values, with the unit.
    let form: String
    let evidence: Evidence

    /// The keys that the entries read, each once. `evidence` applies to entries that do not state their own.
    static func keys(_ entries: [Entry], _ evidence: Evidence) -> [DocumentedKey] {
        var keys: [DocumentedKey] = []
        for entry in entries {
            for path in entry.paths {
                for (field, form) in entry.fieldForms {
                    let key = DocumentedKey(path: path, field: field, form: form, evidence: entry.evidence ?? evidence)
                    if !keys.contains(key) { keys.append(key) }
                }
            }
        }
        return keys
    }
}

extension Entry {
    /// The fields that are read below a path, with their values.
    fileprivate var fieldForms: [(field: String, form: String)] {
        switch source {
        case .value(let reader): [("", reader.form)]
        case .firstOf(let candidates): Self.forms(candidates)
        case .ratio(let part, let whole): Self.forms(part + whole)
        case .texts(let texts): texts.map { ($0.field, "text") }
        case .count: [("", "list, counted")]
        case .countBy: fieldNames.map { ($0, "word, counted") }
        case .countByState(_, _, let candidates): Self.forms(candidates).map { ("*." + $0.field, "\($0.form), counted") }
        case .fact: fieldNames.map { ($0, "present or not") }
        case .difference: fieldNames.map { ($0, "time") }
        }
    }

    private static func forms(_ candidates: [Candidate]) -> [(field: String, form: String)] {
        candidates.filter { $0.constant == nil }.map { ($0.field, $0.reader.form) }
    }
}

extension Reader {
    /// The values that this reads.
    fileprivate var form: String {
        switch self {
        case .scaled(let scale), .unsigned(let scale): Self.number(scale)
        case .nonZero, .temperature: "number; 0 if not measured"
        case .bounded(let range, let scale) where scale == 1:
            "number from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
        case .bounded(_, let scale): Self.number(scale)
        case .bitRate: "number of Mbit/s, or with a unit"
        case .flag, .doubt: "boolean"
        case .stateNumber, .word: "word"
        case .equals(let word): "the word `\(word)`"
        case .remark: "error text"
        case .timestamp: "date and time"
        case .duration(let unit): "number of \(unit.rawValue), or with a unit"
        case .durationWithUnit: "time with a unit"
        case .nanosecondsOrSeconds: "time with a unit; without one, a fraction in s, otherwise ns"
        case .timeQuality: "upper bound such as `less-than-100ns`"
        case .powerOfTwo: "exponent of 2, in s"
        case .listed(let index), .coordinate(let index): "text with several numbers, number \(index + 1)"
        case .kilobytesBefore(let word): "text with the number of kB before `\(word)`"
        case .hexBits(let shift, let mask): "hexadecimal text, \(Self.places(shift, mask))"
        case .shareOfOnes: "text of binary digits"
        case .bit(let bit): "number, bit \(bit)"
        case .bits(let shift, let mask): "number, \(Self.places(shift, mask))"
        case .mainsFrequency: "number of Hz, or mHz if above 1000"
        case .flagOf(let word, let name):
            "status word, flag `\(name)`" + (word.flags.first { $0.name == name }?.bit.map { " (bit \($0))" } ?? "")
        case .sensor: "number, or `val` and the power of ten `exp`"
        case .count: "list, counted"
        }
    }

    private static func number(_ scale: Double) -> String {
        switch scale {
        case 1: "number"
        case 1024: "number of KiB"
        case 0.01: "number of %"
        default: "number, times \(scale)"
        }
    }

    private static func places(_ shift: Int, _ mask: Int) -> String {
        "bits \(shift) to \(shift + Int.bitWidth - mask.leadingZeroBitCount - 1)"
    }
}

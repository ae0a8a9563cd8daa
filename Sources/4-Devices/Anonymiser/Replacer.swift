import JSON
import Secrets
import Text

/// Makes the anonymised tree.
struct Replacer {
    private(set) var pseudonyms = Pseudonyms()
    /// Texts of several words that stay as they are, with their paths.
    private(set) var keptTexts: [(path: String, text: String)] = []
    private var contexts = Contexts()
    private let cleaner: Cleaner

    init(_ survey: Survey) {
        cleaner = Cleaner(survey)
        for original in survey.originals { pseudonyms.note(original) }
    }

    /// - Parameters:
    ///   - keys: the keys that lead to the tree.
    ///   - path: the same, as they are in the anonymised document.
    mutating func replacing(_ tree: JSONValue, keys: [[UInt8]] = [], path: String = "") -> JSONValue {
        switch tree {
        case .object(let members):
            return .object(
                members.map { member in
                    let key = Array(member.key.utf8)
                    pseudonyms.enter(path)
                    let replaced = cleaner.cleaned(key, .key, &pseudonyms).text
                    let path = path.isEmpty ? replaced : path + "." + replaced
                    return .init(replaced, replacing(member.value, keys: keys + [key], path: path))
                })
        case .array(let elements): return .array(elements.map { replacing($0, keys: keys, path: path) })
        case .string(let text):
            pseudonyms.enter(path)
            let replaced = replacing(Array(text.utf8), contexts[keys]).text
            if replaced == text, text.split(separator: " ").count >= 3, text.contains(where: \.isLetter) {
                keptTexts.append((path, text))
            }
            return .string(replaced)
        case .number(let digits):
            pseudonyms.enter(path)
            return .number(written: replacing(number: Array(digits.utf8), keys: keys).text)
        case .null, .bool: return tree
        }
    }

    private mutating func replacing(_ text: [UInt8], _ context: Context) -> [UInt8] {
        if CommonTexts.isSilent(text) { return text }
        if SecretSigns.isTelling(value: text) { return pseudonyms.secret(text) }
        let style: Scanner.Style = context.isVersion ? .version : .plain
        switch context.kind {
        case .secret: return Shapes.isDate(text) ? text : pseudonyms.secret(text)
        case .serialNumber, .identifier:
            let kind = context.kind ?? .serialNumber
            return eachName(text) { Array($0.serial($1, isNumber: false, kind).utf8) }
        case .hostName where !CommonTexts.isState(text): return eachName(text) { Array($0.host($1).utf8) }
        case .userName: return eachName(text) { $0.name(.userName, $1) }
        case .personName: return pseudonyms.name(.personName, text)
        case .text where !CommonTexts.isState(text): return pseudonyms.name(.text, text)
        case .phoneNumber where text.filter(\.isDigit).count >= 5: return pseudonyms.zeros(.phoneNumber, text)
        case .position where !context.isDoubtful || Shapes.isPosition(text): return pseudonyms.zeros(.position, text)
        case .macAddress:
            if let octets = Addresses.plainHardware(text), !Addresses.isCommon(hardware: octets) {
                return Addresses.spelling(pseudonyms.hardware(octets), like: text)
            }
            return cleaner.cleaned(text, .plain, &pseudonyms)
        case .position, .ipAddress, .hostName, .text, .phoneNumber, .code, nil: return cleaner.cleaned(text, style, &pseudonyms)
        }
    }

    private mutating func replacing(number digits: [UInt8], keys: [[UInt8]]) -> [UInt8] {
        let context = contexts[keys]
        switch context.kind {
        case .serialNumber, .identifier:
            if digits == Array("0".utf8) { return digits }
            return Array(pseudonyms.serial(digits, isNumber: true).utf8)
        case .phoneNumber where digits.count >= Known.phoneDigits: return Array(pseudonyms.serial(digits, isNumber: true).utf8)
        case .position where !context.isDoubtful || Shapes.isPosition(digits): return pseudonyms.zeros(.position, digits)
        // Numbers below a secret key are lifetimes and lengths; under the key itself they are the secret.
        case .secret where keys.last.map({ SecretSigns.isTelling(key: $0) }) == true:
            let zeros = Shapes.position(digits)
            pseudonyms.count(.secret, digits.text, by: zeros)
            return zeros
        default:
            // A text has its digits cleaned in place; a number must stay one.
            guard digits.count >= 4, cleaner.cleaned(digits, .version, &pseudonyms) != digits else { return digits }
            return Shapes.position(digits)
        }
    }

    /// Replaces the names of a list; addresses among them as such.
    private mutating func eachName(_ text: [UInt8], _ replace: (inout Pseudonyms, [UInt8]) -> [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for (index, part) in text.split(omittingEmptySubsequences: false, whereSeparator: { ",;".utf8.contains($0) }).enumerated()
        {
            if index > 0 { result.append(text[part.startIndex - 1]) }
            let name = part.trimmed
            result.append(contentsOf: part[..<name.startIndex])
            result.append(contentsOf: replacedName(Array(name), replace))
            result.append(contentsOf: part[name.endIndex...])
        }
        return result
    }

    private mutating func replacedName(_ name: [UInt8], _ replace: (inout Pseudonyms, [UInt8]) -> [UInt8]) -> [UInt8] {
        if CommonTexts.isSilent(name) || name.allSatisfy({ $0 == UInt8(ascii: "0") }) { return name }
        // With a port or prefix behind it too.
        let isAddress =
            Addresses.ipv4(name[...]) != nil || Addresses.ipv6(name[...]) != nil || Addresses.hardware(name[...]) != nil
            || name.starts(with: "[".utf8) || name.text.contains("://")
        return isAddress ? cleaner.cleaned(name, .plain, &pseudonyms) : replace(&pseudonyms, name)
    }
}

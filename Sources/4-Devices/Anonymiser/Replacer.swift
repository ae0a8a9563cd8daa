import JSON
import Secrets
import Text

/// Makes the anonymised tree.
struct Replacer {
    private(set) var pseudonyms = Pseudonyms()
    private var contexts = Contexts()
    private let scanner: Scanner

    init(_ survey: Survey) {
        scanner = Scanner(known: survey.lookedFor)
        for original in survey.originals { pseudonyms.note(original) }
    }

    mutating func replacing(_ tree: JSONValue, keys: [[UInt8]]) -> JSONValue {
        switch tree {
        case .object(let members):
            return .object(
                members.map { member in
                    let key = Array(member.key.utf8)
                    return .init(scanner.replacing(key, .key, &pseudonyms).text, replacing(member.value, keys: keys + [key]))
                })
        case .array(let elements): return .array(elements.map { replacing($0, keys: keys) })
        case .string(let text): return .string(replacing(Array(text.utf8), contexts[keys]).text)
        case .number(let digits): return .number(written: replacing(number: Array(digits.utf8), keys: keys).text)
        case .null, .bool: return tree
        }
    }

    private mutating func replacing(_ text: [UInt8], _ context: Context) -> [UInt8] {
        if CommonTexts.isSilent(text) { return text }
        if SecretSigns.isTelling(value: text) { return secret(text) }
        switch context.kind {
        case .secret: return Shapes.isDate(text) ? text : secret(text)
        case .serialNumber: return eachName(text) { Array($0.serial($1, isNumber: false).utf8) }
        case .hostName: return eachName(text) { Array($0.host($1).utf8) }
        case .userName: return eachName(text) { Array($0.numbered(.userName, "user", $1).utf8) }
        case .text: return Array(pseudonyms.numbered(.text, "text ", text).utf8)
        case .position where !context.isDoubtful || Shapes.isPosition(text): return position(text)
        case .macAddress:
            if let octets = Addresses.plainHardware(text), !Addresses.isCommon(hardware: octets) {
                return Addresses.spelling(pseudonyms.hardware(octets), like: text)
            }
            return scanner.replacing(text, .plain, &pseudonyms)
        case .position, .ipAddress, nil:
            return scanner.replacing(text, context.isVersion ? .version : .plain, &pseudonyms)
        }
    }

    private mutating func replacing(number digits: [UInt8], keys: [[UInt8]]) -> [UInt8] {
        let context = contexts[keys]
        switch context.kind {
        case .serialNumber:
            if digits == Array("0".utf8) { return digits }
            return Array(pseudonyms.serial(digits, isNumber: true).utf8)
        case .position where !context.isDoubtful || Shapes.isPosition(digits): return position(digits)
        // Numbers below a secret key are lifetimes and lengths; under the key itself they are the secret.
        case .secret where keys.last.map({ SecretSigns.isTelling(key: $0) }) == true:
            pseudonyms.count(.secret, digits.text)
            return Shapes.position(digits)
        default: return digits
        }
    }

    private mutating func secret(_ text: [UInt8]) -> [UInt8] {
        pseudonyms.count(.secret, text.text)
        return Shapes.secret(text)
    }

    private mutating func position(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(where: { $0.isDigit || "SW".utf8.contains($0) }) else { return text }
        pseudonyms.count(.position, text.text)
        return Shapes.position(text)
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
        return isAddress ? scanner.replacing(name, .plain, &pseudonyms) : replace(&pseudonyms, name)
    }
}

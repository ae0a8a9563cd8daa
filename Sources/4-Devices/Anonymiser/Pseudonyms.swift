import Text

/// Gives every original the same replacement throughout a document, and no two originals the same one.
struct Pseudonyms {
    /// Texts of the document that no replacement may equal: an original must not seem to be left.
    private var taken: Set<String> = []
    private var replacements: [Kind: [String: String]] = [:]
    /// The replacements that were given. A text that was decoded, cleaned and encoded again contains some.
    private var given: Set<String> = []
    private var counters: [String: Int] = [:]
    /// Numbers of hosts by their full name or, where no full name is known, by their short one.
    private var hostNumbers: [String: Int] = [:]
    /// What was replaced, in the order in which it was met.
    private(set) var log = ReplacementLog()

    /// Sets the place of the values that are replaced from now on.
    mutating func enter(_ path: String) { log.path = path }

    /// Records a text of the document, before anything is replaced.
    mutating func note(_ original: String) {
        taken.insert(original.lowercased())
    }

    /// Records the replacement of a value without an individual pseudonym.
    mutating func count(_ kind: Kind, _ original: String, by replacement: [UInt8]) {
        log.note(kind, original, replacement.text)
    }

    /// The replacement of `original`, made by `make` from numbers from 1 until it is free.
    mutating func replacement(
        _ kind: Kind, _ original: String, sequence: String, make: (Int) -> String?
    ) -> String {
        if given.contains(original) { return original }
        if let known = replacements[kind]?[original] {
            log.note(kind, original, known)
            return known
        }
        var replacement = make(1) ?? ""
        while true {
            let number = counters[sequence, default: 0] + 1
            counters[sequence] = number
            // A form too short for all originals eventually repeats a replacement.
            guard let made = make(number) else { break }
            replacement = made
            if !taken.contains(made.lowercased()) { break }
        }
        taken.insert(replacement.lowercased())
        given.insert(replacement)
        replacements[kind, default: [:]][original] = replacement
        log.note(kind, original, replacement)
        return replacement
    }

    // MARK: - Kinds

    mutating func ipv4(_ octets: [UInt8]) -> String {
        let isGroup = (224...239).contains(octets[0])
        let original = octets.map(String.init).joined(separator: ".")
        // The networks of RFC 5737 and, when they are full, the one of RFC 2544; for groups that of RFC 5771.
        let networks = isGroup ? ["233.252.0"] : ["192.0.2", "198.51.100", "203.0.113"]
        return replacement(.ipAddress, original, sequence: isGroup ? "group" : "ipv4") { number in
            let (network, host) = ((number - 1) / 254, (number - 1) % 254 + 1)
            return network < networks.count
                ? "\(networks[network]).\(host)" : "198.18.\((network - networks.count) % 256).\(host)"
        }
    }

    mutating func ipv6(_ groups: [UInt16]) -> String {
        let original = groups.map { String($0, radix: 16) }.joined(separator: ":")
        return replacement(.ipAddress, original, sequence: "ipv6") { "2001:db8::\(String($0, radix: 16))" }
    }

    /// - Returns: the octets of the replacement, six or eight as in the original.
    mutating func hardware(_ octets: [UInt8]) -> [UInt8] {
        let address = Self.address(octets)
        let isExtended = address.count != octets.count
        let original = Self.hexadecimal(address)
        let made = replacement(.macAddress, original, sequence: "mac\(address.count)") { number in
            let low = [UInt8(truncatingIfNeeded: number >> 8), UInt8(truncatingIfNeeded: number)]
            // RFC 9542; beyond its 256 addresses locally administered ones.
            let octets: [UInt8] = number < 256 ? [0x00, 0x00, 0x5E, 0x00, 0x53] + low.suffix(1) : [0x02, 0x00, 0x5E, 0x00] + low
            return Self.hexadecimal(address.count == 6 ? octets : [0x02, 0x00, 0x5E, 0x10, 0x00, 0x00] + low)
        }
        let replaced = made.split(separator: ":").compactMap { UInt8($0, radix: 16) }
        return isExtended && replaced.count == 6 ? Array(replaced[..<3] + [0xFF, 0xFE] + replaced[3...]) : replaced
    }

    /// The identity of a clock is mostly the address of its port with FF FE in the middle: they stay a pair.
    static func address(_ octets: [UInt8]) -> [UInt8] {
        octets.count == 8 && octets[3] == 0xFF && octets[4] == 0xFE ? Array(octets[..<3] + octets[5...]) : octets
    }

    /// The spelling in which a replacement would stand for an address, whatever the spelling of the document.
    static func canonical(hardware octets: [UInt8]) -> String { hexadecimal(address(octets)) }

    /// The same for an address of IPv6.
    static func canonical(ipv6 groups: [UInt16]) -> String {
        let isExample = groups.starts(with: [0x2001, 0xDB8]) && groups[2..<7].allSatisfy { $0 == 0 }
        return isExample
            ? "2001:db8::" + String(groups[7], radix: 16) : groups.map { String($0, radix: 16) }.joined(separator: ":")
    }

    private static func hexadecimal(_ octets: [UInt8]) -> String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
    }

    /// The name of a host: one with dots gets a domain, and shares its number with its short form.
    mutating func host(_ name: [UInt8]) -> String {
        let lower = name.lowercasedText
        if given.contains(lower) { return name.text }
        let short = lower.split(separator: ".").first.map(String.init) ?? lower
        let isFull = Addresses.dottedName(name[...])?.count == name.count
        let known = hostNumbers[lower] ?? (isFull ? nil : hostNumbers[short])
        let number = known ?? nextHostNumber()
        hostNumbers[lower] = number
        if hostNumbers[short] == nil { hostNumbers[short] = number }
        let replacement = isFull ? "host\(number).example.net" : "host\(number)"
        given.insert(replacement)
        log.note(.hostName, lower, replacement)
        return replacement
    }

    private mutating func nextHostNumber() -> Int {
        while true {
            let number = counters["host", default: 0] + 1
            counters["host"] = number
            if !taken.contains("host\(number)"), !taken.contains("host\(number).example.net") { return number }
        }
    }

    /// A replacement for a text whose kind is known, wherever it occurs.
    mutating func name(_ kind: Kind, _ original: [UInt8]) -> [UInt8] {
        let lower = Array(original.lowercasedText.utf8)
        switch kind {
        case .hostName: return Array(host(original).utf8)
        case .userName: return Array(numbered(.userName, "user", lower).utf8)
        case .personName: return Array(numbered(.personName, "person", lower).utf8)
        case .serialNumber, .identifier: return Array(serial(original, isNumber: false, kind).utf8)
        case .secret: return secret(original)
        case .ipAddress:
            if let (octets, _) = Addresses.ipv4(lower[...]) { return Array(ipv4(octets).utf8) }
            if let (groups, _) = Addresses.ipv6(lower[...]) { return Array(ipv6(groups).utf8) }
            return zeros(.ipAddress, original)
        case .macAddress:
            guard let octets = Addresses.hardware(lower[...])?.octets else { return zeros(.macAddress, original) }
            return Addresses.spelling(hardware(octets), like: original)
        case .text, .phoneNumber, .position, .code:
            // A text too long for a state stays too long, because the exporter checks the length.
            let end = original.count > 40 ? ", in the original longer than 40 characters" : ""
            return Array(replacement(.text, lower.text, sequence: "text") { "text \($0)\(end)" }.utf8)
        }
    }

    /// Letters as x, digits as 0: secrets of one form look the same.
    mutating func secret(_ text: [UInt8]) -> [UInt8] {
        let replacement = Shapes.secret(text)
        count(.secret, text.text, by: replacement)
        return replacement
    }

    /// Zeros instead of the digits.
    mutating func zeros(_ kind: Kind, _ text: [UInt8]) -> [UInt8] {
        let replacement = kind == .position ? Shapes.position(text) : text.map { $0.isDigit ? UInt8(ascii: "0") : $0 }
        count(kind, text.text, by: replacement)
        return replacement
    }

    mutating func numbered(_ kind: Kind, _ word: String, _ original: [UInt8]) -> String {
        replacement(kind, original.text, sequence: word) { "\(word)\($0)" }
    }

    /// Letters and digits in the same places, other characters as they are.
    mutating func serial(_ original: [UInt8], isNumber: Bool, _ kind: Kind = .serialNumber) -> String {
        let shape = original.map {
            $0.isDigit ? "0" : $0.isLowercaseLetter || $0 >= 0x80 ? "a" : $0.isUppercaseLetter ? "A" : "."
        }.joined()
        return replacement(kind, original.text, sequence: "serial \(shape)") { number in
            var rest = number
            var made = original
            for index in made.indices.reversed() where made[index].isWord {
                let (radix, zero) =
                    made[index].isDigit ? (10, UInt8(ascii: "0")) : (26, UInt8(ascii: made[index].isUppercaseLetter ? "A" : "a"))
                made[index] = zero + UInt8(rest % radix)
                rest /= radix
            }
            // A JSON number must not begin with 0.
            if isNumber, made.count > 1, made[0] == UInt8(ascii: "0") { made[0] = UInt8(ascii: "9") }
            return rest == 0 ? made.text : nil
        }
    }
}

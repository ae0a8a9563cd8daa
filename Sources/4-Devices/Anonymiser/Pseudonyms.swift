import Text

/// Gives every original the same replacement throughout a document, and no two originals the same one.
struct Pseudonyms {
    /// Texts of the document that no replacement may equal: an original must not seem to be left.
    private var taken: Set<String> = []
    private var replacements: [Kind: [String: String]] = [:]
    private var counters: [String: Int] = [:]
    /// Numbers of hosts by their full name or, where no full name is known, by their short one.
    private var hostNumbers: [String: Int] = [:]
    /// How many values of each kind were replaced in how many places.
    private(set) var places: [Kind: Int] = [:]

    /// How many different originals of a kind were replaced.
    func originals(_ kind: Kind) -> Int { replacements[kind]?.count ?? 0 }

    /// Notes a text that stands in the document, before anything is replaced.
    mutating func note(_ original: String) {
        taken.insert(original.lowercased())
    }

    /// Notes that a value was replaced that has no replacement of its own.
    mutating func count(_ kind: Kind, _ original: String) {
        places[kind, default: 0] += 1
        replacements[kind, default: [:]][original] = ""
    }

    /// The replacement of `original`, made by `make` from numbers from 1 until it is free.
    mutating func replacement(
        _ kind: Kind, _ original: String, sequence: String, make: (Int) -> String?
    ) -> String {
        places[kind, default: 0] += 1
        if let known = replacements[kind]?[original] { return known }
        var replacement = make(1) ?? ""
        while true {
            let number = counters[sequence, default: 0] + 1
            counters[sequence] = number
            // A shape too short for all originals gives the same twice in the end.
            guard let made = make(number) else { break }
            replacement = made
            if !taken.contains(made.lowercased()) { break }
        }
        taken.insert(replacement.lowercased())
        replacements[kind, default: [:]][original] = replacement
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
        // The identity of a clock is mostly the address of its port with FF FE in the middle: they stay a pair.
        let isExtended = octets.count == 8 && octets[3] == 0xFF && octets[4] == 0xFE
        let address = isExtended ? Array(octets[..<3] + octets[5...]) : octets
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

    private static func hexadecimal(_ octets: [UInt8]) -> String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: ":")
    }

    /// The name of a host: one with dots gets a domain, and shares its number with its short form.
    mutating func host(_ name: [UInt8]) -> String {
        let lower = name.lowercasedText
        let short = lower.split(separator: ".").first.map(String.init) ?? lower
        let isFull = Addresses.dottedName(name[...])?.count == name.count
        let known = hostNumbers[lower] ?? (isFull ? nil : hostNumbers[short])
        let number = known ?? nextHostNumber()
        hostNumbers[lower] = number
        if hostNumbers[short] == nil { hostNumbers[short] = number }
        let replacement = isFull ? "host\(number).example.net" : "host\(number)"
        places[.hostName, default: 0] += 1
        replacements[.hostName, default: [:]][lower] = replacement
        return replacement
    }

    private mutating func nextHostNumber() -> Int {
        while true {
            let number = counters["host", default: 0] + 1
            counters["host"] = number
            if !taken.contains("host\(number)"), !taken.contains("host\(number).example.net") { return number }
        }
    }

    mutating func numbered(_ kind: Kind, _ word: String, _ original: [UInt8]) -> String {
        replacement(kind, original.text, sequence: word) { "\(word)\($0)" }
    }

    /// Letters and digits in the same places, other characters as they are.
    mutating func serial(_ original: [UInt8], isNumber: Bool) -> String {
        let shape = original.map {
            $0.isDigit ? "0" : $0.isLowercaseLetter || $0 >= 0x80 ? "a" : $0.isUppercaseLetter ? "A" : "."
        }.joined()
        return replacement(.serialNumber, original.text, sequence: "serial \(shape)") { number in
            var rest = number
            var made = original
            for index in made.indices.reversed() where made[index].isWord {
                let (radix, zero) =
                    made[index].isDigit ? (10, UInt8(ascii: "0")) : (26, UInt8(ascii: made[index].isUppercaseLetter ? "A" : "a"))
                made[index] = zero + UInt8(rest % radix)
                rest /= radix
            }
            // A number in JSON does not begin with 0.
            if isNumber, made.count > 1, made[0] == UInt8(ascii: "0") { made[0] = UInt8(ascii: "9") }
            return rest == 0 ? made.text : nil
        }
    }
}

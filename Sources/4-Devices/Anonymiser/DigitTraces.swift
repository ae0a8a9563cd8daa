import Text

/// Finds known addresses, phone numbers and coordinates by their digits, in any spelling.
struct DigitTraces {
    private let known: Known
    /// Addresses as rows of hexadecimal digits, with their replacements.
    private enum Address {
        case hardware([UInt8])
        case ipv4([UInt8])
        case ipv6([UInt16])
    }
    private var hexadecimal: [[UInt8]: Address] = [:]
    private var lengths: [Int] = []
    /// Addresses as whole numbers.
    private var integers: Set<[UInt8]> = []
    /// Addresses as they are in memory.
    private var raw: Needles

    init(_ known: Known) {
        self.known = known
        var bytes: [[UInt8]] = []
        for octets in known.hardware {
            hexadecimal[Encodings.hexadecimal(octets, isUpper: false)] = .hardware(octets)
            if octets.count == 6 {
                let identity = Array(octets[..<3] + [0xFF, 0xFE] + octets[3...])
                hexadecimal[Encodings.hexadecimal(identity, isUpper: false)] = .hardware(identity)
            }
            bytes.append(octets)
        }
        for octets in known.ipv4 {
            hexadecimal[Encodings.hexadecimal(octets, isUpper: false)] = .ipv4(octets)
            bytes.append(octets)
        }
        for groups in known.ipv6 {
            let octets = groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            hexadecimal[Encodings.hexadecimal(octets, isUpper: false)] = .ipv6(groups)
            bytes.append(octets)
        }
        lengths = Set(hexadecimal.keys.map(\.count)).sorted(by: >)
        raw = Needles(bytes.map { ($0.map(\.lowercased), .code) }, areFoundWithinWords: true)
        for octets in bytes where octets.count <= 8 {
            for order in [octets, octets.reversed()] {
                let digits = String(order.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
                if digits.utf8.count >= 8 { integers.insert(Array(digits.utf8)) }
            }
        }
    }

    /// Whether binary data contain an address.
    func areContained(in bytes: [UInt8]) -> Bool { raw.areContained(in: bytes) }

    /// The text with other digits where they identify something.
    func replacing(_ text: [UInt8], _ pseudonyms: inout Pseudonyms) -> [UInt8] {
        var text = text
        if !hexadecimal.isEmpty { text = replacingHexadecimal(text, &pseudonyms) }
        text = replacingNumbers(text, &pseudonyms)
        return replacingPhones(text, &pseudonyms)
    }

    // MARK: - Hexadecimal

    private func replacingHexadecimal(_ text: [UInt8], _ pseudonyms: inout Pseudonyms) -> [UInt8] {
        var text = text
        var index = 0
        while index < text.count {
            guard text[index].isHexadecimalDigit else {
                index += 1
                continue
            }
            let places = self.places(of: text, from: index)
            let digits = places.map { text[$0].lowercased }
            guard let length = lengths.first(where: { $0 <= digits.count && hexadecimal[Array(digits.prefix($0))] != nil }),
                let address = hexadecimal[Array(digits.prefix(length))]
            else {
                index += 1
                continue
            }
            let isUpper = places.prefix(length).contains { text[$0].isUppercaseLetter }
            for (place, digit) in zip(places, Encodings.hexadecimal(replacement(address, &pseudonyms), isUpper: isUpper)) {
                text[place] = digit
            }
            index = places[length - 1] + 1
        }
        return text
    }

    /// The places of the hexadecimal digits of one code: with at most one separator between two of them.
    private func places(of text: [UInt8], from start: Int) -> [Int] {
        var places: [Int] = []
        var index = start
        while index < text.count, places.count < (lengths.first ?? 0) {
            if text[index].isHexadecimalDigit {
                places.append(index)
            } else if !" :-._".utf8.contains(text[index]) || !text[index - 1].isHexadecimalDigit {
                break
            }
            index += 1
        }
        return places
    }

    private func replacement(_ address: Address, _ pseudonyms: inout Pseudonyms) -> [UInt8] {
        switch address {
        case .hardware(let octets): return pseudonyms.hardware(octets)
        case .ipv4(let octets):
            return pseudonyms.ipv4(octets).split(separator: ".").compactMap { UInt8($0) }
        case .ipv6(let groups):
            let replaced = Addresses.ipv6(Array(pseudonyms.ipv6(groups).utf8)[...])?.groups ?? groups.map { _ in 0 }
            return replaced.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        }
    }

    // MARK: - Decimal

    private func replacingNumbers(_ text: [UInt8], _ pseudonyms: inout Pseudonyms) -> [UInt8] {
        guard !integers.isEmpty || !known.places.isEmpty else { return text }
        var result = text
        for numeral in Numeral.all(in: text).reversed() {
            let digits = Array(text[numeral.range])
            let kind: Kind? =
                integers.contains(digits) ? .code : known.places.areTold(by: numeral) ? .position : nil
            guard let kind else { continue }
            result.replaceSubrange(numeral.range, with: pseudonyms.zeros(kind, digits))
        }
        return result
    }

    private func replacingPhones(_ text: [UInt8], _ pseudonyms: inout Pseudonyms) -> [UInt8] {
        guard text.contains(UInt8(ascii: "+")) || !known.phones.isEmpty else { return text }
        return Encodings.replacingRuns(text, of: { $0.isDigit || " ()/.-+".utf8.contains($0) }, atLeast: Known.phoneDigits) {
            run in
            let digits = run.filter(\.isDigit)
            guard digits.count >= Known.phoneDigits, digits.count <= 40 else { return nil }
            let isKnown = known.phones.contains { digits[...].contains($0) }
            return isKnown || isInternational(run) ? pseudonyms.zeros(.phoneNumber, run) : nil
        }
    }

    /// `+49 69 1234567`; `+0.000123` is a measurement.
    private func isInternational(_ run: [UInt8]) -> Bool {
        let number = run[...].trimmed
        guard number.first == UInt8(ascii: "+"), number.filter({ $0 == UInt8(ascii: "+") }).count == 1 else { return false }
        let digits = number.filter(\.isDigit)
        let separators = number.dropFirst().filter { !$0.isDigit }
        return (9...15).contains(digits.count) && digits.first != UInt8(ascii: "0")
            && !separators.contains(UInt8(ascii: ".")) && (!separators.isEmpty || digits.count >= 11)
    }
}

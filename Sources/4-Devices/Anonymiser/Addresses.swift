import Platform
import Text

/// Addresses at the beginning of a piece of text.
enum Addresses {
    /// A hardware address or the identity of a PTP clock, which is mostly made from one: six or eight octets.
    struct Hardware {
        let octets: [UInt8]
        /// How much of the text it takes up.
        let length: Int
    }

    /// A hardware address in one of its spellings: `00:13:95:16:7c:9c`, `00-13-…`, `0013.9516.7c9c`, `001395.fffe.167c9c`,
    /// and without separators where `fffe` in the middle marks an identity.
    static func hardware(_ text: ArraySlice<UInt8>) -> Hardware? {
        let run = text.prefix { $0.isHexadecimalDigit || ":-.".utf8.contains($0) }
        guard let separator = run.first(where: { !$0.isHexadecimalDigit }) else { return identity(run) }
        // The number of a port may follow an identity, and a full stop an address.
        let groups = run.prefix { $0.isHexadecimalDigit || $0 == separator }
            .split(separator: separator, omittingEmptySubsequences: false)
        let isDotted = separator == UInt8(ascii: ".")
        for count in [8, 6, 4, 3] where groups.count >= count {
            let lengths = groups.prefix(count).map(\.count)
            let isPairs = !isDotted && count >= 6 && lengths.allSatisfy { $0 == 2 }
            let isFours = isDotted && count <= 4 && lengths.allSatisfy { $0 == 4 }
            let isIdentity = isDotted && lengths == [6, 4, 6] && groups[1].lowercasedText == "fffe"
            let digits = groups.prefix(count).joined()
            guard isPairs || isIdentity || (isFours && digits.contains { !$0.isDigit }) else { continue }
            return Encodings.octets(Array(digits)).map { Hardware(octets: $0, length: digits.count + count - 1) }
        }
        return identity(run.prefix(while: \.isHexadecimalDigit))
    }

    private static func identity(_ digits: ArraySlice<UInt8>) -> Hardware? {
        guard digits.count == 16, digits.dropFirst(6).prefix(4).lowercasedText == "fffe" else { return nil }
        return Encodings.octets(Array(digits)).map { Hardware(octets: $0, length: 16) }
    }

    /// The six or eight octets of as many digits, for a text that is known to be an address.
    static func plainHardware(_ text: [UInt8]) -> [UInt8]? {
        let digits = text.lowercasedText.hasPrefix("0x") ? Array(text.dropFirst(2)) : text
        guard digits.count == 12 || digits.count == 16, digits.allSatisfy(\.isHexadecimalDigit) else { return nil }
        return Encodings.octets(digits)
    }

    /// `original` with the digits of other octets, separators and case as they are.
    static func spelling(_ octets: [UInt8], like original: [UInt8]) -> [UInt8] {
        let isUpper = original.contains { $0.isUppercaseLetter && $0.isHexadecimalDigit }
        var digits = Encodings.hexadecimal(octets, isUpper: isUpper)[...]
        let front = original.lowercasedText.hasPrefix("0x") ? 2 : 0
        return original.enumerated().map { index, byte in
            index >= front && byte.isHexadecimalDigit ? digits.popFirst() ?? byte : byte
        }
    }

    /// Hardware addresses that belong to nobody: none, all, and the groups of protocols.
    static func isCommon(hardware octets: [UInt8]) -> Bool {
        if octets.allSatisfy({ $0 == 0 }) || octets.allSatisfy({ $0 == 0xFF }) { return true }
        return [[0x01, 0x1B, 0x19], [0x01, 0x80, 0xC2], [0x01, 0x00, 0x5E], [0x33, 0x33]].contains { octets.starts(with: $0) }
    }

    /// The four numbers of an IPv4 address and its length in the text.
    static func ipv4(_ text: ArraySlice<UInt8>) -> (octets: [UInt8], length: Int)? {
        let run = text.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
        // A full stop may end the sentence.
        let digits = run.last == UInt8(ascii: ".") ? run.dropLast() : run
        let groups = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard groups.count == 4,
            groups.allSatisfy({ $0.count == 1 || (2...3).contains($0.count) && $0.first != UInt8(ascii: "0") })
        else { return nil }
        let octets = groups.compactMap { UInt8($0.text) }
        return octets.count == 4 ? (octets, digits.count) : nil
    }

    /// IPv4 addresses that are the same everywhere: none, this host, masks, and the groups of protocols.
    static func isCommon(ipv4 octets: [UInt8]) -> Bool {
        let number = octets.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        if number == 0 || octets[0] == 127 || octets[0] == 255 && (~number & (~number &+ 1)) == 0 { return true }
        return octets[0] == 224 && octets[1] == 0 && octets[2] <= 1
    }

    /// The eight groups of an IPv6 address and its length in the text.
    static func ipv6(_ text: ArraySlice<UInt8>) -> (groups: [UInt16], length: Int)? {
        var run = text.prefix { $0.isHexadecimalDigit || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
        while let last = run.last, last == UInt8(ascii: ".") || last == UInt8(ascii: ":"), !run.suffix(2).elementsEqual("::".utf8)
        {
            run = run.dropLast()
        }
        guard run.filter({ $0 == UInt8(ascii: ":") }).count >= 2, let address = IPAddress(run.text) else { return nil }
        return (address.groups, run.count)
    }

    /// IPv6 addresses that are the same everywhere: none, this host, and the groups of protocols.
    static func isCommon(ipv6 groups: [UInt16]) -> Bool {
        groups.dropLast().allSatisfy { $0 == 0 } && groups[7] <= 1 || groups[0] >= 0xFF00
    }

    /// A name with dots, of host or mail address, at the beginning of the text.
    static func dottedName(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var run = text.prefix { $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
        while let last = run.last, last == UInt8(ascii: ".") || last == UInt8(ascii: "-") { run = run.dropLast() }
        let labels = run.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, (2...24).contains(top.count),
            top.allSatisfy({ $0.isLowercaseLetter || $0.isUppercaseLetter }),
            labels.allSatisfy({ !$0.isEmpty }), !fileEndings.contains(top.lowercasedText)
        else { return nil }
        return run
    }

    private static let fileEndings: Set<String> = [
        "list", "conf", "cfg", "log", "txt", "json", "xml", "pem", "crt", "key", "img", "bin", "tar", "gz", "sh", "html", "ini",
        "db", "tmp", "bak", "localdomain", "yml", "yaml", "csv", "pid", "so",
    ]
}

import Text

/// Identifying values found under keys and in texts, which must be removed everywhere.
struct Known {
    /// Names, numbers and texts in lower case.
    var texts: [String: Kind] = [:]
    /// Addresses of ports and identities of clocks, the latter without `FFFE` where they are made from the former.
    var hardware: Set<[UInt8]> = []
    var ipv4: Set<[UInt8]> = []
    var ipv6: Set<[UInt16]> = []
    /// The last digits of phone numbers, which all ways to dial them share.
    var phones: Set<[UInt8]> = []
    var places = PlaceTraces()

    /// How many final digits of a phone number identify its owner.
    static let phoneDigits = 7

    mutating func insert(hardware octets: [UInt8]) {
        guard !Addresses.isCommon(hardware: octets) else { return }
        hardware.insert(Pseudonyms.address(octets))
    }

    mutating func insert(phone text: [UInt8]) {
        let digits = text.filter(\.isDigit)
        if digits.count >= Self.phoneDigits { phones.insert(Array(digits.suffix(Self.phoneDigits))) }
    }

    mutating func insert(_ found: PositionText) {
        for (place, decimals) in found.places { places.insert(place, decimals: decimals) }
    }
}

/// Texts to search for, by their beginning.
struct Needles {
    struct Needle {
        /// In lower case.
        let text: [UInt8]
        let kind: Kind
        /// Whether it is found within words too: what is short or a plain word is in too many of them.
        let isFoundWithinWords: Bool
    }

    private var byBeginning: [UInt32: [Needle]] = [:]
    static let leastLength = 3

    /// - Parameter areFoundWithinWords: whether all of them are, however short.
    init(_ texts: [(text: [UInt8], kind: Kind)] = [], areFoundWithinWords: Bool = false) {
        for item in texts.sorted(by: { $0.text.count > $1.text.count }) where item.text.count >= Self.leastLength {
            let hasDigit = item.text.contains(where: \.isDigit)
            let needle = Needle(
                text: item.text, kind: item.kind,
                isFoundWithinWords: areFoundWithinWords || item.text.count >= (hasDigit ? 6 : 8)
                    || item.text.contains { !$0.isWord })
            byBeginning[Self.beginning(item.text[...]), default: []].append(needle)
        }
    }

    private static func beginning(_ text: ArraySlice<UInt8>) -> UInt32 {
        text.prefix(leastLength).reduce(0) { $0 << 8 | UInt32($1.lowercased) }
    }

    /// The longest needle at the beginning of a text.
    ///
    /// - Parameter isStart: whether a word begins there.
    func first(_ text: ArraySlice<UInt8>, isStart: Bool) -> Needle? {
        guard text.count >= Self.leastLength else { return nil }
        return byBeginning[Self.beginning(text)]?.first { needle in
            guard needle.text.count <= text.count else { return false }
            let candidate = text.prefix(needle.text.count)
            guard zip(candidate, needle.text).allSatisfy({ $0.lowercased == $1 }) else { return false }
            return needle.isFoundWithinWords || (isStart && text.dropFirst(needle.text.count).first?.isWord != true)
        }
    }

    /// Whether any of them occurs in binary data.
    func areContained(in bytes: [UInt8]) -> Bool {
        bytes.indices.contains { index in
            first(bytes[index...], isStart: index == 0 || !bytes[index - 1].isWord || !bytes[index].isWord) != nil
        }
    }
}

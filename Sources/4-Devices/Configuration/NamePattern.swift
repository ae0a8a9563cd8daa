import Text

/// A pattern for host names: `*` stands for any characters but a dot, `?` for one of them.
struct NamePattern: Sendable, Equatable {
    /// In lower case.
    private let labels: [[UInt8]]

    /// `nil` when the text cannot match any host name.
    init?(_ text: String) {
        let bytes = Array(text.lowercased().utf8)
        let isFit = bytes.allSatisfy { $0.isAlphanumeric || Array("-._*?".utf8).contains($0) }
        guard (1...253).contains(bytes.count), isFit else { return nil }
        labels = Self.parts(bytes)
        // Names have no empty parts.
        guard labels.allSatisfy({ !$0.isEmpty }) else { return nil }
    }

    /// - Parameter name: in lower case.
    func matches(_ name: String) -> Bool {
        let parts = Self.parts(Array(name.utf8))
        return parts.count == labels.count && zip(labels, parts).allSatisfy(Self.matches)
    }

    /// Whether a part of a name matches that of the pattern. Takes at most as many steps as the product of their lengths.
    private static func matches(_ pattern: [UInt8], _ part: [UInt8]) -> Bool {
        var (place, position) = (0, 0)
        // The position of the last `*`, and how much of the part it has matched so far.
        var star: (place: Int, position: Int)?
        while position < part.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                star = (place, position)
                place += 1
            } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") || pattern[place] == part[position] {
                place += 1
                position += 1
            } else if let last = star {
                star = (last.place, last.position + 1)
                place = last.place + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    private static func parts(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { Array($0) }
    }
}

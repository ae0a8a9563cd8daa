import Text

/// Sentences of receivers (NMEA 0183), which contain position, altitude and the sky above.
enum NMEA {
    /// The text with zeros for all digits of the sentences in it, and the checksums of what is left; `nil` without any.
    static func cleaned(_ text: [UInt8]) -> [UInt8]? {
        guard text.contains(UInt8(ascii: "$")) || text.contains(UInt8(ascii: "!")) else { return nil }
        var result: [UInt8] = []
        var index = 0
        var hasSentence = false
        while index < text.count {
            guard let end = sentenceEnd(text[index...]) else {
                result.append(text[index])
                index += 1
                continue
            }
            hasSentence = true
            result.append(contentsOf: zeroed(text[index..<end]))
            index = end
        }
        return hasSentence && result != text ? result : nil
    }

    /// Where the sentence at the beginning of the text ends: `$GPGGA,…*47`.
    private static func sentenceEnd(_ text: ArraySlice<UInt8>) -> Int? {
        guard let first = text.first, "$!".utf8.contains(first) else { return nil }
        let name = text.dropFirst().prefix { $0.isUppercaseLetter || $0.isDigit }
        guard (4...8).contains(name.count), text[name.endIndex...].first == UInt8(ascii: ",") else { return nil }
        let body = text[name.endIndex...].prefix { $0.isAlphanumeric || ",.*-+".utf8.contains($0) }
        return body.endIndex
    }

    private static func zeroed(_ sentence: ArraySlice<UInt8>) -> [UInt8] {
        let fields = sentence.prefix { $0 != UInt8(ascii: "*") }.split(
            separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        let clean = fields.enumerated().map { index, field -> [UInt8] in
            if index == 0 { return Array(field) }
            return field.map { byte in
                switch byte {
                case UInt8(ascii: "S"): UInt8(ascii: "N")
                case UInt8(ascii: "W"): UInt8(ascii: "E")
                case UInt8(ascii: "-"): UInt8(ascii: "0")
                default: byte.isDigit ? UInt8(ascii: "0") : byte
                }
            }
        }
        let body = Array(clean.joined(separator: [UInt8(ascii: ",")]))
        guard sentence.contains(UInt8(ascii: "*")) else { return body }
        // The old checksum would reveal some of the old digits.
        let sum = body.dropFirst().reduce(UInt8(0), ^)
        return body + "*\(sum < 16 ? "0" : "")\(String(sum, radix: 16, uppercase: true))".utf8
    }
}

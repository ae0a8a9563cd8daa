import Text

/// Removes identifying parts from a text, in any encoding.
struct Cleaner {
    private let known: Known
    private let needles: Needles
    private let scanner: Scanner
    private let digits: DigitTraces
    /// Text with more layers of encoding than this is not decoded.
    private static let greatestDepth = 3

    init(_ survey: Survey) {
        known = survey.known
        needles = Needles(survey.lookedFor)
        scanner = Scanner(needles)
        digits = DigitTraces(survey.known)
    }

    /// The text with replacements.
    func cleaned(_ text: [UInt8], _ style: Scanner.Style, _ pseudonyms: inout Pseudonyms, depth: Int = 0) -> [UInt8] {
        guard text.count >= Needles.leastLength else { return text }
        var text = text
        if depth < Self.greatestDepth {
            text = Encodings.escaped(text) { decoded($0, &pseudonyms, depth) }
            text = Encodings.base64(text) { decoded($0, &pseudonyms, depth) }
        }
        if style == .plain {
            let original = text
            text = PositionText(text).cleaned ?? text
            text = NMEA.cleaned(text) ?? text
            if text != original { pseudonyms.count(.position, original.text, by: text) }
        }
        text = scanner.replacing(text, style, &pseudonyms)
        text = digits.replacing(text, &pseudonyms)
        if depth < Self.greatestDepth {
            text = Encodings.hexadecimal(text) { decoded($0, &pseudonyms, depth) }
            text = Encodings.decimal(text) { decoded($0, &pseudonyms, depth) }
        }
        return text
    }

    /// The cleaned bytes; `nil` when nothing has to be removed.
    private func decoded(_ bytes: [UInt8], _ pseudonyms: inout Pseudonyms, _ depth: Int) -> [UInt8]? {
        if isText(bytes) {
            let cleaned = cleaned(bytes, .plain, &pseudonyms, depth: depth + 1)
            return cleaned == bytes ? nil : cleaned
        }
        // UTF-16 text has zero bytes.
        let narrow = bytes.filter { $0 != 0 }
        let isTelling =
            needles.areContained(in: bytes) || digits.areContained(in: bytes)
            || (narrow.count != bytes.count && needles.areContained(in: narrow))
        guard isTelling else { return nil }
        let zeros = [UInt8](repeating: 0, count: bytes.count)
        pseudonyms.count(.code, "\(bytes.count) bytes", by: Array("zeros".utf8))
        return zeros
    }

    private func isText(_ bytes: [UInt8]) -> Bool {
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || "\t\r\n".utf8.contains($0) }) else { return false }
        return bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
    }
}

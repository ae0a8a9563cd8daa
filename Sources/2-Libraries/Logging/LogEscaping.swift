/// The longest form, in bytes, that one value or message takes in a line: a device cannot flood the log with one event.
let maximumValueLength = 1024

private let ellipsis = Array("…".utf8)

/// Appends `text` with the escapes of JSON, which logfmt parsers understand too, truncated at ``maximumValueLength``.
///
/// Escapes everything that could end or forge a line, or make a terminal show something different:
/// control characters, line separators and marks that change the text direction.
/// A Swift string is always valid Unicode; invalid UTF-8 of a device became U+FFFD where its bytes were read.
func appendEscaped(_ text: String, to line: inout [UInt8]) {
    let start = line.count
    // Where a truncated text ends: after the last scalar that leaves room for the ellipsis.
    var cut = start
    for scalar in text.unicodeScalars {
        appendEscaped(scalar, to: &line)
        if line.count - start > maximumValueLength {
            line.removeLast(line.count - cut)
            line += ellipsis
            return
        }
        if line.count - start <= maximumValueLength - ellipsis.count { cut = line.count }
    }
}

private func appendEscaped(_ scalar: Unicode.Scalar, to line: inout [UInt8]) {
    switch scalar {
    case "\"": line += [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
    case "\\": line += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
    case "\n": line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
    case "\r": line += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
    case "\t": line += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
    case _ where scalar.needsNumericEscape:
        let digits = String(scalar.value, radix: 16)
        line += Array("\\u".utf8) + Array(repeating: UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count)) + Array(digits.utf8)
    default: line += String(scalar).utf8
    }
}

extension Unicode.Scalar {
    /// All of these lie below U+10000, so four digits are enough.
    fileprivate var needsNumericEscape: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: true  // C0, DEL, C1
        case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: true  // invisible, or marks of direction
        case 0x2028, 0x2029: true  // line and paragraph separator
        case 0x061C, 0x202A...0x202E, 0x2066...0x2069: true  // changes of direction
        default: false
        }
    }
}

/// Whether logfmt has to put `text` in quotation marks for a reader to find its end and its exact content.
func needsQuotes(_ text: String) -> Bool {
    text.isEmpty
        || text.unicodeScalars.contains {
            $0 == " " || $0 == "=" || $0 == "\"" || $0 == "\\" || $0 == "\u{FFFD}" || $0.needsNumericEscape
        }
}

import Text

/// Replacements that keep the form of a text and nothing of its content.
enum Shapes {
    /// The numbers of a position as 0 with as many decimals; letters of the quarter as N and E.
    static func position(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte.isDigit {
                let whole = text[index...].prefix(while: \.isDigit)
                index = whole.endIndex
                result.append(UInt8(ascii: "0"))
                if index + 1 < text.count, text[index] == UInt8(ascii: "."), text[index + 1].isDigit {
                    let decimals = text[(index + 1)...].prefix(while: \.isDigit)
                    result.append(UInt8(ascii: "."))
                    result.append(contentsOf: decimals.map { _ in UInt8(ascii: "0") })
                    index = decimals.endIndex
                }
                // The size of a number with an exponent would show where the point is.
                let exponent = text[index...].dropFirst()
                if index < text.count, text[index].lowercased == UInt8(ascii: "e"),
                    let first = exponent.first, first.isDigit || "+-".utf8.contains(first)
                {
                    index = exponent.dropFirst().drop(while: \.isDigit).startIndex
                }
                continue
            }
            index += 1
            let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            if isSign, index < text.count, text[index].isDigit { continue }
            switch byte {
            case UInt8(ascii: "S"): result.append(UInt8(ascii: "N"))
            case UInt8(ascii: "W"): result.append(UInt8(ascii: "E"))
            default: result.append(byte)
            }
        }
        return result
    }

    /// Whether a text contains a position on Earth rather than a place in a chassis: a fraction, degrees or a quarter.
    static func isPosition(_ text: [UInt8]) -> Bool {
        let numbers = text.split { !$0.isDigit && $0 != UInt8(ascii: ".") }.filter { $0.contains(where: \.isDigit) }
        guard !numbers.isEmpty else { return false }
        return numbers.contains { $0.contains(UInt8(ascii: ".")) } || text.contains(where: "NSEW".utf8.contains)
            || text.text.contains("°")
    }

    /// Letters as x, digits as 0.
    static func secret(_ text: [UInt8]) -> [UInt8] {
        text.map {
            $0.isDigit ? UInt8(ascii: "0") : $0.isUppercaseLetter ? UInt8(ascii: "X") : $0.isWord ? UInt8(ascii: "x") : $0
        }
    }

    /// Whether a text is a date, which is not secret: a year, a separator, a month.
    static func isDate(_ text: [UInt8]) -> Bool {
        text.count >= 8 && text.prefix(4).allSatisfy(\.isDigit) && "-./".utf8.contains(text[4])
            && text[5...6].allSatisfy(\.isDigit)
    }
}

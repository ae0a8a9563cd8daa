import StatusDocument
import Text

// Numbers among others in one text.
extension Words {
    /// The number at `position` (from 0) of a list separated by blanks or commas.
    static func listed(_ text: ArraySlice<UInt8>, _ position: Int) -> Double? {
        let words = list(text)
        return position < words.count ? Decimal.whole(words[position]) : nil
    }

    /// Latitude (position 0) or longitude; a list of only 0 or -1 is not a position, and a number too large for an angle is none.
    static func coordinate(_ text: ArraySlice<UInt8>, _ position: Int) -> Reading {
        let numbers = list(text).map(Decimal.whole)
        guard position < numbers.count, let number = numbers[position] else { return .unreadable }
        let isNowhere = numbers.allSatisfy { $0.map(Reader.isNothing) ?? false }
        return isNowhere || number.magnitude > (position == 0 ? 90 : 180) ? .absent : .value(number)
    }

    /// The bytes of a number with a unit in front of a word, such as `228428 kB total` or `223MB total`.
    static func bytes(in text: ArraySlice<UInt8>, before word: String) -> Double? {
        let words = text.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
        let wanted = Token(word)
        guard let place = words.indices.first(where: { $0 >= 1 && Token(words[$0]) == wanted }) else { return nil }
        let unit = words[place - 1]
        if unit.first?.isDigit == true { return Measure.read(unit, in: .bytes)?.value }
        return place >= 2 ? Measure.read((words[place - 2] + unit)[...], in: .bytes)?.value : nil
    }

    /// The words of a list. Between blanks a comma may be a decimal one; behind a word it separates, and in a list without blanks.
    private static func list(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let comma = UInt8(ascii: ",")
        let words = text.split(separator: UInt8(ascii: " "))
        var list: [ArraySlice<UInt8>] = []
        list.reserveCapacity(words.count)
        for word in words {
            if !word.contains(comma) {
                list.append(word)
            } else if words.count == 1 || word.contains(UInt8(ascii: ".")) {
                list += word.split(separator: comma)
            } else {
                list.append(word.last == comma ? word.dropLast() : word)
            }
        }
        return list
    }
}

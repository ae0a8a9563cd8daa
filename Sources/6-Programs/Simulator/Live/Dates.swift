import JSON
import Platform
import Text

/// The document with its dates shifted as a whole, so that it seems to have been rendered at another time.
///
/// What was long ago for the fixture's author is as long ago for its reader. `never` and 1970, which mean never, stay.
func redated(_ document: JSONValue, unixTime: Double) -> JSONValue {
    let stamp = document[path: "system-information/time-stamp"]?.string
    guard let rendered = stamp.flatMap(unixTimeOfDate) else { return document }
    let shift = unixTime.rounded(.down) - rendered
    var document = document
    document.forEachLeaf { _, leaf in
        guard let text = leaf.string, let time = unixTimeOfDate(text), time > 86_400 * 3650 else { return }
        leaf = .string(withSeparators(of: text, dateText(unixTime: time + shift)))
    }
    return document
}

/// The time that a text like `2026-05-04T09:30:12` or `2026.05.04 09:12:44` means, in seconds since 1970.
func unixTimeOfDate(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard bytes.count == 19, bytes[4] == bytes[7], bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":") else {
        return nil
    }
    let fields = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19].map { Int(String(decoding: bytes[$0], as: UTF8.self)) }
    let numbers = fields.compactMap { $0 }
    guard numbers.count == 6, let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) else { return nil }
    return Double(((date.daysSince1970 * 24 + numbers[3]) * 60 + numbers[4]) * 60 + numbers[5])
}

/// A date in the notation of another: LTOS writes some with dots and a blank.
private func withSeparators(of model: String, _ date: String) -> String {
    let bytes = zip(model.utf8, date.utf8).map { old, new in old.isDigit ? new : old }
    return String(decoding: bytes, as: UTF8.self)
}

/// A date as most of LTOS's fields have it, UTC without saying so: `2026-05-04T09:30:12`.
func dateText(unixTime: Double) -> String {
    String(rfc3339(unixTime: unixTime).prefix(19))
}

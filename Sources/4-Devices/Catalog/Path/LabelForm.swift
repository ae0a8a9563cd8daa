import StatusDocument
import Text

/// How the text of a label is normalised for all devices.
public enum LabelForm: String, Hashable, Sendable, CaseIterable {
    /// As the device writes it.
    case plain
    /// A capital for lettered things: `a`, `relay-a`, `1` and the first element all become `A`.
    case letter
    /// The name of an event as the newest firmware spells it.
    case event
    /// Words with underscores, as in names of states.
    case underscored
    /// A satellite system, also by the vendor's number.
    case satellites
    /// A severity: the usual words in lower case, `unknown` if missing.
    case severity

    /// The label's text.
    ///
    /// - Parameters:
    ///   - text: the device's text.
    ///   - position: the place among its siblings, from 0, when the text itself is only that place.
    func apply(_ text: ArraySlice<UInt8>, position: Int?) -> ArraySlice<UInt8> {
        switch self {
        case .plain: text
        case .letter: (position.map(Self.letter(at:)) ?? Self.letter(text)) ?? text
        case .event: EventNames.canonical(text)
        case .underscored: Self.underscored(text)
        case .satellites: Self.satelliteSystem(text)
        case .severity: Self.severity(text)
        }
    }

    /// The text for an element without one; `nil` if its identity is used.
    var textOfSilence: ArraySlice<UInt8>? {
        self == .severity ? Array(Vocabulary.unknown.utf8)[...] : nil
    }

    /// Satellite systems by their numbers (gpsdefs.h MBG_GNSS_TYPES).
    private static let satelliteSystems = ["gps", "glonass", "beidou", "galileo", "waas", "egnos", "qzss"]

    private static func satelliteSystem(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let number = Decimal.whole(text).flatMap(Int.init(exactly:)), satelliteSystems.indices.contains(number) else {
            return underscored(text)
        }
        return Array(satelliteSystems[number].utf8)[...]
    }

    /// Abbreviations of severities, as syslog has them.
    private static let severities: [Token: String] = [
        "err": "error", "warn": "warning", "crit": "critical", "information": "info", "informational": "info",
        "none": Vocabulary.unknown,
    ]

    private static func severity(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        // A bracket after a word repeats it.
        let text = Words.withoutRepetition(text) ?? text
        if let name = severities[Token(text)] { return Array(name.utf8)[...] }
        if Vocabulary.unknownWords.contains(Token(text)) { return Array(Vocabulary.unknown.utf8)[...] }
        return underscored(text)
    }

    private static func underscored(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var result: [UInt8] = []
        for (index, byte) in zip(text.indices, text) {
            if byte.isAlphanumeric {
                if text.isHump(index, afterDigit: false) { result.append(UInt8(ascii: "_")) }
                result.append(byte.lowercased)
            } else if let last = result.last, last != UInt8(ascii: "_") {
                result.append(UInt8(ascii: "_"))
            }
        }
        if result.last == UInt8(ascii: "_") { result.removeLast() }
        return result[...]
    }
}

/// Names of events, which differ between firmware versions only in their separators.
enum EventNames {
    /// Names whose older spelling has other separators than the newest firmware's.
    private static let newest: [Token: [UInt8]] = Dictionary(
        uniqueKeysWithValues: ["leapsecond-announced", "faillock-user-banned"].map { (Token($0), Array($0.utf8)) })

    /// The newest firmware's spelling: known names by their letters, others in lower case with single hyphens.
    static func canonical(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        if let known = newest[Token(name)] { return known[...] }
        guard name.contains(where: { !($0.isDigit || $0 == UInt8(ascii: "-") || ($0.isASCIILetter && $0 & 0x20 != 0)) }) else {
            return name
        }
        return LabelForm.underscored.apply(name, position: nil).map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }[...]
    }
}

import StatusDocument
import Text

/// Numbers that a document may write as an object, because they are a structure in the device.
enum Composite {
    private static let seconds: [Token] = ["secs", "sec", "seconds", "s"]
    private static let nanoseconds: [Token] = ["nano-secs", "nanosecs", "nsec", "nsecs", "nano-seconds", "nanoseconds", "ns"]
    private static let value: [Token] = ["val", "value"]
    private static let exponent: [Token] = ["exp", "exponent"]
    private static let scaled: [Token] = ["scaled-nanoseconds"]
    private static let hertz: [Token] = ["hz"]
    private static let fraction: [Token] = ["frac"]

    /// Members of a time (the vendor's NANO_TIME), or of an interval as PTP has it.
    static let timeMembers = [seconds, nanoseconds, scaled]
    /// Members of a frequency (the vendor's MBG_GPIO_FREQ).
    static let frequencyMembers = [hertz, fraction]
    /// Members of a sensor's value, which is `val` times 10 to the power of `exp`.
    static let sensorMembers = [value, exponent]

    /// Nanoseconds of a time: an object of seconds and nanoseconds, or a number of seconds, of which nothing is lost to rounding
    /// even since 1970.
    static func nanoseconds(_ node: Node, of document: StatusDocument) -> Int? {
        if document.kind(node) == .object {
            let whole = member(seconds, node, document)
            let part = member(nanoseconds, node, document)
            guard whole != nil || part != nil, let whole = Int(exactly: whole ?? 0), let part = Int(exactly: part ?? 0) else {
                return nil
            }
            let (product, isTooLarge) = whole.multipliedReportingOverflow(by: 1_000_000_000)
            let (sum, hasOverflown) = product.addingReportingOverflow(part)
            return isTooLarge || hasOverflown ? nil : sum
        }
        return nanoseconds(document.kind(node) == .number ? document.plainText(node) : document.string(node))
    }

    /// The same of a decimal number of seconds in text.
    private static func nanoseconds(_ text: ArraySlice<UInt8>) -> Int? {
        guard let number = Decimal.whole(text), abs(number) < 9e9 else { return nil }
        let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].allSatisfy(\.isDigit), let whole = Int(String(decoding: parts[0], as: UTF8.self)),
            let part = Int(
                String(decoding: parts[1].prefix(9) + Array("000000000".utf8).dropFirst(parts[1].count), as: UTF8.self))
        else { return Int((number * 1e9).rounded()) }
        return whole * 1_000_000_000 + (parts[0].first == UInt8(ascii: "-") ? -part : part)
    }

    /// Seconds of an object of seconds and nanoseconds, or of scaled nanoseconds, of which 65536 are one (IEEE 1588, 5.3.2).
    static func seconds(_ node: Node, of document: StatusDocument) -> Reading {
        if let count = member(scaled, node, document) { return .value(Decimal.scaled(count / 65536, by: 1e-9)) }
        guard let count = nanoseconds(node, of: document) else { return .absent }
        return .value(Decimal.scaled(Double(count), by: 1e-9))
    }

    /// The value of a sensor, in its base unit.
    static func sensor(_ node: Node, of document: StatusDocument) -> Reading {
        guard let number = member(value, node, document) else { return .absent }
        guard let power = Int(exactly: member(exponent, node, document) ?? 0), abs(power) <= 18 else { return .unreadable }
        let scale = (0..<abs(power)).reduce(1.0) { scale, _ in scale * 10 }
        return .value(power < 0 ? number / scale : number * scale)
    }

    /// Hertz of an object of whole hertz and a binary fraction of 32 bits.
    static func frequency(_ node: Node, of document: StatusDocument) -> Reading {
        guard let whole = member(hertz, node, document) else { return .absent }
        let part = member(fraction, node, document) ?? 0
        guard whole >= 0, (0..<4_294_967_296).contains(part) else { return .unreadable }
        return whole + part == 0 ? .absent : .value(whole + part / 4_294_967_296)
    }

    private static func member(_ names: [Token], _ node: Node, _ document: StatusDocument) -> Double? {
        names.lazy.compactMap { document.member($0, of: node) }.first.flatMap { Reader.number.read(document, $0).number }
    }
}

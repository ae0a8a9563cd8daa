import Text
import YAML

/// The longest name of a device or profile, in bytes of UTF-8.
private let maximumNameBytes = 128

/// What is wrong with a name; follows "the name" in a message; nil when it is valid.
func nameDefect(_ name: String) -> String? {
    if name.isEmpty { return "is empty" }
    if name.utf8.count > maximumNameBytes { return "is longer than \(maximumNameBytes) bytes" }
    if !name.unicodeScalars.allSatisfy(isPrintable) { return "has characters that cannot be shown" }
    if name.first?.isWhitespace == true || name.last?.isWhitespace == true { return "begins or ends with a space" }
    if name == "." || name == ".." { return "means a folder, and a browser would not find its page" }
    return nil
}

/// A name that follows the rules, or a report.
func nameRule(_ value: ValueReader) -> String? {
    guard let name = value.string() else { return nil }
    if let defect = nameDefect(name) { return value.reject("the name \(defect)") }
    return name
}

/// Letters, digits and `_`, not beginning with a digit: Prometheus' rule for label names, and that of variables.
func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, !first.isDigit else { return false }
    return text.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
}

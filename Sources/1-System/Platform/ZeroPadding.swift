/// Digits with leading zeros up to the width; longer ones are unchanged.
public func zeroPadded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + digits
}

import Platform

/// Numbers as people read them.
enum Number {
    /// With at most that many decimals, and no trailing zeros.
    static func rounded(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return value.isNaN ? "?" : value < 0 ? "−∞" : "∞" }
        guard abs(value) < 1e15 else { return "\(value)" }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let padded = zeroPadded(String(Int64((abs(value) * scale).rounded())), to: decimals + 1)
        var fraction = String(padded.suffix(decimals))
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let whole = String(padded.dropLast(decimals))
        let text = fraction.isEmpty ? whole : whole + "." + fraction
        return value < 0 && text.contains { $0 != "0" && $0 != "." } ? "−" + text : text
    }

    /// A whole number with thin spaces between the thousands.
    static func grouped(_ value: Double) -> String {
        let digits = rounded(value, 0)
        guard digits.allSatisfy(\.isNumber) else { return digits }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "\u{202F}" }
            text.append(digit)
        }
        return text
    }

    /// A ratio as percent.
    static func percent(_ ratio: Double) -> String { rounded(ratio * 100, 0) + " %" }

    /// For attributes of drawings: a decimal point and nothing else that needs an explanation.
    static func plain(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        return rounded(value, 2).replacing("−", with: "-")
    }
}

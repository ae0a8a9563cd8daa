import Platform

/// Quantities with their units, as people read them.
enum Quantity {
    /// A short time with a unit that fits: `100 ns`, `2.5 µs`, `13 ms`, `4.2 s`.
    static func seconds(_ value: Double) -> String {
        let magnitude = abs(value)
        if magnitude == 0 { return "0 s" }
        for (unit, size) in [("ns", 1e-9), ("µs", 1e-6), ("ms", 1e-3)] where magnitude < size * 999.5 {
            let scaled = value / size
            return Number.rounded(scaled, abs(scaled) < 10 ? 1 : 0) + " " + unit
        }
        return magnitude < 120 ? Number.rounded(value, magnitude < 10 ? 1 : 0) + " s" : span(value)
    }

    /// The same with its sign, for offsets.
    static func offset(_ value: Double) -> String { (value > 0 ? "+" : "") + seconds(value) }

    /// A span in its two largest units: `3 d 4 h`, `2 min 5 s`.
    static func span(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "?" }
        let whole = Int(abs(value).rounded())
        let text: String
        switch whole {
        case ..<60: text = "\(whole) s"
        case ..<3600: text = whole % 60 == 0 ? "\(whole / 60) min" : "\(whole / 60) min \(whole % 60) s"
        case ..<86_400: text = whole / 60 % 60 == 0 ? "\(whole / 3600) h" : "\(whole / 3600) h \(whole / 60 % 60) min"
        default: text = whole / 3600 % 24 == 0 ? "\(whole / 86_400) d" : "\(whole / 86_400) d \(whole / 3600 % 24) h"
        }
        return value < -0.5 ? "−" + text : text
    }

    /// `12 s ago`; `now` below a second.
    static func age(_ seconds: Double) -> String { seconds < 1 ? "now" : span(seconds) + " ago" }

    /// `1.2 kB`, in decimal units.
    static func bytes(_ count: Int) -> String {
        let value = Double(count)
        if value < 1000 { return "\(count) B" }
        if value < 999_950 { return Number.rounded(value / 1e3, 1) + " kB" }
        return Number.rounded(value / 1e6, 1) + " MB"
    }

    /// `2026-03-01 12:00:00`, in UTC.
    static func time(_ unixTime: Double) -> String {
        let text = rfc3339(unixTime: unixTime)
        return text.prefix(10) + " " + text.dropFirst(11).prefix(8)
    }
}

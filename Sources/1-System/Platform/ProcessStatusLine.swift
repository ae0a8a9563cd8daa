/// The field of `/proc/PID/stat` that is used here; proc(5) numbers its fields from 1.
struct ProcessStatusLine: Equatable {
    /// Field 22: the start, in clock ticks after boot.
    var startTicks: Int

    /// Nil if the text is not such a line.
    init?(_ text: String) {
        // Field 2 is the name in parentheses, which may itself contain spaces and parentheses; field 3 follows the last one.
        guard let nameEnd = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: nameEnd)...].split { $0 == " " || $0 == "\n" }
        guard fields.count > 19, let startTicks = Int(fields[22 - 3]) else { return nil }
        self.startTicks = startTicks
    }
}

/// The line `btime` of `/proc/stat`: when the machine started, in seconds since 1970.
func parseBootTime(_ text: String) -> Double? {
    for line in text.split(separator: "\n") where line.hasPrefix("btime ") {
        return Double(line.dropFirst("btime ".count))
    }
    return nil
}

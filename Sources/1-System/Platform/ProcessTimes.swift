/// When a process started, in clock ticks after boot: field 22 of `/proc/PID/stat`, which proc(5) numbers from 1. Nil if the text is not
/// such a line.
func parseStartTicks(_ text: String) -> Int? {
    // Field 2 is the name in parentheses, which may itself contain spaces and parentheses; field 3 follows the last one.
    guard let nameEnd = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: nameEnd)...].split { $0 == " " || $0 == "\n" }
    return fields.count > 19 ? Int(fields[22 - 3]) : nil
}

/// The line `btime` of `/proc/stat`: when the machine started, in seconds since 1970.
func parseBootTime(_ text: String) -> Double? {
    for line in text.split(separator: "\n") where line.hasPrefix("btime ") {
        return Double(line.dropFirst("btime ".count))
    }
    return nil
}

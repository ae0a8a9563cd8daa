/// The numbers of `/proc/PID/stat` that are used here; proc(5) numbers its fields from 1.
struct ProcessStatusLine: Equatable {
    /// Field 20.
    var threads: Int
    /// Field 22: the start, in clock ticks after boot.
    var startTicks: Int
    /// Field 23.
    var virtualBytes: Int
    /// Field 24.
    var residentPages: Int

    /// Nil if the text is not such a line.
    init?(_ text: String) {
        // Field 2 is the name in parentheses, which may itself hold spaces and parentheses; field 3 follows the last one.
        guard let nameEnd = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: nameEnd)...].split { $0 == " " || $0 == "\n" }
        func number(_ field: Int) -> Int? {
            fields.indices.contains(field - 3) ? Int(fields[field - 3]) : nil
        }
        guard let threads = number(20), let startTicks = number(22), let virtualBytes = number(23),
            let residentPages = number(24)
        else { return nil }
        self.threads = threads
        self.startTicks = startTicks
        self.virtualBytes = virtualBytes
        self.residentPages = residentPages
    }
}

/// The line `btime` of `/proc/stat`: when the machine started, in seconds since 1970.
func parseBootTime(_ text: String) -> Double? {
    for line in text.split(separator: "\n") where line.hasPrefix("btime ") {
        return Double(line.dropFirst("btime ".count))
    }
    return nil
}

import Text

/// Reads an exposition by the letter of its format, without anything of the exporter's own code: whatever is not as
/// the format has it is a finding.
struct ExpositionReader {
    /// Which of the two formats.
    enum Format { case prometheus, openMetrics }

    /// One family with its series.
    struct Family {
        let name: String
        /// The words of its lines `# TYPE`, `# UNIT` and `# HELP`.
        var facts: [String: String] = [:]
        var type: String { facts["TYPE"] ?? "" }
        /// Name and labels of each series as they are written, with its value, in their order.
        var series: [(text: String, labels: [(name: String, value: String)], value: Double)] = []
    }

    private let format: Format
    private(set) var families: [Family] = []
    /// The value of every series.
    private(set) var values: [String: Double] = [:]
    private var names: Set<String> = []

    init(_ bytes: [UInt8], _ format: Format) throws {
        self.format = format
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Finding("exposition: not UTF-8") }
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String($0) ?? "" }
        try expect(lines.popLast() == "", "exposition: no newline at its end")
        if format == .openMetrics { try expect(lines.popLast() == "# EOF", "exposition: no # EOF at its end") }
        for line in lines {
            try expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "exposition: control character in \(line)")
            try expect(line.utf8.count < 16384, "exposition: line of \(line.utf8.count) bytes")
            if line.hasPrefix("# ") { try readComment(line) } else { try readSample(line) }
        }
        try closeFamily()
    }

    private mutating func readComment(_ line: String) throws {
        let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        try expect(words.count == 4 && Self.isName(words[2][...]), "exposition: comment \(line)")
        if families.last?.name != words[2] {
            try closeFamily()
            try expect(names.insert(words[2]).inserted, "exposition: family twice: \(line)")
            families.append(Family(name: words[2]))
        }
        let family = families.count - 1
        try expect(families[family].series.isEmpty, "exposition: comment behind samples: \(line)")
        try expect(families[family].facts.updateValue(words[3], forKey: words[1]) == nil, "exposition: comment twice: \(line)")
        switch words[1] {
        case "HELP": break
        case "UNIT": try expect(format == .openMetrics && words[2].hasSuffix("_" + words[3]), "exposition: unit: \(line)")
        case "TYPE":
            let types = format == .openMetrics ? ["gauge", "counter", "info", "stateset"] : ["gauge", "counter"]
            try expect(types.contains(words[3]), "exposition: type: \(line)")
        default: throw Finding("exposition: comment \(line)")
        }
    }

    private func closeFamily() throws {
        guard let last = families.last else { return }
        try expect(!last.series.isEmpty, "exposition: family without samples: \(last.name)")
        try expect(
            last.facts["TYPE"] != nil && last.facts["HELP"] != nil, "exposition: family without TYPE or HELP: \(last.name)")
    }

    private mutating func readSample(_ line: String) throws {
        guard let family = families.last else { throw Finding("exposition: sample without a family: \(line)") }
        let bytes = Array(line.utf8)
        let nameEnd = bytes.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: " ") } ?? bytes.count
        let suffix = format == .prometheus ? "" : family.type == "counter" ? "_total" : family.type == "info" ? "_info" : ""
        try expect(
            bytes[..<nameEnd].text == family.name + suffix, "exposition: sample of another family than \(family.name): \(line)")
        var labels: [(name: String, value: String)] = []
        var index = nameEnd
        if index < bytes.count, bytes[index] == UInt8(ascii: "{") {
            (labels, index) = try Self.labels(bytes, from: index + 1, line)
        }
        try expect(index < bytes.count && bytes[index] == UInt8(ascii: " "), "exposition: no value: \(line)")
        let number = bytes[(index + 1)...].text
        guard let value = Self.value(number) else { throw Finding("exposition: value \(number): \(line)") }
        try expect(Set(labels.map(\.name)).count == labels.count, "exposition: label twice: \(line)")
        if family.type == "counter" { try expect(value >= 0, "exposition: negative counter: \(line)") }
        if family.type == "info" { try expect(value == 1, "exposition: info that is not 1: \(line)") }
        let series = bytes[..<index].text
        try expect(
            values.updateValue(value, forKey: Self.identity(bytes[..<nameEnd].text, labels)) == nil,
            "exposition: series twice: \(line)")
        families[families.count - 1].series.append((series, labels, value))
    }

    /// The same for the same series, whatever the order of its labels.
    private static func identity(_ name: String, _ labels: [(name: String, value: String)]) -> String {
        name + labels.sorted { $0.name < $1.name }.map { "\u{0}\($0.name)\u{0}\($0.value)" }.joined()
    }

    private static func labels(
        _ bytes: [UInt8], from start: Int, _ line: String
    ) throws -> (labels: [(name: String, value: String)], end: Int) {
        var labels: [(name: String, value: String)] = []
        var index = start
        while true {
            guard let equals = bytes[index...].firstIndex(of: UInt8(ascii: "=")), isName(Substring(bytes[index..<equals].text)),
                equals + 1 < bytes.count, bytes[equals + 1] == UInt8(ascii: "\"")
            else { throw Finding("exposition: label: \(line)") }
            var value: [UInt8] = []
            let name = bytes[index..<equals].text
            index = equals + 2
            while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                if bytes[index] == UInt8(ascii: "\\") {
                    index += 1
                    let escapes: [UInt8: UInt8] = [
                        UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "n"): 10,
                    ]
                    guard index < bytes.count, let byte = escapes[bytes[index]] else {
                        throw Finding("exposition: escape: \(line)")
                    }
                    value.append(byte)
                } else {
                    value.append(bytes[index])
                }
                index += 1
            }
            try expect(value.count <= 4096, "exposition: label of \(value.count) bytes: \(line)")
            labels.append((name, value.text))
            index += 1
            guard index < bytes.count else { throw Finding("exposition: label without an end: \(line)") }
            if bytes[index] == UInt8(ascii: "}") { return (labels, index + 1) }
            try expect(bytes[index] == UInt8(ascii: ","), "exposition: between labels: \(line)")
            index += 1
        }
    }

    private static func isName(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        return text.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"), UInt8(ascii: ":"):
                true
            default: false
            }
        }
    }

    /// A number as Go's strconv and OpenMetrics' grammar both take it.
    private static func value(_ text: String) -> Double? {
        if let special = ["+Inf": Double.infinity, "-Inf": -.infinity, "NaN": .nan][text] { return special }
        let digits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+-.e".utf8.contains($0) }
        return digits && !text.isEmpty ? Double(text) : nil
    }
}

extension ExpositionReader {
    /// Reads the same samples in both formats and compares them: the same series, the same values, one state in each set.
    static func agree(prometheus: [UInt8], openMetrics: [UInt8]) throws -> ExpositionReader {
        let text = try ExpositionReader(prometheus, .prometheus)
        let open = try ExpositionReader(openMetrics, .openMetrics)
        try expect(text.values.count == open.values.count, "formats: \(text.values.count) and \(open.values.count) series")
        for (series, value) in text.values {
            guard let other = open.values[series] else { throw Finding("formats: only in one: \(series)") }
            try expect(value == other || value.isNaN && other.isNaN, "formats: \(value) and \(other): \(series)")
        }
        for family in open.families where family.type == "stateset" {
            var ones: [String: Double] = [:]
            for sample in family.series {
                try expect(sample.value == 0 || sample.value == 1, "state set: \(sample.value): \(sample.text)")
                try expect(sample.labels.contains { $0.name == family.name }, "state set: no label of its own: \(sample.text)")
                ones[identity("", sample.labels.filter { $0.name != family.name }), default: 0] += sample.value
            }
            if let bad = ones.first(where: { $0.value != 1 }) {
                throw Finding("state set: \(bad.value) states are 1 in \(family.name) \(bad.key.replacing("\u{0}", with: " "))")
            }
        }
        return open
    }
}

import Testing

/// A module in a spelling of its own, and what must and must not come of it.
struct Spelling: Sendable, CustomTestStringConvertible {
    let model: String
    let members: String
    let has: [String]
    let not: [String]

    /// - Parameters:
    ///   - members: of the module, as JSON.
    ///   - has: series that there must be, with some of their labels and the value.
    ///   - not: series that must not be there, with some of their labels.
    init(_ model: String, _ members: String, has: [String], not: [String] = []) {
        self.model = model
        self.members = members
        self.has = has
        self.not = not
    }

    var testDescription: String { "\(model): \(members)" }

    func check() throws {
        let series = try ModuleWalk(model: model, members).series("lantime_")
        for wanted in has { #expect(series.contains(where: SeriesPattern(wanted).matches), "\(wanted) of \(members)") }
        for unwanted in not { #expect(!series.contains(where: SeriesPattern(unwanted).matches), "no \(unwanted) of \(members)") }
    }
}

/// A series, with some of its labels and perhaps its value: `lantime_rsc_psu_ok{psu="1"} 0`.
struct SeriesPattern {
    private let name: Substring
    private let labels: [Substring]
    private let value: Double?

    init(_ text: some StringProtocol) {
        let text = String(text)[...]
        let name = text.prefix { $0 != "{" && $0 != " " }
        let end = text.lastIndex(of: "}")
        self.name = name
        labels = end.map { text[text.index(after: name.endIndex)..<$0].split(separator: ",") } ?? []
        value = Double(text[(end.map { text.index(after: $0) } ?? name.endIndex)...].drop { $0 == " " })
    }

    /// Whether a line of an exposition is that series.
    func matches(_ line: some StringProtocol) -> Bool {
        let own = SeriesPattern(line)
        return own.name == name && labels.allSatisfy(own.labels.contains) && (value == nil || value == own.value)
    }
}

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
        for wanted in has { #expect(series.contains { Self.matches($0, wanted) }, "\(wanted) of \(members)") }
        for unwanted in not { #expect(!series.contains { Self.matches($0, unwanted) }, "no \(unwanted) of \(members)") }
    }

    /// Whether a series has the name, the labels and, where it is given, the value.
    private static func matches(_ line: String, _ wanted: String) -> Bool {
        let (name, labels, value) = parts(wanted)
        let own = parts(line)
        return own.name == name && labels.allSatisfy(own.labels.contains) && (value == "" || value == own.value)
    }

    private static func parts(_ line: String) -> (name: String, labels: [String], value: String) {
        let name = line.prefix { $0 != "{" && $0 != " " }
        let end = line.lastIndex(of: "}")
        let labels = end.map { line[line.index(after: name.endIndex)..<$0].split(separator: ",").map(String.init) } ?? []
        let value = line[(end.map { line.index(after: $0) } ?? name.endIndex)...].drop { $0 == " " }
        return (String(name), labels, String(value))
    }
}

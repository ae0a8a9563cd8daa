/// That the examples of a metric are those of another subject, but for the model of the module.
struct Likeness {
    /// The subject that has them.
    let subject: String
    private let model: String
    private let otherModel: String

    private static let start = #"module {"info":{"model":""#

    /// Reads a line: `as bpe, cpe for bpe`.
    init?(_ line: Substring) {
        let parts = line.split(whereSeparator: { " ,".contains($0) }).map(String.init)
        guard parts.count == 5, parts[0] == "as", parts[3] == "for" else { return nil }
        (subject, model, otherModel) = (parts[1], parts[2], parts[4])
    }

    /// How examples may be those of a subject; `nil` where they cannot.
    init?(
        to subject: String, _ own: [(example: ExampleSheet.Example, lines: [String])],
        _ others: [(example: ExampleSheet.Example, lines: [String])]
    ) {
        // A short section says as much as a reference to another.
        guard own.count > 2, own.count == others.count, let model = Self.model(of: own[0].example.document),
            let other = Self.model(of: others[0].example.document)
        else { return nil }
        (self.subject, self.model, otherModel) = (subject, model, other)
    }

    /// The line.
    var line: String { "as \(subject), \(model) for \(otherModel)" }

    /// A document of the other subject with the own model.
    func applied(to document: String) -> String {
        guard Self.model(of: document) == otherModel else { return document }
        return Self.start + model + document.dropFirst(Self.start.count + otherModel.count)
    }

    private static func model(of document: String) -> String? {
        guard document.hasPrefix(start) else { return nil }
        return String(document.dropFirst(start.count).prefix { $0 != "\"" })
    }
}

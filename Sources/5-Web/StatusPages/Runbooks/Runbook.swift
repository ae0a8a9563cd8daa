import Findings

/// What to do when an alert fires: one of the pages of `docs/runbooks`, which are part of the program, so that they can be read
/// where there is no way to the rest of the world.
struct Runbook: Sendable {
    let name: String
    /// The lines below the title.
    let lines: [String]

    /// All of them by their names.
    static let all: [String: Runbook] = Dictionary(
        parse(String(decoding: PackageResources.runbooks_md, as: UTF8.self)).map { ($0.name, $0) },
        uniquingKeysWith: { one, _ in one })

    /// The first thing to look at, in a sentence; `nil` when the page names none.
    var firstStep: String? {
        lines.drop { !$0.hasPrefix("## Check") }.first { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
    }

    /// Reads pages that follow one another, each with a title of its own.
    static func parse(_ text: String) -> [Runbook] {
        var books: [Runbook] = []
        var name: String?
        var lines: [String] = []
        func close() { name.map { books.append(Runbook(name: $0, lines: lines)) } }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("# ") {
                close()
                name = String(line.dropFirst(2))
                lines = []
            } else {
                lines.append(line)
            }
        }
        close()
        return books
    }
}

extension FindingKind {
    var runbook: Runbook? { Runbook.all[name] }
}

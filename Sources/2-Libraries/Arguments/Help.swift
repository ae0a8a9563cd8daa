/// The width of the help, in columns: it fits half of a wide terminal without wrapping.
private let pageWidth = 100
/// Where the explanations begin at most; a longer option has its explanation on the next line.
private let widestLabel = 34

extension Program {
    /// The help of the program: its commands, and the options of the default one.
    public func help() -> String {
        let rows = commands.map { command in
            (command.name, command.summary + (command.name == defaultCommand.name ? " (default)" : ""))
        }
        return """
            Usage: \(name) [COMMAND] [OPTION]...

            \(wrapped(summary, width: pageWidth).joined(separator: "\n"))

            \(render([HelpSection(title: "Commands", rows: rows)] + defaultCommand.groups.map(\.helpSection) + [.general]))
            '\(name) COMMAND --help' lists the options of a command.

            """
    }

    /// The help of one command.
    func help(of command: Command) -> String {
        let word = command.name == defaultCommand.name ? "[\(command.name)]" : command.name
        let usage = [name, word] + (command.options.isEmpty ? [] : ["[OPTION]..."]) + command.operands.map(\.name)
        let operands = HelpSection(title: "Operands", rows: command.operands.map { ($0.name, $0.explanation) })
        return """
            Usage: \(usage.joined(separator: " "))

            \(wrapped(command.summary, width: pageWidth).joined(separator: "\n"))

            \(render([operands] + command.groups.map(\.helpSection) + [.general]))
            """
    }
}

/// A heading with the labels below it and what each means.
private struct HelpSection {
    let title: String
    let rows: [(label: String, explanation: String)]

    static let general = HelpSection(
        title: "General", rows: [("--help", "Show this help."), ("--version", "Show the version.")])
}

extension OptionGroup {
    fileprivate var helpSection: HelpSection {
        HelpSection(title: title, rows: options.map { ($0.label, $0.explanation) })
    }
}

extension Declaration {
    /// The option as a user types it; a flag that is on by default is shown in its negated form.
    var label: String {
        switch shape {
        case .flag: defaults.isEmpty ? "--\(name)" : "--no-\(name)"
        case .single: "--\(name)=\(placeholder)"
        case .repeated: "--\(name)=\(placeholder)..."
        }
    }

    var explanation: String {
        var parts = [help]
        if case .words(let words) = completion { parts.append("One of \(words.joined(separator: ", ")).") }
        if shape == .repeated { parts.append("May be repeated.") }
        if shape != .flag, !defaults.isEmpty { parts.append("Default: \(defaults.joined(separator: " ")).") }
        return parts.joined(separator: " ")
    }
}

/// All sections that have rows, their explanations in one column.
private func render(_ sections: [HelpSection]) -> String {
    let sections = sections.filter { !$0.rows.isEmpty }
    let column = (sections.flatMap(\.rows).map(\.label.count).filter { $0 <= widestLabel }.max() ?? 0) + 4
    return sections.map { section in
        (["\(section.title):"] + section.rows.flatMap { lines(of: $0.label, $0.explanation, column: column) })
            .map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
}

private func lines(of label: String, _ explanation: String, column: Int) -> [String] {
    var explanation = wrapped(explanation, width: pageWidth - column)[...]
    var first = "  " + label
    if first.count + 2 <= column, let beside = explanation.popFirst() {
        first += spaces(column - first.count) + beside
    }
    return [first] + explanation.map { spaces(column) + $0 }
}

/// The lines of `text`, broken between words; only a word that is wider alone exceeds `width`.
private func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
        if let line = lines.last, line.count + 1 + word.count <= width {
            lines[lines.count - 1] = line + " " + word
        } else {
            lines.append(String(word))
        }
    }
    return lines
}

private func spaces(_ count: Int) -> String {
    String(repeating: " ", count: count)
}

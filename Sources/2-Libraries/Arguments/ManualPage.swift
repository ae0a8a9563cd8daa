extension Program {
    /// The manual page in the notation of man(7), made from the same declaration as the help: every command with its options.
    ///
    /// - Parameters:
    ///   - version: the program's version, shown in the footer.
    ///   - date: the date of that version, as the footer should show it.
    ///   - seeAlso: references to further documentation, as text.
    public func manualPage(version: String, date: String, seeAlso: String) -> String {
        var lines = [
            ".TH \(roff(name.uppercased())) 1 \"\(roff(date))\" \"\(roff(name)) \(roff(version))\" \"User Commands\"",
            ".SH NAME", "\(roff(name)) \\- \(roff(summary))",
            ".SH SYNOPSIS", ".B \(roff(name))", "[\\fICOMMAND\\fR] [\\fIOPTION\\fR]...",
            ".SH DESCRIPTION", roff(summary), "Without a command, \\fB\(roff(defaultCommand.name))\\fR is meant.",
            ".SH COMMANDS",
        ]
        for command in commands {
            let usage = command.operands.map { " \\fI\(roff($0.name))\\fR" }.joined()
            lines += [".SS \(roff(command.name))\(usage)", roff(command.summary)]
            lines += command.operands.flatMap { item($0.name, $0.explanation) }
            lines += command.options.flatMap { item($0.label, $0.explanation) }
        }
        lines += [".SH GENERAL OPTIONS"]
        lines += item("--help", "Show the help of the program or of a command.") + item("--version", "Show the version.")
        lines += [".SH EXIT STATUS", "0 done, 1 failed, 2 wrong usage.", ".SH SEE ALSO", roff(seeAlso)]
        return lines.joined(separator: "\n") + "\n"
    }

    private func item(_ label: String, _ explanation: String) -> [String] {
        [".TP", ".B \(roff(label))", roff(explanation)]
    }
}

/// Text escaped for troff: a hyphen stays the ASCII one, so that options can be copied and searched.
private func roff(_ text: String) -> String {
    let escaped = text.map { character in
        switch character {
        case "\\": "\\e"
        case "-": "\\-"
        case "\"": "\\(dq"
        case "\n": " "
        default: String(character)
        }
    }.joined()
    // At the start of a line these two begin a request.
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
}

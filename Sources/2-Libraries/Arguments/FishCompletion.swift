extension Program {
    var fishCompletion: String {
        var lines = ["# fish completion for \(name)", "complete -c \(name) -f"]
        for command in commands {
            lines.append(
                "complete -c \(name) -n __fish_use_subcommand -a \(command.name) -d \(quoted(command.summary))")
        }
        for command in commands {
            let others = commands.map(\.name).filter { $0 != command.name }
            // The options of the default command are there too as long as no command is named.
            let condition =
                command.name == defaultCommand.name
                ? "not __fish_seen_subcommand_from \(others.joined(separator: " "))"
                : "__fish_seen_subcommand_from \(command.name)"
            let prefix = "complete -c \(name) -n \(quoted(condition))"
            lines += command.options.flatMap { option in
                option.fishOptions.map { "\(prefix) \($0)" }
            }
            if let offer = command.operands.first?.completion.fishOffer, command.name != defaultCommand.name {
                lines.append("\(prefix) \(offer)")
            }
        }
        lines.append("complete -c \(name) -l help -d 'Show this help.'")
        lines.append("complete -c \(name) -l version -d 'Show the version.'")
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Declaration {
    /// `-l` is the long name; `-r` requires a value.
    fileprivate var fishOptions: [String] {
        guard shape == .flag else {
            return ["-l \(name) -r \(completion.fishOffer ?? "-f") -d \(quoted(help))"]
        }
        return ["-l \(name) -d \(quoted(help))", "-l no-\(name) -d \(quoted("switch off --\(name)"))"]
    }
}

extension Declaration.Completion {
    /// `-F` offers files, `-f` none, `-a` these words.
    fileprivate var fishOffer: String? {
        switch self {
        case .none: nil
        case .files: "-F"
        case .words(let words): "-f -a \(quoted(words.joined(separator: " ")))"
        // The words of the command line begin with the program. A pattern without files is an empty list in a loop.
        case .wordsOrFiles(let command, let ending):
            // Only the file that the line names is read.
            "-f -a "
                + quoted(
                    "(eval (commandline -opc)[1] \(command) "
                        + "(string escape -- (string match -- '--config.file=*' (commandline -opc))) 2>/dev/null) "
                        + "(for file in (commandline -ct)*\(ending) (commandline -ct)*/; echo $file; end)")
        }
    }
}

/// In single quotation marks, where fish knows the escapes `\'` and `\\`.
private func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
}

import Text

extension Program {
    /// Reads a command line.
    /// - Parameter words: the arguments without the name of the program.
    /// - Returns: what it asks for. `--help` and `--version` win over errors in the words after them.
    /// - Throws: ``UsageError`` for the first word that is wrong.
    public func parse(_ words: [String]) throws(UsageError) -> Request {
        guard let first = words.first, !first.isOption else {
            if words.first == "--help" || words.first == "-h" { return .help(help()) }
            return try parse(words[...], of: defaultCommand)
        }
        guard let command = commands.first(where: { $0.name == first }) else {
            // Other programs have commands with these names.
            let meant = ["help", "version"].contains(first) ? "--\(first)" : nearestSpelling(of: first, in: commands.map(\.name))
            let hint = meant.map { "; did you mean \($0)?" } ?? ""
            throw UsageError(description: "unknown command \(first)\(hint)", helpCommand: "\(name) --help")
        }
        return try parse(words.dropFirst(), of: command)
    }

    private func parse(_ words: ArraySlice<String>, of command: Command) throws(UsageError) -> Request {
        var parser = CommandParser(command: command, helpCommand: "\(name) \(command.name) --help", words: words)
        while let word = parser.words.popFirst() {
            switch word {
            case "--help" where !parser.optionsEnded, "-h" where !parser.optionsEnded: return .help(help(of: command))
            case "--version" where !parser.optionsEnded: return .version
            default: try parser.take(word)
            }
        }
        return .run(command: command.name, try parser.finish())
    }
}

/// The state between two words of a command line.
private struct CommandParser {
    let command: Command
    let helpCommand: String
    var words: ArraySlice<String>
    var optionsEnded = false
    var operands: [String] = []
    var given: [String: [String]] = [:]

    mutating func take(_ word: String) throws(UsageError) {
        if optionsEnded || !word.isOption {
            operands.append(word)
        } else if word == "--" {
            optionsEnded = true
        } else {
            try takeOption(word)
        }
    }

    private mutating func takeOption(_ word: String) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let (spelling, value) = (parts[0], parts.count > 1 ? parts[1] : nil)
        if ["--help", "--version"].contains(spelling) { throw error("option \(spelling) takes no value") }
        guard let (option, isOn) = command.option(spelling) else {
            let hint = nearestSpelling(of: spelling, in: command.spellings).map { "; did you mean \($0)?" } ?? ""
            throw error("unknown option \(spelling)\(hint)")
        }
        if option.shape != .repeated, given[option.name] != nil {
            throw error("option --\(option.name) is given twice")
        }
        if option.shape == .flag {
            guard value == nil else { throw error("option \(spelling) takes no value; --no-\(option.name) switches it off") }
            given[option.name] = [String(isOn)]
        } else if let value {
            given[option.name, default: []].append(value)
        } else {
            given[option.name, default: []].append(try nextValue(of: option))
        }
    }

    /// The word after the option. One that looks like an option is more likely the next option than a value.
    private mutating func nextValue(of option: Declaration) throws(UsageError) -> String {
        guard let word = words.first, !word.hasPrefix("--") else {
            throw error("option --\(option.name) needs a value: --\(option.name)=\(option.placeholder)")
        }
        words.removeFirst()
        return word
    }

    consuming func finish() throws(UsageError) -> Arguments {
        let declarations = command.options + command.operands
        var rest = operands[...]
        for operand in command.operands {
            guard let word = rest.popFirst() else { throw error("\(command.name) needs \(operand.name)") }
            given[operand.name] = [word]
        }
        if let surplus = rest.first { throw error("\(command.name) does not take \(surplus)") }

        var arguments = Arguments(command: command.name, declared: Set(declarations.map(\.name)))
        for declaration in declarations {
            guard let words = given[declaration.name] else { continue }
            do throws(ArgumentValueError) {
                arguments.values[declaration.name] = try declaration.read(words)
            } catch {
                let place = command.operands.contains { $0.name == declaration.name } ? declaration.name : "--\(declaration.name)"
                throw self.error("\(place): expected \(error.expectation), found \"\(error.argument)\"")
            }
        }
        return arguments
    }

    private func error(_ description: String) -> UsageError {
        UsageError(description: description, helpCommand: helpCommand)
    }
}

extension Command {
    /// The option of this spelling, and whether a flag is switched on or off by it.
    fileprivate func option(_ spelling: String) -> (Declaration, isOn: Bool)? {
        for option in options {
            if spelling == "--\(option.name)" { return (option, true) }
            if option.shape == .flag, spelling == "--no-\(option.name)" { return (option, false) }
        }
        return nil
    }

    /// All spellings of options that the command knows.
    var spellings: [String] {
        options.flatMap { $0.shape == .flag ? ["--\($0.name)", "--no-\($0.name)"] : ["--\($0.name)"] } + ["--help", "--version"]
    }
}

extension String {
    /// A lone `-` is an operand: it stands for standard input or output.
    fileprivate var isOption: Bool { hasPrefix("-") && self != "-" }
}

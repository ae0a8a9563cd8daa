extension Program {
    var bashCompletion: String {
        let function = completionFunction
        let values = commands.flatMap { command in
            command.options.filter { $0.shape != .flag }.map { option in
                "        \(command.name),--\(option.name)) \(reply(option.completion, of: name).map { "\($0); " } ?? "")return ;;"
            }
        }
        let options = commands.map { "        \($0.name)) options='\($0.spellings.joined(separator: " "))' ;;" }
        let operands = commands.compactMap { command in
            // Further operands of a command are of the kind of its first.
            command.operands.first.flatMap { reply($0.completion, of: name) }.map { "        \(command.name)) \($0) ;;" }
        }
        return """
            # bash completion for \(name)
            \(function)() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=\(defaultCommand.name) options
                COMPREPLY=()
                # The equals sign of --name=value is a word of its own.
                if [[ $current == = ]]; then
                    current=
                elif [[ $previous == = ]]; then
                    previous=${COMP_WORDS[COMP_CWORD-2]}
                fi
                if (( COMP_CWORD > 1 )); then
                    case ${COMP_WORDS[1]} in
                    \(commands.map(\.name).joined(separator: "|"))) command=${COMP_WORDS[1]} ;;
                    esac
                fi
                case $command,$previous in
            \(values.joined(separator: "\n"))
                esac
                case $command in
            \(options.joined(separator: "\n"))
                esac
                if [[ $current == -* ]]; then
                    \(reply("-W \"$options\""))
                    return
                fi
                if (( COMP_CWORD == 1 )); then
                    \(reply("-W '\(commands.map(\.name).joined(separator: " "))'"))
                    return
                fi
                case $command in
            \(operands.joined(separator: "\n"))
                esac
            }
            complete -F \(function) \(name)

            """
    }
}

private func reply(_ completion: Declaration.Completion, of program: String) -> String? {
    switch completion {
    case .none: nil
    // compopt fails outside of a completion, which is how tests call the function.
    case .files: "compopt -o filenames 2>/dev/null; \(reply("-f"))"
    case .words(let words): reply("-W '\(words.joined(separator: " "))'")
    // Only the file that the line names is read; other options do not matter.
    case .wordsOrFiles(let command, let ending):
        """
        local file=; [[ $COMP_LINE =~ --config\\.file[=\\ ]([^\\ ]+) ]] && file=--config.file=${BASH_REMATCH[1]}; \
        compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <( \
        compgen -W "$(\(program) \(command) $file 2>/dev/null)" -- "$current"; \
        compgen -f -X '!*\(ending)' -- "$current"; compgen -d -- "$current")
        """
    }
}

/// `mapfile` rather than an unquoted `$( )`, which would split file names at spaces.
private func reply(_ generator: String) -> String {
    "mapfile -t COMPREPLY < <(compgen \(generator) -- \"$current\")"
}

extension Program {
    var zshCompletion: String {
        let function = completionFunction
        let cases = commands.map { command in
            """
                \(command.name))
                    _arguments -S \\
            \(command.zshSpecifications.map { "            \(quoted($0))" }.joined(separator: " \\\n"))
                    ;;
            """
        }
        let descriptions = commands.map { "        \(quoted("\($0.name):\(escaped($0.summary, ":"))"))" }
        return """
            #compdef \(name)
            \(function)() {
                local command=\(defaultCommand.name)
                local -a commands
                commands=(
            \(descriptions.joined(separator: "\n"))
                )
                if (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then
                    _describe -t commands command commands
                    return
                fi
                if [[ ${words[2]} != -* ]]; then
                    command=${words[2]}
                    shift words
                    (( CURRENT-- ))
                fi
                case $command in
            \(cases.joined(separator: "\n"))
                esac
            }
            # Run as an autoloaded function, or read by `source <(\(name) completion zsh)`.
            if [[ ${funcstack[1]} == \(function) ]]; then
                \(function) "$@"
            else
                compdef \(function) \(name)
            fi

            """
    }
}

extension Command {
    /// In the notation of `_arguments`: `*` for what may be repeated, `[explanation]`, `:placeholder:what to offer`.
    fileprivate var zshSpecifications: [String] {
        let options = options.flatMap { option in
            let explanation = "[\(escaped(option.help, "[]:"))]"
            return switch option.shape {
            case .flag: ["--\(option.name)\(explanation)", "--no-\(option.name)[switch off --\(option.name)]"]
            case .single: ["--\(option.name)=\(explanation)\(option.zshValue)"]
            case .repeated: ["*--\(option.name)=\(explanation)\(option.zshValue)"]
            }
        }
        let general = ["(- *)--help[Show this help.]", "(- *)--version[Show the version.]"]
        let operands = operands.enumerated().map { index, operand in "\(index + 1)" + operand.zshValue }
        return options + general + operands
    }
}

extension Declaration {
    fileprivate var zshValue: String {
        let offer =
            switch completion {
            case .none: " "
            case .files: "_files"
            case .words(let words): "(\(words.joined(separator: " ")))"
            case .wordsOrFiles(let command, let ending):
                "{ compadd -- ${(f)\"$($service \(command) ${(M)words:#--config.file=*} 2>/dev/null)\"}; _files -g \"*\(ending)\" }"
            }
        return ":\(escaped(placeholder, ":")):\(offer)"
    }
}

/// Puts a backslash before each of `special` and before backslashes.
private func escaped(_ text: String, _ special: String) -> String {
    text.map { special.contains($0) || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
}

/// In single quotation marks, where only such a mark itself ends the text.
private func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
}

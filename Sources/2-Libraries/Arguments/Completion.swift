/// A shell for which a completion script can be written.
public enum Shell: String, Sendable, CaseIterable, ArgumentValue {
    /// GNU bash, from 4.0 on.
    case bash
    /// Z shell.
    case zsh
    /// fish.
    case fish
}

extension Program {
    /// A script that completes commands, options and their values in `shell`; made from the same declaration as the help.
    public func completion(for shell: Shell) -> String {
        switch shell {
        case .bash: bashCompletion
        case .zsh: zshCompletion
        case .fish: fishCompletion
        }
    }

    /// The name of the shell function: the program's name without characters that a function name cannot contain.
    var completionFunction: String {
        "_" + name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
    }
}

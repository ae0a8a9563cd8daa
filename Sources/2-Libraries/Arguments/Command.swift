/// Options that belong together, under one heading in the help.
public struct OptionGroup: Sendable {
    let title: String
    let options: [Declaration]

    /// - Parameters:
    ///   - title: the heading, such as `Web`.
    ///   - options: values of type ``Option``.
    public init(_ title: String, _ options: [any Declared]) {
        self.title = title
        self.options = options.map(\.declaration)
    }
}

/// One command of a program: its options and operands in the order of the help.
public struct Command: Sendable {
    /// The word that selects it.
    public let name: String
    let summary: String
    let operands: [Declaration]
    let groups: [OptionGroup]

    /// - Parameters:
    ///   - name: the word that selects it.
    ///   - summary: one sentence, which the list of commands shows too.
    ///   - operands: values of type ``Operand``, in their order on the command line.
    ///   - groups: its options.
    public init(_ name: String, _ summary: String, operands: [any Declared] = [], options groups: [OptionGroup] = []) {
        self.name = name
        self.summary = summary
        self.operands = operands.map(\.declaration)
        self.groups = groups
    }

    var options: [Declaration] { groups.flatMap(\.options) }
}

/// A program: its commands, and which one is meant when none is named.
public struct Program: Sendable {
    /// What the user types.
    public let name: String
    let summary: String
    let commands: [Command]
    let defaultCommand: Command

    /// - Parameters:
    ///   - name: what the user types.
    ///   - summary: one sentence.
    ///   - defaultCommand: is meant when the first argument is an option or missing; the first in the help.
    ///   - commands: all others.
    public init(_ name: String, _ summary: String, defaultCommand: Command, commands: [Command]) {
        self.name = name
        self.summary = summary
        self.defaultCommand = defaultCommand
        self.commands = [defaultCommand] + commands
    }
}

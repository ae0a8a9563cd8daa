/// The arguments of one command, with defaults for the rest.
public struct Arguments: Sendable {
    let command: String
    /// The names that the command declares: reading another one is a programming error.
    let declared: Set<String>
    /// By name, including operands, whose upper-case names cannot collide with those of options.
    var values: [String: any Sendable] = [:]

    /// The value that was given, or the default.
    public subscript<Value>(option: Option<Value>) -> Value {
        value(option.declaration) ?? option.defaultValue
    }

    /// The operand that was given.
    public subscript<Value>(operand: Operand<Value>) -> Value {
        guard let value: Value = value(operand.declaration) else {
            preconditionFailure("\(command): the parser let a missing \(operand.declaration.name) pass")
        }
        return value
    }

    /// Whether the option was given.
    public func isGiven(_ option: some Declared) -> Bool {
        values[option.declaration.name] != nil
    }

    private func value<Value>(_ declaration: Declaration) -> Value? {
        precondition(declared.contains(declaration.name), "\(command) does not declare \(declaration.name)")
        guard let value = values[declaration.name] else { return nil }
        guard let typed = value as? Value else {
            preconditionFailure("\(command) declares \(declaration.name) with another type")
        }
        return typed
    }
}

/// What to do for a command line.
public enum Request: Sendable {
    /// Run the command of this name.
    case run(command: String, Arguments)
    /// Print this text and end with success.
    case help(String)
    /// Print the version and end with success.
    case version
}

/// A command line that cannot be understood.
public struct UsageError: Error, Equatable, CustomStringConvertible {
    /// What is wrong, such as `unknown option --web.listen-adress; did you mean --web.listen-address?`
    public let description: String
    /// The command line that shows the right usage.
    public let helpCommand: String
    /// The status with which the program ends.
    public static let exitCode: Int32 = 2

    /// Two lines for standard error: what is wrong, and where to read more.
    public var report: String { "error: \(description)\nTry '\(helpCommand)'.\n" }
}

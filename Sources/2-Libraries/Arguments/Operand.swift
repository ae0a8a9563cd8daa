/// An operand of a command, such as `FILE`, read by its type like an ``Option``.
public struct Operand<Value: Sendable>: Declared {
    /// What it is, apart from its type.
    public let declaration: Declaration
    let defaultValue: Value?
}

extension Operand where Value: ArgumentValue {
    /// An operand that must be given.
    /// - Parameters:
    ///   - name: its placeholder in help and errors, in capitals.
    ///   - help: what it is.
    ///   - completion: what a shell offers.
    public init(_ name: String, help: String, completion: Declaration.Completion = .none) {
        defaultValue = nil
        var declaration = Declaration.single(name, Value.self, name, help, [], completion) { $0 }
        declaration.required = true
        self.declaration = declaration
    }

    /// An operand that may be left out.
    public init(_ name: String, help: String, default defaultValue: Value, completion: Declaration.Completion = .none) {
        self.defaultValue = defaultValue
        declaration = .single(name, Value.self, name, help, [defaultValue.argument], completion) { $0 }
    }
}

extension Operand {
    /// An operand that may be left out and has no default.
    public init<Element: ArgumentValue>(_ name: String, help: String, completion: Declaration.Completion = .none)
    where Value == Element? {
        defaultValue = .some(nil)
        declaration = .single(name, Element.self, name, help, [], completion) { Element?.some($0) }
    }

    /// All further operands; the last one of a command.
    public init<Element: ArgumentValue>(_ name: String, help: String, completion: Declaration.Completion = .none)
    where Value == [Element] {
        defaultValue = []
        declaration = .repeated(name, Element.self, name, help, [], completion)
    }
}

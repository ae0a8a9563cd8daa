/// An operand of a command, such as `FILE`, which must be given. Read by its type like an ``Option``.
public struct Operand<Value: ArgumentValue>: Declared {
    /// What it is, apart from its type.
    public let declaration: Declaration

    /// - Parameters:
    ///   - name: its placeholder in help and errors, in capitals.
    ///   - help: what it is.
    ///   - completion: what a shell offers.
    public init(_ name: String, help: String, completion: Declaration.Completion = .none) {
        declaration = .single(name, Value.self, name, help, [], completion) { $0 }
    }
}

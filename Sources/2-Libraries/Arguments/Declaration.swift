/// An option or operand without the type of its value: everything that parsing, help and completion need.
public struct Declaration: Sendable {
    /// How often it may occur on the command line, and whether it takes a value.
    enum Shape: Sendable {
        /// `--name` and `--no-name`, without a value.
        case flag
        /// At most once; an operand exactly once.
        case single
        /// Any number of times, in order.
        case repeated
    }

    /// The completions of a value.
    public enum Completion: Sendable, Equatable {
        /// Nothing.
        case none
        /// Names of files.
        case files
        /// These words.
        case words([String])
        /// The words that a command of the program prints, one a line, and names of files with this ending, such as `.json`.
        case wordsOrFiles(command: String, ending: String)
    }

    let name: String
    let shape: Shape
    let help: String
    /// The placeholder of the value in the help, such as `FILE`.
    let placeholder: String
    /// The spellings of the default, for the help.
    let defaults: [String]
    let completion: Completion
    /// Turns the spellings that were given, at least one, into the typed value. Flags are spelt `true` and `false`.
    let read: @Sendable ([String]) throws(ArgumentValueError) -> any Sendable
}

/// A spelling that is not valid for the type.
struct ArgumentValueError: Error {
    let argument: String
    let expectation: String
}

/// An ``Option`` or an ``Operand`` of whatever type.
public protocol Declared: Sendable {
    /// What it is, apart from its type.
    var declaration: Declaration { get }
}

/// Reads each spelling, or says which one is wrong.
func readAll<Element: ArgumentValue>(_ arguments: [String]) throws(ArgumentValueError) -> [Element] {
    var values: [Element] = []
    for argument in arguments {
        guard let value = Element(argument: argument) else {
            throw ArgumentValueError(argument: argument, expectation: Element.expectation)
        }
        values.append(value)
    }
    return values
}

/// Reads the only spelling; the parser ensures that there is one.
func readLast<Element: ArgumentValue>(_ arguments: [String]) throws(ArgumentValueError) -> Element {
    let values: [Element] = try readAll(arguments)
    guard let value = values.last else { throw ArgumentValueError(argument: "", expectation: Element.expectation) }
    return value
}

/// One way into the exporter, and what must hold whatever comes in.
public struct FuzzTarget: Sendable {
    /// Looks at one input; throws a ``Finding`` when something does not hold.
    public typealias Check = @Sendable ([UInt8]) throws -> Void

    /// The name on the command line, and the folder of its inputs.
    public let name: String
    /// What its inputs are made of.
    public let grammar: Grammar
    /// Files of the project that are inputs as they stand, relative to its folder, beside those of the corpus.
    public let seeds: [String]
    /// Makes ready what all inputs need, such as a server.
    public let prepare: @Sendable () throws -> Check

    /// A target from its parts.
    public init(
        _ name: String, _ grammar: Grammar, seeds: [String] = [], prepare: @escaping @Sendable () throws -> Check
    ) {
        self.name = name
        self.grammar = grammar
        self.seeds = seeds
        self.prepare = prepare
    }

    /// All targets.
    public static let all: [FuzzTarget] = [
        .status, .configuration, .catalogFile, .webConfiguration, .request, .answer, .capture,
    ]
}

/// Something that must hold and does not.
public struct Finding: Error, CustomStringConvertible {
    /// What it is.
    public let description: String

    /// A finding in these words.
    public init(_ description: String) { self.description = description }
}

/// Throws a finding unless the condition holds.
func expect(_ condition: Bool, _ sentence: @autoclosure () -> String) throws {
    guard condition else { throw Finding(sentence()) }
}

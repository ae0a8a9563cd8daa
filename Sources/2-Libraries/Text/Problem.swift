/// One thing that is wrong in a file, reported to the operator as `file:line:column: path: what is wrong`.
public struct Problem: Error, Sendable, Hashable {
    /// The file as the operator named it.
    public let file: String
    /// Where in the file; nil when the file as a whole is meant.
    public let position: SourcePosition?
    /// Which value, such as `devices[0].timeout`; empty for the document as a whole.
    public let path: String
    /// What is wrong, in one sentence without a full stop.
    public let sentence: String

    /// A problem of a file.
    public init(file: String, position: SourcePosition? = nil, path: String = "", sentence: String) {
        self.file = file
        self.position = position
        self.path = path
        self.sentence = sentence
    }
}

extension Problem: CustomStringConvertible {
    /// `file:line:column: path: what is wrong`
    public var description: String {
        var parts = [position.map { "\(file):\($0)" } ?? file]
        if !path.isEmpty { parts.append(path) }
        return (parts + [sentence]).joined(separator: ": ")
    }
}

/// Collects everything that is wrong in one file, so that an operator fixes it in one go.
///
/// Used while a file is read, by one thread.
public final class ProblemCollector {
    /// The file as the operator named it.
    public let file: String
    private var collected: [Problem] = []

    /// A collector for the file of this name.
    public init(file: String) {
        self.file = file
    }

    /// What was reported, in the order of the file.
    public var problems: [Problem] {
        // Problems of one place keep the order in which they were found.
        collected.enumerated()
            .sorted { ($0.element.position ?? .start, $0.offset) < ($1.element.position ?? .start, $1.offset) }
            .map(\.element)
    }

    /// Whether nothing was reported.
    public var isEmpty: Bool { collected.isEmpty }

    /// Adds a problem.
    /// - Parameters:
    ///   - sentence: what is wrong, without a full stop. Must not quote a value that may be a secret.
    ///   - position: where; nil for the file as a whole.
    ///   - path: which value; empty for the document as a whole.
    public func report(_ sentence: String, at position: SourcePosition?, path: String = "") {
        collected.append(Problem(file: file, position: position, path: path, sentence: sentence))
    }
}

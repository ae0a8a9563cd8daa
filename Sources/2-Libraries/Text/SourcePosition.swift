/// A place in a text file, counted as editors do: both numbers start at 1, columns are characters.
public struct SourcePosition: Sendable, Hashable {
    /// Line, from 1.
    public let line: Int
    /// Column in characters, from 1.
    public let column: Int

    /// The place at `line` and `column`, both from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The first character of a file.
    public static let start = SourcePosition(line: 1, column: 1)
}

extension SourcePosition: Comparable {
    /// Whether the left place comes first in the file.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

extension SourcePosition: CustomStringConvertible {
    /// `line:column`, the form that editors and terminals turn into a link.
    public var description: String { "\(line):\(column)" }
}

/// A password or token.
///
/// It cannot print itself: every description of it, and of a value that contains it, reads `<secret>`.
/// Only `reveal()` returns the text, so a search for that word finds every place where a secret is unwrapped.
public struct Secret: Sendable, Equatable {
    private let text: String

    /// Wraps `text`, which is taken as it is.
    public init(_ text: String) {
        self.text = text
    }

    /// The text, for the one moment when it is sent to the device that it belongs to.
    public func reveal() -> String {
        text
    }

    /// The text after the first colon, if the text is `user:password`: it is secret as well.
    public var parts: [Secret] {
        text.firstIndex(of: ":").map { [Secret(String(text[text.index(after: $0)...]))] } ?? []
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Never the text.
    public var description: String { "<secret>" }
    /// Never the text.
    public var debugDescription: String { "<secret>" }
    /// Without children, so that `dump` and string interpolation of an enclosing value show nothing either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

import Foundation

extension String {
    /// Whether `part` occurs, byte for byte.
    ///
    /// `contains` of Foundation takes seconds in a text of megabytes.
    public func hasBytes(of part: String) -> Bool { Data(utf8).range(of: Data(part.utf8)) != nil }
}

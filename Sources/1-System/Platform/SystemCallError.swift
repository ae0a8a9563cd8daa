import Glibc

/// A call of the operating system that failed.
public struct SystemCallError: Error, Equatable, CustomStringConvertible {
    /// The name of the call, such as `pipe`.
    public let call: String
    /// Its errno.
    public let code: Int32

    /// Names the call and the errno that it left.
    public init(_ call: String, code: Int32) {
        self.call = call
        self.code = code
    }

    /// For example `pipe: Too many open files`.
    public var description: String { "\(call): \(String(cString: strerror(code)))" }
}

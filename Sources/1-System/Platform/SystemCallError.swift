import Glibc

/// A call of the operating system that failed.
public struct SystemCallError: Error, Equatable, CustomStringConvertible {
    /// The name of the call, such as `pipe`.
    public let call: String
    /// Its errno.
    public let code: Int32

    /// Names the call and its errno.
    public init(_ call: String, code: Int32) {
        self.call = call
        self.code = code
    }

    /// For example `pipe: too many open files`.
    public var description: String { "\(call): \(systemErrorText(code))" }
}

/// The system's text for an error number, in lower case so that it can end a sentence: `no such file or directory`.
public func systemErrorText(_ code: Int32) -> String {
    // glibc gives every thread a buffer of its own, so strerror is safe here.
    guard let text = strerror(code) else { return "error \(code)" }
    let reason = String(cString: text)
    return reason.prefix(1).lowercased() + reason.dropFirst()
}

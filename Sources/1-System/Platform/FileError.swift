import Glibc

/// Why a file could not be read.
public struct FileError: Error, Sendable, Equatable {
    /// The path as it was given.
    public let path: String
    /// What went wrong.
    public let cause: Cause

    /// What can go wrong with a file.
    public enum Cause: Sendable, Equatable {
        /// The system refused, with this `errno`.
        case system(Int32)
        /// The file contains more than the reader accepts.
        case tooLarge(maximumBytes: Int)
        /// It is a pipe, a socket or a device, which may never end.
        case notAFile
    }

    /// The cause alone, such as `no such file or directory`, for messages that name the file themselves.
    public var reason: String {
        switch cause {
        case .system(EACCES): systemErrorText(EACCES) + permissionText(path: path)
        case .system(let code): systemErrorText(code)
        case .tooLarge(let maximumBytes): "larger than \(maximumBytes) bytes"
        case .notAFile: "not a regular file"
        }
    }
}

extension FileError: CustomStringConvertible {
    /// `cannot read path: cause`
    public var description: String { "cannot read \(path): \(reason)" }
}

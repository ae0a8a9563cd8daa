import Glibc

/// Reads a whole file. Blocks the calling thread; meant for small local files.
///
/// Pipes such as `/dev/stdin` are read to their end.
/// - Parameters:
///   - path: relative paths are relative to the working directory.
///   - maximumBytes: a file that contains more is refused.
///   - mustBeFile: refuses pipes and devices as well, which may block for ever.
/// - Throws: `FileError`, which names the path and the system's reason.
public func readFile(path: String, maximumBytes: Int, mustBeFile: Bool = false) throws(FileError) -> [UInt8] {
    let descriptor = try openForReading(path, mustBeFile: mustBeFile)
    defer { close(descriptor) }
    var content: [UInt8] = []
    while true {
        // One byte more than allowed, to distinguish a file of exactly the maximum from a larger one.
        let room = min(64 * 1024, maximumBytes + 1 - content.count)
        var failure: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            let received = read(descriptor, buffer.baseAddress, room)
            failure = received < 0 ? errno : 0
            count = max(received, 0)
        }
        if failure == EINTR { continue }
        guard failure == 0 else { throw FileError(path: path, cause: .system(failure)) }
        if piece.isEmpty { return content }
        content += piece
        guard content.count <= maximumBytes else {
            throw FileError(path: path, cause: .tooLarge(maximumBytes: maximumBytes))
        }
    }
}

/// Opens the file and closes it again, to check early that a later reader can open it.
///
/// - Parameter mustBeFile: refuses pipes and devices as well.
/// - Throws: `FileError`, also for a directory.
public func checkReadable(path: String, mustBeFile: Bool = false) throws(FileError) {
    close(try openForReading(path, mustBeFile: mustBeFile))
}

private func openForReading(_ path: String, mustBeFile: Bool) throws(FileError) -> Int32 {
    // Without O_NONBLOCK the open itself would hang on a named pipe that nobody writes to.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(path: path, cause: .system(errno)) }
    var status = stat()
    var failure = fstat(descriptor, &status) == 0 ? 0 : errno
    // The system opens a directory and fails only at the first read.
    if failure == 0, status.st_mode & S_IFMT == S_IFDIR { failure = EISDIR }
    guard failure == 0 else {
        close(descriptor)
        throw FileError(path: path, cause: .system(failure))
    }
    if mustBeFile, status.st_mode & S_IFMT != S_IFREG {
        close(descriptor)
        throw FileError(path: path, cause: .notAFile)
    }
    // Reads wait for the writer of a pipe; only the open must not.
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    return descriptor
}

/// The path from the root, without links; the path as it is when there is no such file.
public func absolutePath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
}

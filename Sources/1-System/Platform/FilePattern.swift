import Glibc

/// Whether a path is a pattern (`*`, `?`, `[…]`) rather than the name of one file.
public func isFilePattern(_ path: String) -> Bool {
    path.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
}

/// The files that a pattern of the shell (glob(7)) names, in the order of their names; none is no error. What begins with a dot is found only by a
/// pattern that says so, so the hidden folders of a Kubernetes volume are not.
///
/// Blocks the calling thread.
/// - Throws: `FileError` when a folder cannot be read.
public func filesMatching(_ pattern: String) throws(FileError) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    switch glob(pattern, GLOB_ERR, nil, &found) {
    case 0: break
    case GLOB_NOMATCH: return []
    case GLOB_NOSPACE: throw FileError(path: pattern, cause: .system(ENOMEM))
    // The folder is not told; glob(3) leaves the reason in errno. One that is not there holds no file.
    default:
        let reason = errno
        if reason == ENOENT { return [] }
        throw FileError(path: pattern, cause: .system(reason == 0 ? EACCES : reason))
    }
    return (0..<Int(found.gl_pathc)).compactMap { index in found.gl_pathv[index].map { String(cString: $0) } }
}

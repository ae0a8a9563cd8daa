import Glibc

/// Whether a path is a pattern (`*`, `?`, `[…]`) rather than the name of one file.
public func isFilePattern(_ path: String) -> Bool {
    path.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
}

/// The files that a pattern of the shell (glob(7)) names, in the order of their names; no match is not an error. A name that begins with a dot matches only a
/// pattern that begins with one, so the hidden folders of a Kubernetes volume do not match.
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
    // glob(3) does not say which folder failed; the reason is in errno. A folder that does not exist contains no files.
    default:
        let reason = errno
        if reason == ENOENT { return [] }
        throw FileError(path: pattern, cause: .system(reason == 0 ? EACCES : reason))
    }
    return (0..<Int(found.gl_pathc)).compactMap { index in found.gl_pathv[index].map { String(cString: $0) } }
}

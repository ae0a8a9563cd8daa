import Glibc

/// What changes when a file is rewritten or replaced: compare two to learn whether to read it again.
///
/// Symbolic links are followed, so the exchange of a Kubernetes secret's directory is seen too.
public struct FileIdentity: Sendable, Equatable {
    private let device: UInt
    private let inode: UInt
    private let size: Int
    private let modifiedSeconds: Int
    private let modifiedNanoseconds: Int

    /// The identity of the file that the path names now.
    ///
    /// Take it before reading: a change between the two then leads to one needless reading, never to a missed one.
    /// - Throws: `FileError` when the file cannot be looked up.
    public init(path: String) throws(FileError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileError(path: path, cause: .system(errno)) }
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        size = Int(status.st_size)
        modifiedSeconds = Int(status.st_mtim.tv_sec)
        modifiedNanoseconds = Int(status.st_mtim.tv_nsec)
    }
}

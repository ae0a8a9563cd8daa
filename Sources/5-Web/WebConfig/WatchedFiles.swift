import Platform

/// Files as they were when they were read, to find out whether they have changed since.
public struct WatchedFiles: Sendable, Equatable {
    /// `nil` for a file that was not there.
    private var identities: [String: FileIdentity?] = [:]

    /// Remembers a file as it is now. To be called before it is read: a change meanwhile then leads to one needless reading,
    /// never to a missed one.
    mutating func add(_ path: String) {
        identities[path] = .some(try? FileIdentity(path: path))
    }

    /// Whether any of the files is another one now, came or went. Looks each of them up.
    public var haveChanged: Bool {
        identities.contains { path, identity in (try? FileIdentity(path: path)) != identity }
    }

    /// These and others.
    public func union(_ others: WatchedFiles) -> WatchedFiles {
        var union = self
        union.identities.merge(others.identities) { $1 }
        return union
    }
}

/// Files as they were when they were read, to find out whether they have changed since.
public struct WatchedFiles: Sendable, Equatable {
    /// `nil` for a file that was not there.
    private var identities: [String: FileIdentity?] = [:]
    /// The files that a pattern named.
    private var matches: [String: [String]] = [:]

    /// No files.
    public init() {}

    /// Remembers a file as it is now. Call it before the file is read: a change in between then leads to one needless reading,
    /// never to a missed one.
    public mutating func add(_ path: String) {
        identities[path] = .some(try? FileIdentity(path: path))
    }

    /// Remembers which files a pattern names now, as ``filesMatching(_:)`` finds them; add each of them as well.
    public mutating func add(pattern: String, matching paths: [String]) {
        matches[pattern] = paths
    }

    /// The patterns that named no file.
    public var patternsWithoutFiles: [String] { matches.filter(\.value.isEmpty).map(\.key).sorted() }

    /// Whether any of the files has changed, appeared or disappeared. Looks each of them up.
    public var haveChanged: Bool {
        identities.contains { path, identity in (try? FileIdentity(path: path)) != identity }
            || matches.contains { pattern, paths in ((try? filesMatching(pattern)) ?? []) != paths }
    }

    /// The same files and patterns as they are now. Looks each of them up.
    public func renewed() -> WatchedFiles {
        var renewed = WatchedFiles()
        for path in identities.keys { renewed.add(path) }
        for pattern in matches.keys { renewed.add(pattern: pattern, matching: (try? filesMatching(pattern)) ?? []) }
        return renewed
    }

    /// Both together; where both have an entry, the others' wins.
    public func union(_ others: WatchedFiles) -> WatchedFiles {
        var union = self
        union.identities.merge(others.identities) { $1 }
        union.matches.merge(others.matches) { $1 }
        return union
    }
}

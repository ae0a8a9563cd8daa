/// What the exporter knows about one subject: a part of the device or a family of modules. One file of the catalog.
public struct Subject: Sendable {
    /// The collector's name, by which `collectors:` switches it, such as `gnss`.
    public let name: String
    /// The heading in the documentation.
    public let title: String
    /// How surely the entries are known that do not say so themselves.
    public let evidence: Evidence
    /// What becomes of the subject's values.
    public let entries: [Entry]
    /// Values that leave the exporter on purpose unmapped.
    public let ignored: [Ignored]

    /// A subject; its name, title and evidence stand in front of what it holds.
    public init(_ name: String, _ title: String, _ evidence: Evidence, _ entries: [Entry], ignored: [Ignored] = []) {
        self.name = name
        self.title = title
        self.evidence = evidence
        self.entries = entries
        self.ignored = ignored
    }
}

/// Values that no metric carries, and why.
public struct Ignored: Sendable {
    /// Where they stand, in the notation of ``Path``.
    public let paths: [String]
    /// The reason, as `explain` prints it.
    public let reason: String

    /// The values at `paths`, left out for `reason`.
    public init(_ paths: String..., because reason: String) {
        self.paths = paths
        self.reason = reason
    }

    /// The same, with the paths in an array.
    public init(paths: [String], because reason: String) {
        self.paths = paths
        self.reason = reason
    }
}

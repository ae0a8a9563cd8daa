/// What the exporter knows about one subject: a part of the device or a family of modules. One file of the catalog.
public struct Subject: Sendable {
    /// The collector's name under `collectors:`, such as `gnss`.
    public let name: String
    /// The heading in the documentation.
    public let title: String
    /// The evidence of entries without their own.
    public let evidence: Evidence
    /// How the subject's values are exported.
    public let entries: [Entry]
    /// Values that are deliberately not exported.
    public let ignored: [Ignored]
    /// Whether it was read from a catalog file. Its entries take precedence over all built-in ones.
    public let isFromFile: Bool
    /// Whether every device has it, so that it is reported missing even where it was never seen.
    public let isOnEveryDevice: Bool

    /// A subject with its entries.
    public init(
        _ name: String, _ title: String, _ evidence: Evidence, _ entries: [Entry], ignored: [Ignored] = [],
        isFromFile: Bool = false, isOnEveryDevice: Bool = false
    ) {
        self.name = name
        self.title = title
        self.evidence = evidence
        self.entries = entries
        self.ignored = ignored
        self.isFromFile = isFromFile
        self.isOnEveryDevice = isOnEveryDevice
    }

    /// The same subject without the entries of some metrics.
    public func without(metrics: Set<String>) -> Subject {
        Subject(
            name, title, evidence, entries.filter { !metrics.contains($0.metric) }, ignored: ignored, isFromFile: isFromFile,
            isOnEveryDevice: isOnEveryDevice)
    }

    /// The same subject as one that every device has.
    public func onEveryDevice() -> Subject {
        Subject(name, title, evidence, entries, ignored: ignored, isFromFile: isFromFile, isOnEveryDevice: true)
    }
}

/// Values that no metric carries, and why.
public struct Ignored: Sendable {
    /// Where they are, in the notation of ``Path``.
    public let paths: [String]
    /// The reason, as `explain` prints it.
    public let reason: String

    /// Values at these paths are left out for this reason.
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

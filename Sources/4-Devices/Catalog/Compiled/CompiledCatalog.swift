import Metrics

/// A catalog compiled for walking documents: all paths in one tree, all names resolved.
public final class CompiledCatalog: Sendable {
    /// The subjects that it was made from, in order.
    public let subjects: [Subject]
    /// Their names, in the same order.
    public let subjectNames: [String]
    /// All families: those of the entries, of the generic mapping, and those that were given when it was made.
    public let families: FamilyTable
    /// How many families there are.
    public let familyCount: Int
    let tree: PathTree
    let entries: [CompiledEntry]
    let reasons: [String]
    let generic: GenericFamilies
    /// The path of a module's model, below the module.
    let modelField: FieldPath

    /// Compiles a catalog.
    ///
    /// - Parameters:
    ///   - subjects: the catalog; where two entries claim the same value, one from a file wins, then the one
    ///     with the more specific path, then the later one.
    ///   - modules: the path of the modules, whose unknown values are mapped generically, with a limit per module.
    ///   - transparent: a path whose last key is optional (some answers have one more level).
    ///   - model: the field below a module that reports its model.
    ///   - others: further families of the same exposition, which come first.
    /// - Throws: ``CatalogError`` that names the entry.
    public init(
        _ subjects: [Subject], modules: String, model: String, transparent: String, others: [MetricFamily] = []
    ) throws(CatalogError) {
        var builder = try CatalogBuilder(subjects, others: others)
        if let problem = builder.problems.first { throw problem }
        generic = try builder.addGenericFamilies()
        try builder.markModules(modules)
        try builder.markTransparent(transparent)
        self.subjects = subjects
        subjectNames = subjects.map(\.name)
        families = builder.families
        familyCount = families.families.count
        tree = builder.finishedTree()
        entries = builder.entries
        reasons = builder.reasons
        modelField = FieldPath(model)
    }

    /// All problems of the entries of a catalog, in order; empty for a valid catalog.
    public static func problems(of subjects: [Subject], others: [MetricFamily] = []) -> [CatalogError] {
        do throws(CatalogError) {
            return try CatalogBuilder(subjects, others: others).problems
        } catch {
            return [error]
        }
    }

    /// All collectors that a device's configuration can enable or disable: the subjects and a few more.
    public var collectors: [Collector] {
        subjects.map { Collector(name: $0.name, title: $0.title, isOnByDefault: true) } + Collector.others
    }

    /// The names of all collectors.
    public var collectorNames: Set<String> { Set(collectors.map(\.name)) }
}

/// Why a catalog cannot be used.
public struct CatalogError: Error, Sendable, CustomStringConvertible {
    /// The subject that the entry belongs to.
    public let subject: String
    /// The metric of the entry, or another cause.
    public let entry: String
    /// What is wrong.
    public let cause: String
    /// The invalid rule of the catalog; `nil` when the cause is none.
    public internal(set) var place: Place?

    /// A rule by its number, from 0, in the subject of that number.
    public enum Place: Sendable, Hashable {
        case entry(Int, ofSubject: Int)
        case ignored(Int, ofSubject: Int)
    }

    /// `catalog subject: metric: cause`
    public var description: String { "catalog \(subject): \(entry): \(cause)" }
}

import Metrics

/// A catalog made ready for walking documents: all paths in one tree, all names resolved.
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
    /// Where the model of a module is, below the module.
    let modelField: FieldPath

    /// Makes a catalog ready.
    ///
    /// - Parameters:
    ///   - subjects: the catalog; where two entries claim the same value, one from a file wins, then the one
    ///     with the more telling path, then the later one.
    ///   - modules: the path of the modules, whose unknown values are mapped generically, each module with a limit of its own.
    ///   - transparent: a path whose last key may be in the document or not (some answers have one level more).
    ///   - model: the field below a module that reports its model.
    ///   - others: families that do not come from documents but are in the same exposition, in front.
    /// - Throws: ``CatalogError`` that names the entry.
    public init(
        _ subjects: [Subject], modules: String, model: String, transparent: String, others: [MetricFamily] = []
    ) throws(CatalogError) {
        var builder = CatalogBuilder()
        try builder.add(others)
        let places = CatalogBuilder.places(subjects)
        for (number, subject) in subjects.enumerated() { builder.add(subject, number: number, places: places) }
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

    /// Everything that is wrong with the entries of a catalog, in their order; empty for a catalog that can be made ready.
    public static func problems(of subjects: [Subject], others: [MetricFamily] = []) -> [CatalogError] {
        var builder = CatalogBuilder()
        do throws(CatalogError) {
            try builder.add(others)
        } catch {
            return [error]
        }
        let places = CatalogBuilder.places(subjects)
        for (number, subject) in subjects.enumerated() { builder.add(subject, number: number, places: places) }
        return builder.problems
    }

    /// All collectors that a device's configuration can switch: the subjects and a few more.
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
    /// The metric of the entry, or what else is at fault.
    public let entry: String
    /// What is wrong.
    public let cause: String
    /// Which rule of the catalog is at fault; `nil` when none is.
    public let place: Place?

    /// A rule by its number, from 0, in the subject of that number.
    public enum Place: Sendable, Hashable {
        case entry(Int, ofSubject: Int)
        case ignored(Int, ofSubject: Int)
    }

    init(subject: String, entry: String, cause: String, place: Place? = nil) {
        self.subject = subject
        self.entry = entry
        self.cause = cause
        self.place = place
    }

    /// `catalog subject: metric: cause`
    public var description: String { "catalog \(subject): \(entry): \(cause)" }
}

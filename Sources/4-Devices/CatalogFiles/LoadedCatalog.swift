import Catalog
import LANTIMECatalog
import Metrics
import Platform
import Text
import YAML

/// The built-in catalog together with a site's own files.
public struct LoadedCatalog: Sendable {
    /// The whole catalog, ready for use; `nil` when there are problems.
    public let catalog: CompiledCatalog?
    /// All problems of the files, file by file, each in the order of the file.
    public let problems: [Problem]
    /// The collectors of the built-in catalog and, as far as they can be read, of the files.
    public let collectorNames: Set<String>

    /// Reads catalog files and combines them with the built-in catalog.
    ///
    /// Blocks while reading the files.
    /// - Parameters:
    ///   - files: paths that can be opened.
    ///   - families: further families of the same exposition, such as the exporter's own.
    /// - Throws: ``CatalogError`` when the built-in catalog itself is invalid.
    public static func load(files: [String], families: [MetricFamily] = []) throws(CatalogError) -> LoadedCatalog {
        try load(files: files, families: families, builtIn: CompiledCatalog.lantime(families: families))
    }

    /// - Parameter builtIn: the catalog without any files, made with the same families.
    package static func load(
        files: [String], families: [MetricFamily], builtIn: CompiledCatalog
    ) throws(CatalogError) -> LoadedCatalog {
        guard !files.isEmpty else {
            return LoadedCatalog(catalog: builtIn, problems: [], collectorNames: builtIn.collectorNames)
        }
        var names = TakenNames(builtIn)
        let read = files.map { CatalogFile.read($0, &names) }
        let rules = read.flatMap(\.subjects)
        let loaded = rules.map(\.subject)
        let replaced = Set(rules.flatMap(\.replaced))
        func result(_ catalog: CompiledCatalog?) -> LoadedCatalog {
            LoadedCatalog(
                catalog: catalog, problems: read.flatMap(\.problems.problems),
                collectorNames: builtIn.collectorNames.union(names.collectors.keys))
        }
        var refusal: CatalogError?
        if read.allSatisfy(\.problems.isEmpty) {
            do throws(CatalogError) {
                return result(try CompiledCatalog.lantime(loaded: loaded, replacing: replaced, families: families))
            } catch {
                refusal = error
            }
        }
        // Without a valid rule there is nothing to compile.
        if loaded.contains(where: { !$0.entries.isEmpty || !$0.ignored.isEmpty }) {
            for error in CompiledCatalog.lantimeProblems(loaded: loaded, replacing: replaced, families: families) {
                report(error, in: rules, behind: builtIn.subjects.count, names)
            }
        }
        if let refusal, read.allSatisfy(\.problems.isEmpty) { throw refusal }
        return result(nil)
    }

    /// Maps errors of the compiled catalog to positions in the file.
    ///
    /// - Parameter count: the number of built-in subjects, which come before those of the files.
    private static func report(_ error: CatalogError, in rules: [SubjectRules], behind count: Int, _ names: TakenNames) {
        switch error.place {
        case .entry(let index, let number):
            let rules = rules[number - count]
            let canReplace = names.metrics.contains(error.entry) && !rules.replaced.contains(error.entry)
            let hint = canReplace ? "; with replace: true the entry replaces the built-in ones" : ""
            rules.entryValues[index].report("\(error.entry): \(error.cause)\(hint)")
        case .ignored(let index, let number):
            rules[number - count].ignoredValues[index].report(error.cause)
        case nil:
            // The built-in catalog stands by itself, so that only entries are left to be at fault.
            rules.first?.entryValues.first?.report("\(error)")
        }
    }
}

/// The names that a file must not use, or can refer to.
struct TakenNames {
    /// Collectors, with the position of those from files.
    var collectors: [String: String?]
    /// Metrics of built-in entries, which `replace` can replace.
    let metrics: Set<String>
    /// Vocabularies of the built-in catalog, by name.
    let vocabularies: [String: Vocabulary]

    init(_ builtIn: CompiledCatalog) {
        collectors = Dictionary(uniqueKeysWithValues: builtIn.collectorNames.map { ($0, nil) })
        let entries = builtIn.subjects.flatMap(\.entries)
        metrics = Set(entries.map(\.metric))
        vocabularies = Dictionary(
            entries.compactMap { entry in
                if case .states(let vocabulary) = entry.form { (vocabulary.name, vocabulary) } else { nil }
            }, uniquingKeysWith: { first, _ in first })
    }
}

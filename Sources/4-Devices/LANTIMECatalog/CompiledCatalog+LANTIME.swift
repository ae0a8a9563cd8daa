import Catalog
import Metrics

extension CompiledCatalog {
    /// The built-in catalog, ready for use.
    ///
    /// - Parameters:
    ///   - loaded: subjects from the user's catalog files; they win over the built-in ones.
    ///   - replaced: metrics whose built-in entries are left out.
    ///   - families: metrics of the same exposition that do not come from documents; they are written first.
    /// - Throws: ``CatalogError`` for the first entry that does not fit.
    public static func lantime(
        loaded: [Subject] = [], replacing replaced: Set<String> = [], families: [MetricFamily] = []
    ) throws(CatalogError) -> CompiledCatalog {
        try CompiledCatalog(
            subjects(loaded, replaced), modules: ModulePath.module, model: "info.model", transparent: "data.status",
            others: families)
    }

    /// Everything that is wrong with ``lantime(loaded:replacing:families:)``; the loaded subjects are numbered behind the built-in ones.
    public static func lantimeProblems(
        loaded: [Subject], replacing replaced: Set<String>, families: [MetricFamily]
    ) -> [CatalogError] {
        problems(of: subjects(loaded, replaced), others: families)
    }

    private static func subjects(_ loaded: [Subject], _ replaced: Set<String>) -> [Subject] {
        lantimeSubjects.map { $0.without(metrics: replaced) } + loaded
    }
}

/// Where modules are in a status document, in the notation of the catalog. Gives the label `slot`.
public let lantimeModulePath = ModulePath.module

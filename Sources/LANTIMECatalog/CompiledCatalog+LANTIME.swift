import Catalog
import Metrics

extension CompiledCatalog {
    /// The built-in catalog, ready for use.
    ///
    /// - Parameters:
    ///   - loaded: subjects from the user's catalog files; they win over the built-in ones.
    ///   - families: further families of the same exposition, such as the exporter's own.
    /// - Throws: ``CatalogError`` for the first entry that does not fit.
    public static func lantime(
        loaded: [Subject] = [], families: [MetricFamily] = []
    ) throws(CatalogError) -> CompiledCatalog {
        try CompiledCatalog(
            lantimeSubjects + loaded, modules: ModulePath.module, model: "info.model", transparent: "data.status",
            others: families + collectionFamilies)
    }
}

import CatalogFiles
import Platform
import Text
import Threading
import YAML

/// Caches the last catalog. Files with the same content give the same catalog again, so that a reload
/// neither compiles it again nor resets the state of devices.
final class CatalogStore: Sendable {
    private let last = Lock<(contents: [String: [UInt8]], catalog: LoadedCatalog)?>(nil)

    /// Reads catalog files.
    ///
    /// - Throws: ``SetupError`` when the built-in catalog is invalid.
    func load(_ files: [String]) throws(SetupError) -> LoadedCatalog {
        var contents: [String: [UInt8]] = [:]
        for file in files { contents[file] = try? readFile(path: file, maximumBytes: YAMLNode.maximumBytes) }
        let isComplete = contents.count == Set(files).count
        if isComplete, let last = last.withLock({ $0 }), last.contents == contents { return last.catalog }
        let catalog = try Setup.load(files)
        if isComplete, catalog.catalog != nil {
            last.withLock { [contents] in $0 = (contents, catalog) }
        }
        return catalog
    }
}

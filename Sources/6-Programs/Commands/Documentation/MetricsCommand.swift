import Arguments
import Catalog
import Platform
import Web

/// `metrics`: prints the catalog as documentation.
enum MetricsCommand: Subcommand {
    enum Format: String, CaseIterable, ArgumentValue {
        case markdown
        case json
    }

    static let format = Option<Format>("format", placeholder: "FORMAT", help: "Output format.", default: .markdown)

    private static let catalogFiles = Option<[String]>(
        "catalog.file", placeholder: "FILE", help: "A catalog file to use besides the built-in catalog.", completion: .files)

    static let command = Command(
        "metrics", "Print all metrics with their labels, sources and grades of evidence.",
        options: [OptionGroup("Options", [format, catalogFiles])])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        let catalog = try Setup.catalog(files: arguments[catalogFiles])
        switch arguments[format] {
        case .markdown: try deliver(Array(MetricsMarkdown.text(catalog).utf8))
        case .json: try deliver(Array(MetricsJSON.text(catalog).utf8))
        }
        return 0
    }
}

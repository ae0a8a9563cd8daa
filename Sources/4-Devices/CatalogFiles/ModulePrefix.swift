import LANTIMECatalog
import Text
import YAML

/// The modules of a subject or an entry, by model: its paths start below them.
struct ModulePrefix {
    /// The path of the modules, with the condition on the model.
    private let path: String

    /// Reads a model or a list of models; `*` at the end stands for anything.
    init?(_ value: ValueReader) {
        let elements = value.elements
        if elements.isEmpty { value.report("the list is empty; name the models, such as [rel*, xyz100]") }
        let models = elements.compactMap { element -> String? in
            guard let model = element.string() else { return nil }
            let stem = (model.hasSuffix("*") ? model.dropLast() : model[...]).lowercased()
            // Other characters could be part of the path's notation.
            let isPlain = stem.utf8.allSatisfy { $0.isLowercaseAlphanumeric || " -_./".utf8.contains($0) }
            guard isPlain, stem.utf8.contains(where: \.isLowercaseAlphanumeric) else {
                return element.reject("expected a model such as xyz100 or xyz*, found \(quotedText(model))")
            }
            return model
        }
        guard !models.isEmpty, models.count == elements.count else { return nil }
        path = "\(lantimeModulePath)[?info.model=\(models.joined(separator: "|"))]"
    }

    /// The whole path of something below the modules; `.` is the module itself.
    func prefixing(_ text: String) -> String {
        text == "." ? path : "\(path).\(text)"
    }
}

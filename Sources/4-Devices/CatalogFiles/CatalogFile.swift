import Catalog
import Platform
import Text
import YAML

/// The contents of one file, with the positions for problems found later.
struct CatalogFile {
    let subjects: [SubjectRules]
    let problems: ProblemCollector

    static func read(_ path: String, _ names: inout TakenNames) -> CatalogFile {
        let problems = ProblemCollector(file: path)
        let bytes: [UInt8]
        do {
            bytes = try readFile(path: path, maximumBytes: YAMLNode.maximumBytes)
        } catch {
            problems.report("cannot read the file: \(error.reason)", at: nil)
            return CatalogFile(subjects: [], problems: problems)
        }
        var subjects: [SubjectRules] = []
        let reader = ValueReader(parsing: bytes, problems: problems)
        if reader?.isMistaken(for: .catalog) != true, let document = reader?.mapping() {
            let vocabularies = document.entries("vocabularies").compactMap { key, value in
                vocabulary(named: key.text, value, file: path)
            }
            let known = Dictionary(vocabularies.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
            let elements = document.required("subjects")?.sequence() ?? []
            document.finish()
            for element in elements {
                let reader = SubjectReader(
                    file: path, metrics: names.metrics, vocabularies: names.vocabularies.merging(known) { $1 })
                if let rules = reader.subject(element, &names.collectors) { subjects.append(rules) }
            }
        }
        return CatalogFile(subjects: subjects, problems: problems)
    }
}

/// A subject of a file, and the position of its rules.
struct SubjectRules {
    let subject: Subject
    /// For each entry of the subject its value in the file.
    let entryValues: [ValueReader]
    /// For each of the subject's ignored values its value in the file.
    let ignoredValues: [ValueReader]
    /// Metrics whose built-in entries are removed.
    let replaced: Set<String>
}

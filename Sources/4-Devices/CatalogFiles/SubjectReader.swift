import Catalog
import Text
import YAML

/// Reads one element of `subjects`.
struct SubjectReader {
    let file: String
    /// Metrics of the built-in catalog.
    let metrics: Set<String>
    /// Vocabularies that an entry may name.
    let vocabularies: [String: Vocabulary]

    /// - Parameter collectors: the used names, with the position for those of files.
    func subject(_ value: ValueReader, _ collectors: inout [String: String?]) -> SubjectRules? {
        guard let section = value.mapping() else { return nil }
        defer { section.finish() }
        let name = section.required("name").flatMap { collectorName($0, &collectors) }
        let title = section.required("title").flatMap(line)
        let evidence = section.value("evidence").flatMap(evidence) ?? .modelled("catalog file \(file)")
        let module = section.value("module").flatMap(ModulePrefix.init)
        var entries: [(rule: EntryRule, value: ValueReader)] = []
        for element in section.sequence("entries") {
            if let rule = entry(element, module) { entries.append((rule, element)) }
        }
        var ignored: [(rule: Ignored, value: ValueReader)] = []
        for element in section.sequence("ignored") {
            if let rule = self.ignored(element, module) { ignored.append((rule, element)) }
        }
        if !section.has("entries"), !section.has("ignored") { section.report("a subject needs entries or ignored paths") }
        return SubjectRules(
            subject: Subject(
                name ?? "", title ?? "", evidence, entries.map(\.rule.entry), ignored: ignored.map(\.rule), isFromFile: true),
            entryValues: entries.map(\.value), ignoredValues: ignored.map(\.value),
            replaced: Set(entries.filter(\.rule.isReplacement).map(\.rule.entry.metric)))
    }

    private func collectorName(_ value: ValueReader, _ collectors: inout [String: String?]) -> String? {
        guard let name = value.string() else { return nil }
        let isPlain = name.utf8.allSatisfy { $0.isLowercaseAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        guard isPlain, !name.isEmpty else {
            return value.reject("expected a name of lower-case letters, digits, - and _, found \(quotedText(name))")
        }
        switch collectors[name] {
        case .some(.some(let place)): value.report("the name \(quotedText(name)) is taken at \(place)")
        case .some(.none): value.report("the name \(quotedText(name)) belongs to a built-in collector")
        case .none: collectors[name] = "\(file):\(value.position)"
        }
        return name
    }

    /// The evidence of the subject or an entry.
    func evidence(_ value: ValueReader) -> Evidence? {
        value.mapping { section -> Evidence? in
            let grade = section.required("grade")?.choice(Evidence.Grade.self)
            let source = section.required("source").flatMap(line)
            guard let grade, let source else { return nil }
            return switch grade {
            case .captured: .captured(source)
            case .documented: .documented(source)
            case .predicted: .predicted(source)
            case .modelled: .modelled(source)
            }
        }
    }

    private func ignored(_ value: ValueReader, _ module: ModulePrefix?) -> Ignored? {
        value.mapping { section -> Ignored? in
            let module = section.value("module").map(ModulePrefix.init) ?? module
            let paths = paths(section, module)
            let reason = section.required("reason").flatMap(line)
            guard let paths, let reason else { return nil }
            return Ignored(paths: paths, because: reason)
        }
    }

    /// The checked paths under `path` or `paths`, in full.
    func paths(_ section: MappingReader, _ module: ModulePrefix?) -> [String]? {
        let one = section.value("path")
        let several = section.value("paths")
        if one != nil, several != nil { section.report("path and paths exclude each other", at: "paths") }
        guard let values = several.map({ $0.sequence() }) ?? one.map({ [$0] }) else {
            if several == nil { section.report("missing key \"path\" (or \"paths\")") }
            return nil
        }
        if values.isEmpty { section.report("the list of paths is empty", at: "paths") }
        let paths = values.compactMap { value -> String? in
            checked(value, "path", PathError.check(path:)).map { module?.prefixing($0) ?? $0 }
        }
        return paths.count == values.count && !paths.isEmpty ? paths : nil
    }

    /// Text in the notation of paths.
    func checked(_ value: ValueReader, _ what: String, _ check: (String) throws(PathError) -> Void) -> String? {
        guard let text = value.string() else { return nil }
        do throws(PathError) {
            try check(text)
            return text
        } catch {
            return value.reject("the \(what) \(quotedText(text)) is not accepted: \(error.cause)")
        }
    }
}

/// Non-empty text on one line.
func line(_ value: ValueReader) -> String? {
    guard let text = value.string() else { return nil }
    guard text.contains(where: { !$0.isWhitespace }), text.unicodeScalars.allSatisfy(isPrintable) else {
        return value.reject("expected text on one line, found \(quotedText(text))")
    }
    return text
}

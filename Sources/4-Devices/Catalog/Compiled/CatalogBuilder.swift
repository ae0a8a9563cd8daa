import Metrics
import StatusDocument

/// Adds the entries of a catalog to one tree of paths.
struct CatalogBuilder {
    private(set) var families = FamilyTable()
    private(set) var entries: [CompiledEntry] = []
    private(set) var reasons: [String] = []
    /// Problems of the entries, in order.
    private(set) var problems: [CatalogError] = []
    /// The generic families, whose names no entry may use.
    private let reserved: FamilyTable
    private var tree = PathTreeBuilder()

    /// Adds all entries of a catalog. An invalid one is left out and reported as a problem.
    ///
    /// - Parameter others: further families of the same exposition, which come first.
    /// - Throws: what is wrong with those.
    init(_ subjects: [Subject], others: [MetricFamily]) throws(CatalogError) {
        var reserved = FamilyTable()
        // The same families are added at the end, where a conflict among themselves would be reported.
        _ = try? GenericFamilies(&reserved)
        self.reserved = reserved
        for family in others {
            do {
                _ = try families.add(family)
            } catch {
                throw CatalogError(subject: "own metrics", entry: family.name, cause: error.cause)
            }
        }
        // The paths of every metric, over all its entries.
        var places: [String: [String]] = [:]
        for entry in subjects.lazy.flatMap(\.entries) { places[entry.metric, default: []] += entry.paths }
        for (number, subject) in subjects.enumerated() { add(subject, number: number, places: places) }
    }

    private mutating func add(_ subject: Subject, number: Int, places: [String: [String]]) {
        for (index, entry) in subject.entries.enumerated() {
            do {
                try add(entry, of: subject, number: number, help: entry.helpText(places[entry.metric] ?? entry.paths))
            } catch {
                let cause = (error as? FamilyConflictError)?.cause ?? (error as? CatalogError)?.cause ?? "\(error)"
                problems.append(
                    CatalogError(
                        subject: subject.name, entry: entry.metric, cause: cause, place: .entry(index, ofSubject: number)))
            }
        }
        for (index, ignored) in subject.ignored.enumerated() {
            let reason = Int32(reasons.count)
            reasons.append(ignored.reason)
            for text in ignored.paths {
                do {
                    let end = tree.place(try Path(text), of: subject)
                    if claim(end, for: subject) { tree.nodes[end].ignored = reason }
                } catch {
                    problems.append(
                        CatalogError(
                            subject: subject.name, entry: "ignored", cause: "\(error)", place: .ignored(index, ofSubject: number))
                    )
                }
            }
        }
    }

    mutating func addGenericFamilies() throws(CatalogError) -> GenericFamilies {
        do {
            return try GenericFamilies(&families)
        } catch {
            throw CatalogError(subject: "generic", entry: error.name, cause: error.cause)
        }
    }

    /// Makes the last key of a path lead back to its origin, so that it is optional.
    mutating func markTransparent(_ text: String) throws(CatalogError) {
        do {
            let path = try Path(text)
            var node: Int32 = 0
            for step in path.steps.dropLast() { node = tree.follow(step, from: node) }
            guard case .key(.exact(let tokens))? = path.steps.last else { return }
            for token in tokens { tree.connect(token, from: Int(node), to: node) }
        } catch {
            throw CatalogError(subject: "envelope", entry: text, cause: "\(error)")
        }
    }

    mutating func markModules(_ text: String) throws(CatalogError) {
        do {
            tree.nodes[tree.place(try Path(text))].isModule = true
        } catch {
            throw CatalogError(subject: "generic", entry: "modules", cause: "\(error)")
        }
    }

    func finishedTree() -> PathTree {
        PathTree(tree.nodes, keys: tree.keys, subjectOfEntry: entries.map { Int32($0.subject) })
    }

    // MARK: - Entries

    private mutating func add(_ entry: Entry, of subject: Subject, number subjectNumber: Int, help: String) throws {
        let paths = try entry.paths.map { try Path($0) }
        let description = MetricFamily(
            entry.metric, entry.metricType, help: help, labels: ["device"] + (try entry.labels(paths)))
        try checkReserved(description)
        let family = try families.add(description)
        let number = Int32(entries.count)
        if entry.requirement != nil, case .value = entry.source {
            throw CatalogError(subject: "", entry: entry.metric, cause: "a requirement needs an object to look at")
        }
        entries.append(
            try CompiledEntry(
                family: family, subject: subjectNumber, source: try entry.compiledSource(), vocabulary: entry.vocabulary,
                isCounter: families[family].type == .counter,
                constants: entry.constantLabels.map { ($0.name, Array($0.value.utf8)[...]) }, of: entry))
        for path in paths {
            let end = tree.place(path, of: subject)
            if case .value = entry.source {
                if claim(end, for: subject) { tree.nodes[end].entries.append(number) }
            } else {
                tree.nodes[end].objectEntries.append(number)
            }
            for field in entry.fields {
                let place = tree.place(field, from: Int32(end))
                tree.nodes[place].contributesTo.append(number)
                markMembers(entry.members, below: place, for: number)
            }
            if case .value = entry.source { markMembers(entry.members, below: end, for: number) }
            markLabels(of: path, for: number)
        }
    }

    /// Records that an entry reads the members of a container as well as the container itself.
    private mutating func markMembers(_ members: [[Token]], below place: Int, for entry: Int32) {
        for spellings in members {
            let member = tree.follow(.key(.exact(spellings)), from: Int32(place))
            tree.nodes[Int(member)].contributesTo.append(entry)
        }
    }

    /// Keeps the names of the generic families for what is added at the end.
    private func checkReserved(_ family: MetricFamily) throws(CatalogError) {
        if reserved.id(family.name) != nil {
            let cause = "the name belongs to values that the catalog does not know"
            throw CatalogError(subject: "", entry: family.name, cause: cause)
        }
        // A defect of the family itself is reported by the table of all families.
        guard family.defect == nil else { return }
        var reserved = reserved
        do {
            _ = try reserved.add(family)
        } catch {
            throw CatalogError(subject: "", entry: family.name, cause: error.cause)
        }
    }

    /// Whether `subject` may decide about the value at a point. Entries from files override built-in ones.
    private mutating func claim(_ point: Int, for subject: Subject) -> Bool {
        if subject.isFromFile, !tree.nodes[point].isFromFile {
            tree.nodes[point].isFromFile = true
            tree.nodes[point].entries = []
            tree.nodes[point].ignored = -1
        }
        return subject.isFromFile == tree.nodes[point].isFromFile
    }

    /// Records that the label fields of a path serve this entry.
    private mutating func markLabels(of path: Path, for entry: Int32) {
        var node: Int32 = 0
        for step in path.steps {
            node = tree.follow(step, from: node)
            guard case .element(let rule) = step else { continue }
            for labelling in rule.labels + (rule.distinction.map { [$0] } ?? []) {
                let fields = labelling.fields.prefix(1) + (labelling.fields.isEmpty ? FieldPath.identities : [])
                for field in fields { tree.nodes[tree.place(field, from: node)].labels.append(entry) }
            }
        }
    }
}

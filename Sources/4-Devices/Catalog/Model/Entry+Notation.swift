// The words in which catalog files are written.

extension Entry {
    /// A number that goes up and down.
    public static func gauge(
        _ metric: String, _ reader: Reader = .number, at paths: String..., help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(metric: metric, form: .gauge, paths: paths, source: .value(reader), help: help, evidence: evidence)
    }

    /// A number that only grows until the device restarts.
    public static func counter(
        _ metric: String, _ reader: Reader = .number, at paths: String..., help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(metric: metric, form: .counter, paths: paths, source: .value(reader), help: help, evidence: evidence)
    }

    /// One of several states, reported by a word at the path.
    public static func states(
        _ metric: String, _ vocabulary: Vocabulary, at paths: String..., help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(metric: metric, form: .states(vocabulary), paths: paths, source: .value(.word), help: help, evidence: evidence)
    }

    /// One of several states, encoded in a number that `reader` extracts.
    public static func states(
        _ metric: String, _ vocabulary: Vocabulary, _ reader: Reader, at paths: String..., help: String,
        _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(metric: metric, form: .states(vocabulary), paths: paths, source: .value(reader), help: help, evidence: evidence)
    }

    /// One of several states, reported by the first field with a value in the object at the path.
    public static func states(
        _ metric: String, _ vocabulary: Vocabulary, of paths: String..., firstOf candidates: [Candidate], help: String,
        _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(
            metric: metric, form: .states(vocabulary), paths: paths, source: .firstOf(candidates), help: help, evidence: evidence)
    }

    /// A number, reported by the first field with a value in the object at the path.
    public static func gauge(
        _ metric: String, of paths: String..., firstOf candidates: [Candidate], help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(metric: metric, form: .gauge, paths: paths, source: .firstOf(candidates), help: help, evidence: evidence)
    }

    /// A part as a share of a whole, both below the object at the path; absent without either, or when the whole is 0.
    public static func ratio(
        _ metric: String, of paths: String..., part: [Candidate], whole: [Candidate], help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(
            metric: metric, form: .gauge, paths: paths, source: .ratio(part, of: whole), help: help, evidence: evidence)
    }

    /// Texts about the object at the path: label names and the fields that they take their text from.
    public static func info(
        _ metric: String, of paths: String..., labels: KeyValuePairs<String, String>, help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(
            metric: metric, form: .info, paths: paths, source: .texts(labels.map { (label: $0.key, field: $0.value) }),
            help: help,
            evidence: evidence)
    }

    /// How many elements the array at the path has.
    public static func count(_ metric: String, of paths: String..., help: String, _ evidence: Evidence? = nil) -> Entry {
        Entry(metric: metric, form: .gauge, paths: paths, source: .count, help: help, evidence: evidence)
    }

    /// How many elements of the array at the path have each word in `field`.
    public static func count(
        _ metric: String, of paths: String..., by label: String, field: String, help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(
            metric: metric, form: .gauge, paths: paths, source: .countBy(label: label, field: field), help: help,
            evidence: evidence)
    }

    /// How many elements of the array at the path are in each state; absent when there are none.
    public static func count(
        _ metric: String, of paths: String..., by label: String, _ vocabulary: Vocabulary, firstOf candidates: [Candidate],
        help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(
            metric: metric, form: .gauge, paths: paths, source: .countByState(label: label, vocabulary, candidates), help: help,
            evidence: evidence)
    }

    /// 1 when the object at the path meets the requirement, 0 when not.
    public static func fact(
        _ metric: String, of paths: String..., if requirement: Requirement, help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(metric: metric, form: .gauge, paths: paths, source: .fact(requirement), help: help, evidence: evidence)
    }

    /// One point in time minus another, both reported by fields of the object at the path, in seconds.
    public static func difference(
        _ metric: String, of paths: String..., from field: String, minus other: String, help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        Entry(
            metric: metric, form: .gauge, paths: paths, source: .difference(field, minus: other), help: help, evidence: evidence)
    }

    /// One series for each bit of a status word, which may have any of the forms of ``FlagWord``.
    ///
    /// - Parameter label: the label that names the bit.
    public static func bits(
        _ metric: String, _ word: FlagWord, at paths: String..., label: String = "bit", help: String, _ evidence: Evidence? = nil
    ) -> [Entry] {
        word.flags.map { flag in
            Entry(
                metric: metric, form: .gauge, paths: paths, source: .value(.flagOf(word, flag.name)), help: help,
                evidence: evidence
            ).labelled(label, flag.name)
        }
    }
}

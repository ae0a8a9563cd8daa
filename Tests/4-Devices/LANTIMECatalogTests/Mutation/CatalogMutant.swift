import Catalog
import LANTIMECatalog
import TestFiles

/// One change of the built-in catalog, such as nobody should be able to make unnoticed: `make mutate`.
struct CatalogMutant: Sendable {
    /// What it changes.
    let description: String
    /// The subjects with the change.
    let subjects: [Subject]
    /// The names of the subjects that have it.
    let changed: Set<String>

    /// All of them, in the order of the catalog.
    static func all() -> [CatalogMutant] {
        let subjects = lantimeSubjects
        var mutants: [CatalogMutant] = []
        for (number, subject) in subjects.enumerated() {
            for (index, entry) in subject.entries.enumerated() {
                let place = "\(subject.name): \(entry.metric) (entry \(index))"
                mutants.append(
                    CatalogMutant(
                        description: "\(place): dropped", subjects: subjects.replacing(number, subject.with(nil, at: index)),
                        changed: [subject.name]))
                mutants += entry.mutants.map { change, mutant in
                    CatalogMutant(
                        description: "\(place): \(change)", subjects: subjects.replacing(number, subject.with(mutant, at: index)),
                        changed: [subject.name])
                }
            }
            for index in subject.ignored.indices {
                let paths = subject.ignored[index].paths.joined(separator: ", ")
                mutants.append(
                    CatalogMutant(
                        description: "\(subject.name): no longer ignored: \(paths)",
                        subjects: subjects.replacing(number, subject.withoutIgnored(at: index)), changed: [subject.name]))
            }
        }
        return mutants + VocabularyMutants.all(subjects)
    }

    /// As many of them as are asked for, the same ones for the same seed, with their numbers.
    static func sample(_ count: Int, seed: UInt64) -> [(number: Int, mutant: CatalogMutant)] {
        var chance = SeededGenerator(seed: seed)
        let all = Array(all().enumerated()).shuffled(using: &chance)
        return all.prefix(count).sorted { $0.offset < $1.offset }.map { (number: $0.offset, mutant: $0.element) }
    }
}

extension [Subject] {
    fileprivate func replacing(_ number: Int, _ subject: Subject) -> [Subject] {
        var subjects = self
        subjects[number] = subject
        return subjects
    }
}

extension Subject {
    /// The same with another entry at a place, or with none there.
    fileprivate func with(_ entry: Entry?, at index: Int) -> Subject {
        var entries = entries
        entries.replaceSubrange(index...index, with: entry.map { [$0] } ?? [])
        return with(entries, ignored)
    }

    fileprivate func withoutIgnored(at index: Int) -> Subject {
        var ignored = ignored
        ignored.remove(at: index)
        return with(entries, ignored)
    }

    /// The same with other rules.
    func with(_ entries: [Entry], _ ignored: [Ignored]) -> Subject {
        Subject(name, title, evidence, entries, ignored: ignored, isFromFile: isFromFile, isOnEveryDevice: isOnEveryDevice)
    }
}

/// Pairs of states that change places: what was told as the one is told as the other.
private enum VocabularyMutants {
    static func all(_ subjects: [Subject]) -> [CatalogMutant] {
        var seen: Set<String> = []
        return subjects.flatMap(\.entries).flatMap { entry -> [CatalogMutant] in
            guard case .states(let vocabulary) = entry.form, seen.insert(vocabulary.name).inserted else { return [] }
            return vocabulary.states.indices.dropLast().map { index in
                let swapped = swapping(vocabulary, index, index + 1)
                let (one, other) = (vocabulary.states[index].name, vocabulary.states[index + 1].name)
                return CatalogMutant(
                    description: "vocabulary \(vocabulary.name): \(one) and \(other) exchanged",
                    subjects: subjects.map { subject in
                        subject.with(
                            subject.entries.map { $0.usesVocabulary(vocabulary) ? $0.changed(form: .states(swapped)) : $0 },
                            subject.ignored)
                    },
                    changed: Set(subjects.filter { $0.entries.contains { $0.usesVocabulary(vocabulary) } }.map(\.name)))
            }
        }
    }

    private static func swapping(_ vocabulary: Vocabulary, _ one: Int, _ other: Int) -> Vocabulary {
        var states = vocabulary.states
        for (place, source) in [(one, other), (other, one)] {
            let (named, told) = (vocabulary.states[source], vocabulary.states[place])
            states[place] = Vocabulary.State(
                name: named.name, words: [told.name] + told.words, numbers: told.numbers, flag: told.flag)
        }
        // The first of two states with the same word has it: the names, which are words too, come last.
        return Vocabulary(
            vocabulary.name, source: vocabulary.source, states, flags: vocabulary.flagWord, otherwise: vocabulary.otherwise)
    }
}

extension Entry {
    fileprivate func usesVocabulary(_ vocabulary: Vocabulary) -> Bool {
        if case .states(let own) = form { own == vocabulary } else { false }
    }
}

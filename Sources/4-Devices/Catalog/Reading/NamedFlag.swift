import StatusDocument
import Text

/// Flags in the words of their names: `time-offs-valid` may be `valid`, `not valid` or `invalid`, `signal-lost` may be `lost`.
enum NamedFlag {
    /// Prefixes by which a word turns into its opposite.
    private static let opposites = ["in", "un", "dis", "non"]
    private static let negations: Set<String> = ["not", "no", "non"]
    private static let fillers: Set<String> = ["is", "has"]

    /// What a word means for the flag with this key; `nil` if the key does not contain it or its opposite.
    static func flag(_ text: ArraySlice<UInt8>, key: ArraySlice<UInt8>) -> Bool? {
        let word = parts(Words.withoutRepetition(text) ?? text)
        let name = parts(key)
        let isWords = word.stem.allSatisfy { $0.utf8.first?.isASCIILetter == true }
        guard isWords, !word.stem.isEmpty, word.stem.count <= name.stem.count else { return nil }
        // `invalid-time` and `short-circuit` begin with the word that counts, others end with it.
        var places = [name.stem.suffix(word.stem.count)]
        if let first = name.stem.first, first == "short" || invalid.contains(first) {
            places.append(name.stem.prefix(word.stem.count))
        }
        for place in places {
            guard let isOpposite = compare(Array(place), word.stem) else { continue }
            return (name.isNegated == word.isNegated) != isOpposite
        }
        return judgement(word, name)
    }

    /// What is well in general makes a flag true that is set when all is well, and one false that is set on trouble.
    private static func judgement(_ word: Parts, _ name: Parts) -> Bool? {
        guard word.stem.count == 1, let only = word.stem.first, good.contains(only) || bad.contains(only) else { return nil }
        let isTrouble = name.stem.contains(where: troubles.contains)
        guard isTrouble || name.stem.contains(where: sound.contains) else { return nil }
        return ((good.contains(only) != word.isNegated) != name.isNegated) != isTrouble
    }

    private static let good: Set<String> = ["ok", "good", "fine", "normal", "healthy"]
    private static let bad: Set<String> = [
        "bad", "error", "fault", "faulty", "fail", "failed", "failure", "defective", "crashed", "exited", "terminated", "killed",
        "aborted",
    ]
    /// Parts of names of flags that are set when all is well.
    private static let sound: Set<String> = [
        "ok", "good", "valid", "running", "available", "locked", "lock", "link", "connected", "present", "up", "enabled",
        "synchronized", "sync", "reachable", "online", "successful", "operational", "operstate", "accurate", "normal",
    ]
    /// Parts of names of flags that are set on trouble.
    private static let troubles: Set<String> = [
        "error", "errors", "fault", "faulty", "fail", "failed", "failure", "alarm", "overload", "overloaded", "lost", "los",
        "short", "disconnected", "missing", "invalid", "inv", "exceeded", "violated",
    ]

    /// The vendor's `INV` and `INVT` are short for it.
    private static let invalid: Set<String> = ["invalid", "inv", "invt"]

    private typealias Parts = (stem: [String], isNegated: Bool)

    /// The words of a text without `is` and `not`, and whether there is an odd number of `not`.
    private static func parts(_ text: ArraySlice<UInt8>) -> Parts {
        let words = text.split { !$0.isAlphanumeric }.map { String(decoding: $0.map(\.lowercased), as: UTF8.self) }
        let stem = words.filter { !negations.contains($0) && !fillers.contains($0) }
        return (stem, words.count { negations.contains($0) } % 2 == 1)
    }

    /// Whether two texts are opposites; `nil` if they are neither that nor the same.
    private static func compare(_ one: [String], _ other: [String]) -> Bool? {
        var isOpposite = false
        for (one, other) in zip(one, other) where !isSame(one, other) {
            let turned = opposites.contains { isSame($0 + one, other) || isSame(one, $0 + other) }
            guard turned || (invalid.contains(one) && other == "valid") else { return nil }
            isOpposite.toggle()
        }
        return isOpposite
    }

    /// `lock` and `locked` say the same of a flag.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one == other || one + "ed" == other || one == other + "ed" || (invalid.contains(one) && invalid.contains(other))
    }
}

import StatusDocument

/// Words that labels carry in one spelling for all devices, so that rules can match on them: `ocxo-hq` for `OCXO HQ`.
public struct WordList: Sendable {
    /// One word and its other spellings.
    public struct Word: Sendable {
        /// The spelling of labels: lower case, words separated by hyphens.
        public let name: String
        /// Other spellings. Case and separators do not matter.
        public let spellings: [String]
        /// Its raw number, where the vendor's enumeration is known.
        public let number: Int?

        /// A word and its other spellings.
        public init(_ name: String, _ spellings: String..., number: Int? = nil) {
            self.name = name
            self.spellings = spellings
            self.number = number
        }
    }

    /// Where the words come from.
    public let source: String
    /// The words.
    public let words: [Word]
    private let known: [Token: [UInt8]]

    /// A list. Of two words with the same spelling the first has it.
    public init(source: String, _ words: [Word]) {
        self.source = source
        self.words = words
        var known: [Token: [UInt8]] = [:]
        for word in words {
            let spellings = [word.name] + word.spellings + (word.number.map { ["\($0)"] } ?? [])
            for spelling in spellings where known[Token(spelling)] == nil { known[Token(spelling)] = Array(word.name.utf8) }
        }
        self.known = known
    }

    /// The spelling of labels: that of the list for a word that it knows, for others lower case with single hyphens. What
    /// follows a word in brackets (`OCXO HQ [5]`) repeats it.
    func normalised(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        // A number below 0 has the token of the number without its sign.
        if text.isNegativeNumber { return text }
        if let word = known[Token(text)] { return word[...] }
        if let word = Words.withoutRepetition(text).flatMap({ known[Token($0)] }) { return word[...] }
        let slug = LabelForm.underscored.apply(text, position: nil).map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }
        // A word of another script has no letters that a slug keeps.
        return slug.isEmpty ? text : slug[...]
    }
}

import StatusDocument

/// The states that something can be in, and the words and numbers by which devices report them.
///
/// Every vocabulary also has the state `unknown`: for words like `n/a`, and for unknown words.
public struct Vocabulary: Sendable, Equatable {
    /// One state of a vocabulary.
    public struct State: Sendable, Equatable {
        /// The state as Prometheus shows it.
        public let name: String
        /// Spellings other than the name itself. Case and separators do not matter.
        public let words: [String]
        /// Its raw numbers, where the vendor's enumeration is known.
        public let numbers: [Int]
        /// Its boolean, where that is unambiguous.
        public let flag: Bool?

        /// A state and its other spellings.
        public init(_ name: String, _ words: String..., numbers: [Int] = [], flag: Bool? = nil) {
            self.name = name
            self.words = words
            self.numbers = numbers
            self.flag = flag
        }

        /// The same, with the words in an array.
        public init(name: String, words: [String], numbers: [Int] = [], flag: Bool? = nil) {
            self.name = name
            self.words = words
            self.numbers = numbers
            self.flag = flag
        }
    }

    /// The state for everything else; the last of every vocabulary.
    public static let unknown = "unknown"
    /// Words by which a device reports unknown.
    static let unknownWords: Set<Token> = [
        "unknown", "n/a", "na", "not-available", "unavailable", "not-known", "undefined", "unspecified", "invalid-value",
        "no-data",
        "no-value", "null", "nil", "nan", "not-applicable", "not-determined", "undetermined", "not-measured", "not-supported",
        "unsupported",
    ]

    /// The name by which loaded catalog files refer to it.
    public let name: String
    /// Where the states and their spellings come from.
    public let source: String
    /// The states, `unknown` excluded.
    public let states: [State]
    /// The status word whose flags name states, for values that are such words. Of several flags the one counts whose state comes last.
    public let flagWord: FlagWord?
    /// The state of a value in which no flag that names a state is set, if there is one.
    public let otherwise: Otherwise?
    /// Whether the states get worse from the first to the last: of several words at one place the worst counts.
    public let isOrdered: Bool
    private let words: [Token: Int]
    private let numbers: [Int: Int]
    private let flags: [Bool: Int]

    /// The state of a status word in which no flag names a state.
    public struct Otherwise: Sendable, Equatable {
        let state: String
        let flag: String

        /// The state applies when the word has this flag.
        public init(_ state: String, ifTold flag: String) {
            self.state = state
            self.flag = flag
        }
    }

    /// A vocabulary. Of two states with the same word or number the first has it.
    public init(
        _ name: String, source: String, _ states: [State], flags: FlagWord? = nil, otherwise: Otherwise? = nil,
        isOrdered: Bool = false
    ) {
        self.name = name
        self.source = source
        self.states = states
        flagWord = flags
        self.isOrdered = isOrdered
        self.otherwise = otherwise
        var words: [Token: Int] = [:]
        var numbers: [Int: Int] = [:]
        var flagNumbers: [Bool: Int] = [:]
        for (index, state) in states.enumerated() {
            for word in [state.name] + state.words where words[Token(word)] == nil { words[Token(word)] = index }
            for number in state.numbers where numbers[number] == nil { numbers[number] = index }
            if let flag = state.flag, flagNumbers[flag] == nil { flagNumbers[flag] = index }
        }
        self.words = words
        self.numbers = numbers
        self.flags = flagNumbers
    }

    /// All states as Prometheus shows them, with `unknown` as the last.
    public var stateNames: [String] { states.map(\.name) + [Self.unknown] }
    /// The number of the state `unknown`.
    public var unknownIndex: Int { states.count }

    /// The number of the state of that name.
    public func index(named name: String) -> Int? {
        states.firstIndex { $0.name == name }
    }

    /// The state of a word; `nil` for an unknown word.
    func index(of word: Token) -> Int? {
        words[word] ?? (Self.unknownWords.contains(word) ? unknownIndex : nil)
    }

    /// The state of a raw number.
    func index(of number: Double) -> Int? {
        Int(exactly: number).flatMap { numbers[$0] }
    }

    /// The state of a boolean.
    func index(of flag: Bool) -> Int? {
        flags[flag]
    }
}

import StatusDocument

/// The bits of a status word, with their names and, where the vendor numbers them, their positions.
///
/// A document may contain such a word as an object with a boolean for each name, as a list of the names that are set, as a text of
/// such names, or as a number.
public struct FlagWord: Sendable, Equatable {
    /// One bit.
    public struct Flag: Sendable, Equatable {
        /// The name in labels.
        public let name: String
        /// Other names for it. Case and separators do not matter.
        public let spellings: [String]
        /// Its position in the word, from 0; `nil` if unknown.
        public let bit: Int?

        /// A bit and its names.
        public init(_ name: String, _ bit: Int? = nil, or spellings: String...) {
            self.name = name
            self.bit = bit
            self.spellings = spellings
        }

        /// All its names.
        var names: [String] { [name] + spellings }
    }

    /// Where names and places come from.
    public let source: String
    /// The prefix of the vendor's names of the bits, such as `xmrs-bit`; documents may have names with or without it.
    public let prefix: String
    /// The bits.
    public let flags: [Flag]
    private let numbers: [Token: Int]

    /// A word. Of two bits with the same name the first has it.
    public init(source: String, prefix: String = "", _ flags: [Flag]) {
        self.source = source
        self.prefix = prefix
        self.flags = flags
        let names = flags.enumerated().flatMap { number, flag in flag.names.map { (name: $0, number: number) } }
        // The vendor has names for the numbers of bits and for their masks: `XMRS_BIT_NO_SIGNAL`, `XMRS_MSK_NO_SIGNAL`.
        let stem = prefix.hasSuffix("-bit") ? String(prefix.dropLast("-bit".count)) : prefix
        let prefixes = prefix.isEmpty ? [] : [prefix, stem, "\(stem)-bit", "\(stem)-msk"]
        let whole = prefixes.flatMap { prefix in names.map { (name: "\(prefix)-\($0.name)", number: $0.number) } }
        numbers = Dictionary((names + whole).map { (Token($0.name), $0.number) }, uniquingKeysWith: { first, _ in first })
    }

    /// The number of the bit of that name.
    func index(of name: Token) -> Int? { numbers[name] }

    /// All names of all bits, to explain the members of an object.
    var tokens: [Token] { Array(numbers.keys) }
}

import StatusDocument

extension Reader {
    /// Words that devices write instead of a number when there is none.
    static let absentWords = Vocabulary.unknownWords.union([
        .empty, "none", "never", "infinity", "inf",
        // Of a leap second, recorded on devices over SNMP.
        "not-announced",
    ])

    /// Words that say that there is no error.
    private static let noRemarks: Set<Token> = ["none", "no", "ok", "no-error", "no-errors"]

    /// Reads the value at `node`.
    func read(_ document: StatusDocument, _ node: Node) -> Reading {
        if case .stateNumber(let vocabulary, let numbers) = self {
            return Self.number(of: vocabulary.state(of: node, in: document), vocabulary, numbers)
        }
        if case .flagOf(let word, let name) = self {
            if document.kind(node) == .null || document.token(node).map(Self.absentWords.contains) == true { return .absent }
            return word.index(of: Token(name)).map { word.read($0, node, of: document) } ?? .unreadable
        }
        return switch document.kind(node) {
        case .null: .absent
        case .bool: read(document.bool(node) == true)
        case .number: document.number(node).map(read) ?? .unreadable
        case .string where self == .flag: readFlag(document, node)
        case .string:
            read(document.string(node), token: document.token(node) ?? .empty)
        case .array: self == .count ? .value(Double(document.elements(of: node).count)) : .unreadable
        case .object: readObject(document, node)
        }
    }

    /// A word of the flag's own name says more than it does elsewhere: `lost` of `signal-lost` is true.
    private func readFlag(_ document: StatusDocument, _ node: Node) -> Reading {
        let (text, token) = (document.string(node), document.token(node) ?? .empty)
        if !Vocabulary.unknownWords.contains(token), let flag = NamedFlag.flag(text, key: document.key(node)) {
            return .value(flag ? 1 : 0)
        }
        return read(text, token: token)
    }

    private func readObject(_ document: StatusDocument, _ node: Node) -> Reading {
        switch self {
        case .count: .value(Double(document.elements(of: node).count))
        case .duration, .nanosecondsOrSeconds: Composite.seconds(node, of: document)
        case .sensor: Composite.sensor(node, of: document)
        case .nonZero, .temperature: Composite.sensor(node, of: document).number.map(read) ?? .absent
        case .mainsFrequency: Composite.frequency(node, of: document)
        default: .unreadable
        }
    }

    /// Whether a value may also be a container, all of which is read together.
    var readsContainers: Bool {
        switch self {
        case .flagOf, .duration, .nanosecondsOrSeconds, .sensor, .nonZero, .temperature, .mainsFrequency: true
        case .stateNumber(let vocabulary, _): vocabulary.isOrdered || vocabulary.flagWord != nil
        default: false
        }
    }

    /// What the members of such a container are called.
    var members: [[Token]] {
        switch self {
        case .flagOf(let word, _): [word.tokens]
        case .duration, .nanosecondsOrSeconds: Composite.timeMembers
        case .sensor, .nonZero, .temperature: Composite.sensorMembers
        case .mainsFrequency: Composite.frequencyMembers
        default: []
        }
    }

    private static func number(of state: Int?, _ vocabulary: Vocabulary, _ numbers: [String: Double]) -> Reading {
        guard let state, state < vocabulary.states.count else { return .absent }
        return numbers[vocabulary.states[state].name].map { .value($0) } ?? .absent
    }

    /// `none` is an ordinary word for a reader that tests for one word.
    private var isComparison: Bool {
        if case .equals = self { true } else { false }
    }

    private func read(_ bool: Bool) -> Reading {
        switch self {
        case .flag: .value(bool ? 1 : 0)
        case .equals(let word): .value(Token(word) == Token(bool ? "true" : "false") ? 1 : 0)
        default: .unreadable
        }
    }

    /// Reads a bare number.
    func read(_ number: Double) -> Reading {
        switch self {
        case .scaled(let scale): finite(Decimal.scaled(number, by: scale))
        case .sensor: finite(number)
        case .unsigned(let scale): Self.unsigned(number, scale)
        case .bounded(let range, let scale): Self.bounded(number, range, Decimal.scaled(number, by: scale))
        case .bitRate: number == 0 ? .absent : Self.unsigned(number, 125_000)
        case .temperature: number == 0 || !Self.temperatures.contains(number) ? .absent : .value(number)
        case .nonZero: number == 0 || Self.allOnes.contains(number) ? .absent : .value(number)
        case .flag: number == 0 || number == 1 ? .value(number) : .unreadable
        case .timestamp where TimeText.isNever(number): .absent
        // A number too large for seconds since 1970 is a date such as 202612280000 without its quotes.
        case .timestamp where number >= 1e11 && number < 1e14: TimeText.timestamp(Array("\(Int(number))".utf8)[...])
        // Seconds of NTP, which count from 1900, would be years ahead; in text they are not read either.
        case .timestamp: number >= 2_147_483_648 ? .unreadable : number > 0 ? .value(number) : .absent
        case .duration where Self.isExtreme(number): .absent
        case .duration(let unit): finite(Decimal.scaled(number, by: unit.seconds))
        case .durationWithUnit: .absent
        case .nanosecondsOrSeconds: Self.isExtreme(number) ? .absent : TimeText.nanosecondsOrSeconds(number)
        case .powerOfTwo: abs(number) < 64 ? .value(Decimal.powerOfTwo(number)) : .unreadable
        case .equals(let word): .value(Double(word) == number ? 1 : 0)
        case .bit(let bit): Words.bit(bit, of: number)
        case .bits(let shift, let mask): UInt32(exactly: number).map { .value(Double(Int($0) >> shift & mask)) } ?? .unreadable
        case .mainsFrequency: number == 0 ? .absent : Frequency.mains(number)
        case .timeQuality: TimeText.quality(number)
        case .count, .listed, .coordinate, .kilobytesBefore, .hexBits, .shareOfOnes, .remark, .word, .stateNumber,
            .flagOf, .doubt:
            .unreadable
        }
    }

    private func finite(_ number: Double) -> Reading {
        number.isFinite ? .value(number) : .unreadable
    }

    private func read(_ text: ArraySlice<UInt8>, token: Token) -> Reading {
        if self == .remark, Self.noRemarks.contains(token) { return .value(0) }
        if self == .flag, let flag = Words.flag(token) { return .value(flag ? 1 : 0) }
        if Self.absentWords.contains(token), !isComparison { return .absent }
        return switch self {
        case .scaled, .unsigned, .bounded, .nonZero, .temperature, .powerOfTwo, .sensor:
            Decimal.whole(text).map(read) ?? .unreadable
        case .bits: Words.number(text).map(read) ?? .unreadable
        // As a number first: tokens do not know the sign of -1.
        case .flag: Decimal.whole(text).map(read) ?? Words.flag(text, token: token).map { .value($0 ? 1 : 0) } ?? .unreadable
        case .bitRate: Decimal.whole(text).map(read) ?? Self.rate(text)
        case .equals(let word): .value(token == Token(word) ? 1 : 0)
        case .timestamp: TimeText.timestamp(text)
        case .duration where Decimal.whole(text).map(Self.isExtreme) == true: .absent
        case .duration(let unit): TimeText.duration(text, unit: unit).map(finite) ?? .unreadable
        case .durationWithUnit where Decimal.whole(text) != nil: .absent
        case .durationWithUnit: TimeText.duration(text, unit: .seconds).map(finite) ?? .unreadable
        case .nanosecondsOrSeconds: TimeText.nanosecondsOrSeconds(text)
        case .timeQuality: TimeText.quality(Words.withoutRepetition(text) ?? text)
        case .listed(let position): Words.listed(text, position).map { .value($0) } ?? .unreadable
        case .coordinate(let position): Words.coordinate(text, position)
        case .kilobytesBefore(let word): Words.bytes(in: text, before: word).map { .value($0) } ?? .unreadable
        case .hexBits(let shift, let mask): Words.hexadecimal(text).map { .value(Double($0 >> shift & mask)) } ?? .unreadable
        case .shareOfOnes: Words.shareOfOnes(text).map { .value($0) } ?? .unreadable
        case .bit(let bit): Words.bit(bit, ofText: text)
        case .mainsFrequency: Frequency.mains(text)
        case .remark: .value(1)
        case .count, .word, .stateNumber, .flagOf, .doubt: .unreadable
        }
    }
}

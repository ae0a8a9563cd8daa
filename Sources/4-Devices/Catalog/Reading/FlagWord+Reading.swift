import StatusDocument

/// The bits of a status word in a value.
struct FlagReading: Equatable {
    /// Bits that are set, by their numbers.
    var set: Set<Int> = []
    /// Bits of which the value shows whether they are set.
    var told: Set<Int> = []
}

extension FlagWord {
    /// The bits that a value reports; `nil` for a value that is not such a word.
    func read(_ node: Node, of document: StatusDocument) -> FlagReading? {
        switch document.kind(node) {
        case .null, .bool: nil
        case .number: document.number(node).flatMap(read)
        case .string: read(document.string(node))
        case .array: readNames(document.children(node).map { document.kind($0) == .string ? document.string($0) : [] })
        case .object: readMembers(node, document)
        }
    }

    /// One bit of a value: 0 or 1; absent where the value does not show it, as a word that is none of the names does not.
    func read(_ number: Int, _ node: Node, of document: StatusDocument) -> Reading {
        guard let reading = read(node, of: document) else { return document.kind(node) == .number ? .unreadable : .absent }
        return reading.told.contains(number) ? .value(reading.set.contains(number) ? 1 : 0) : .absent
    }

    private func read(_ number: Double) -> FlagReading? {
        let numbered = flags.indices.filter { flags[$0].bit != nil }
        var reading = FlagReading(set: [], told: Set(numbered))
        for index in numbered {
            guard let bit = flags[index].bit, case .value(let value) = Words.bit(bit, of: number) else { return nil }
            if value == 1 { reading.set.insert(index) }
        }
        return numbered.isEmpty ? nil : reading
    }

    /// A number in text, or names: `is-master, is-locked`.
    private func read(_ text: ArraySlice<UInt8>) -> FlagReading? {
        if let number = Words.number(text) { return read(number) }
        let names = text.split { ",;|+".utf8.contains($0) }
        return names.allSatisfy { index(of: Token($0)) == nil } ? nil : readNames(names)
    }

    /// The bits that a list names are set, the others not.
    private func readNames(_ names: [ArraySlice<UInt8>]) -> FlagReading? {
        let set = names.compactMap { index(of: Token($0)) }
        // A list of other things reports nothing.
        return set.isEmpty && !names.isEmpty ? nil : FlagReading(set: Set(set), told: Set(flags.indices))
    }

    private func readMembers(_ node: Node, _ document: StatusDocument) -> FlagReading? {
        var reading = FlagReading()
        for child in document.children(node) {
            guard let number = document.keyToken(child).flatMap(index), let isSet = Self.isSet(child, document) else { continue }
            reading.told.insert(number)
            if isSet { reading.set.insert(number) }
        }
        return reading.told.isEmpty ? nil : reading
    }

    /// Of a bit, `not available` says that what it names is not there, not that nobody knows.
    private static func isSet(_ member: Node, _ document: StatusDocument) -> Bool? {
        if document.kind(member) == .string, let flag = NamedFlag.flag(document.string(member), key: document.key(member)) {
            return flag
        }
        return Reader.flag.read(document, member).number.map { $0 == 1 }
    }
}

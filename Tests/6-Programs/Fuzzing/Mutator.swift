import TestFiles

/// Makes new inputs of known ones: the same ones for the same seed.
public struct Mutator: Sendable {
    private let grammar: Grammar
    /// What it starts from.
    public let corpus: [[UInt8]]
    private let largest: Int

    /// - Parameters:
    ///   - corpus: known inputs; what is larger than `largest` is left out.
    ///   - largest: the most bytes of an input that is made.
    public init(_ grammar: Grammar, _ corpus: [[UInt8]], largest: Int = 1 << 16) {
        self.grammar = grammar
        self.corpus = corpus.filter { $0.count <= largest }
        self.largest = largest
    }

    /// A known input with one to four changes.
    public func input(_ chance: inout SeededGenerator) -> [UInt8] {
        guard var input = corpus.randomElement(using: &chance) else { return [] }
        // A small input is looked at sooner, and most of what can be wrong is wrong in small ones.
        if Int.random(in: 0..<8, using: &chance) > 0 { input = pruned(input, to: 4096, &chance) }
        repeat { input = changed(input, &chance) } while Int.random(in: 0..<4, using: &chance) > 0 && !input.isEmpty
        return input.count <= largest ? input : Array(input.prefix(largest))
    }

    /// The input without parts of it, until it is no larger than `size`.
    private func pruned(_ input: [UInt8], to size: Int, _ chance: inout SeededGenerator) -> [UInt8] {
        var result = input
        for _ in 0..<40 where result.count > size {
            let large = grammar.pieces(of: result).filter { $0.count > 32 && $0.count < result.count * 3 / 4 }
            // Of a few, so that what goes is mostly large.
            let chosen = (0..<3).compactMap { _ in large.randomElement(using: &chance) }.max { $0.count < $1.count }
            guard let chosen else { break }
            result.removeSubrange(chosen)
        }
        return result
    }

    /// The input with one change.
    public func changed(_ input: [UInt8], _ chance: inout SeededGenerator) -> [UInt8] {
        let pieces = grammar.pieces(of: input)
        guard Int.random(in: 0..<6, using: &chance) > 0, let piece = pieces.randomElement(using: &chance) else {
            return bytesChanged(input, &chance)
        }
        var result = input
        switch Int.random(in: 0..<7, using: &chance) {
        case 0: result.removeSubrange(piece)
        case 1:
            let times = Int.random(in: 0..<10, using: &chance) == 0 ? min(300, largest / max(1, piece.count)) : 1
            for _ in 0..<times { result.insert(contentsOf: input[piece], at: piece.upperBound) }
        case 2:
            if let other = pieces.randomElement(using: &chance) { result.replaceSubrange(piece, with: input[other]) }
        case 3:
            guard let other = corpus.randomElement(using: &chance),
                let range = grammar.pieces(of: other).randomElement(using: &chance)
            else { break }
            result.replaceSubrange(piece, with: other[range])
        case 4:
            guard let other = pieces.randomElement(using: &chance), !other.overlaps(piece) else { break }
            let (first, second) = piece.lowerBound < other.lowerBound ? (piece, other) : (other, piece)
            result.replaceSubrange(second, with: input[first])
            result.replaceSubrange(first, with: input[second])
        case 5: result.replaceSubrange(piece, with: grammar.words.randomElement(using: &chance) ?? [])
        default: result.insert(contentsOf: grammar.words.randomElement(using: &chance) ?? [], at: piece.lowerBound)
        }
        return result
    }

    /// A JSON text with other values, about every twentieth; keys and order stay.
    static func revalued(_ json: [UInt8], _ chance: inout SeededGenerator) -> [UInt8] {
        var result: [UInt8] = []
        var end = 0
        for value in Grammar.scalars(of: json) where Int.random(in: 0..<20, using: &chance) == 0 {
            result += json[end..<value.lowerBound]
            result += Grammar.jsonWords.randomElement(using: &chance) ?? []
            end = value.upperBound
        }
        return result + json[end...]
    }

    private func bytesChanged(_ input: [UInt8], _ chance: inout SeededGenerator) -> [UInt8] {
        var result = input
        let place = Int.random(in: 0...input.count, using: &chance)
        let end = min(input.count, place + Int.random(in: 1...16, using: &chance))
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: result.removeSubrange(place..<end)
        case 1: result.removeSubrange(place...)
        case 2:
            result.insert(
                contentsOf: (0..<Int.random(in: 1...8, using: &chance)).map { _ in UInt8.random(in: 0...255, using: &chance) },
                at: place)
        case 3: result.insert(contentsOf: input[place..<end], at: place)
        default: if place < input.count { result[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance) }
        }
        return result
    }
}

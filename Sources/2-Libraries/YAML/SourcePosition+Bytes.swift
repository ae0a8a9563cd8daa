import Text

extension SourcePosition {
    /// The place of the byte at `offset` in UTF-8 text.
    init(ofByte offset: Int, in bytes: some RandomAccessCollection<UInt8>) {
        var counter = PlaceCounter()
        for byte in bytes.prefix(offset) { counter.take(byte) }
        self = counter.place
    }
}

/// Counts lines and columns through UTF-8 text as editors do: `\n`, `\r\n` and a lone `\r` end a line, and nothing else.
struct PlaceCounter {
    private var line = 1
    private var column = 1
    private var previous: UInt8 = 0
    /// How many characters were counted.
    private(set) var characters = 0

    /// The position after the counted text.
    var place: SourcePosition { SourcePosition(line: line, column: column) }

    mutating func take(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\n"):
            // The second half of \r\n ends no further line.
            if previous != UInt8(ascii: "\r") { line += 1 }
            column = 1
        case UInt8(ascii: "\r"):
            line += 1
            column = 1
        case 0x80...0xBF:
            // Continues a character that has been counted.
            characters -= 1
        default:
            column += 1
        }
        characters += 1
        previous = byte
    }
}

/// Finds the places of characters by their numbers, which libyaml reports correctly. Its line numbers differ: it takes U+0085, U+2028 and
/// U+2029 for line breaks, and adds a line if the last one is not terminated.
struct CharacterPlaces {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var counter = PlaceCounter()
    private var offset = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The position of the character with `number` characters before it; in ascending order, all of them together take one pass
    /// over the text.
    mutating func place(ofCharacter number: Int) -> SourcePosition {
        if number < counter.characters { self = CharacterPlaces(bytes) }
        while offset < bytes.count, counter.characters < number || bytes[offset] & 0xC0 == 0x80 {
            counter.take(bytes[offset])
            offset += 1
        }
        return counter.place
    }
}

/// The offset of the first byte that is not UTF-8, or nil when all are.
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var offset = 0
    while true {
        switch parser.parseScalar(from: &rest) {
        case .valid(let encoded): offset += encoded.count
        case .error: return offset
        case .emptyInput: return nil
        }
    }
}

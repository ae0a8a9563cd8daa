import Text

extension SourcePosition {
    /// The place of the byte at `offset` in UTF-8 text. `\n`, `\r\n` and a lone `\r` end a line.
    init(ofByte offset: Int, in bytes: some RandomAccessCollection<UInt8>) {
        var line = 1
        var column = 1
        var previous: UInt8 = 0
        for byte in bytes.prefix(offset) {
            switch byte {
            case UInt8(ascii: "\n"):
                // The second half of \r\n ends no further line.
                if previous != UInt8(ascii: "\r") { line += 1 }
                column = 1
            case UInt8(ascii: "\r"):
                line += 1
                column = 1
            case 0x80...0xBF:
                break  // continues a character that has been counted
            default:
                column += 1
            }
            previous = byte
        }
        self.init(line: line, column: column)
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

/// A copy of a JSON text without the single characters and numbers for which a strict parser refuses the whole text.
///
/// Devices write names as operators typed them, in Latin-1, truncated in the middle of a character, with raw control characters, and
/// invalid numbers (`NaN`, `-Infinity`). None of that is a reason to lose a device: such a byte becomes U+FFFD, such a
/// number null. Errors in the structure are not repaired, and ``failure`` gives their position.
///
/// One pass over the bytes, without recursion; the copy is at most three times as long as the text.
public struct DocumentRepair: Sendable {
    /// A change to the device's text.
    public struct Change: Sendable, Equatable {
        /// What was changed.
        public enum Kind: String, Sendable {
            case text
            case number
            /// `True`, `FALSE`, `Null`: a literal in the wrong case.
            case word
        }

        /// Whether it is a text, a number or a word.
        public let kind: Kind
        /// The key that leads to it, or, of a key, the key itself; empty outside of objects.
        public let key: String
        /// Where the first change is, in bytes from the beginning of the answer.
        public let offset: Int
    }

    /// Where the text is invalid JSON beyond repair.
    public struct Failure: Sendable, Equatable {
        /// In bytes from the beginning of the answer.
        public let offset: Int
        /// The last key that was read before it; `nil` without one.
        public let lastKey: String?
    }

    /// More changes are only counted.
    static let maximumDescribed = 20
    /// As deep as ``StatusDocument`` reads.
    private static let maximumDepth = 64
    /// Control characters between values, such as the NUL at the end of a C string. More than that is no accident.
    private static let maximumStray = 64

    /// The copy, up to the failure if there is one.
    public internal(set) var bytes: [UInt8] = []
    /// The first changes, in document order.
    public internal(set) var changes: [Change] = []
    /// How many texts and numbers were changed.
    public internal(set) var count = 0
    /// Why the copy is not valid JSON either; `nil` when its structure is correct.
    public private(set) var failure: Failure?

    var reader: ByteReader
    /// An open container, and the key of the value being read in it.
    private(set) var open: [(isObject: Bool, key: ArraySlice<UInt8>?)] = []
    private var lastKey: ArraySlice<UInt8>?
    private var strayCount = 0

    /// - Parameters:
    ///   - text: the answer of a device.
    ///   - start: number of leading bytes to skip, such as a byte order mark.
    public init(_ text: [UInt8], from start: Int = 0) {
        reader = ByteReader(text, from: start)
        bytes.reserveCapacity(text.count + 64)
        if !readDocument() { failure = Failure(offset: reader.index, lastKey: lastKey.map(Self.shown)) }
    }

    // MARK: - Structure

    private mutating func readDocument() -> Bool {
        repeat {
            guard readValue() else { return false }
            // After a value: closes containers until one continues.
            while let container = open.last {
                skipBlanks()
                guard let byte = reader.peek else { return false }
                if byte == UInt8(ascii: ",") {
                    copy()
                    guard !container.isObject || readKey() else { return false }
                    break
                }
                guard byte == (container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return false }
                copy()
                open.removeLast()
            }
        } while !open.isEmpty
        skipBlanks()
        return reader.peek == nil
    }

    /// Reads a value; of a non-empty container, everything up to and including its first value.
    private mutating func readValue() -> Bool {
        while true {
            skipBlanks()
            switch reader.peek {
            case UInt8(ascii: "\""): return copyString(key: nil)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard open.count < Self.maximumDepth else { return false }
                let isObject = reader.peek == UInt8(ascii: "{")
                copy()
                skipBlanks()
                if reader.peek == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    copy()
                    return true
                }
                open.append((isObject, nil))
                guard !isObject || readKey() else { return false }
            default: return copyWord()
            }
        }
    }

    /// Reads a key and its colon.
    private mutating func readKey() -> Bool {
        skipBlanks()
        guard reader.peek == UInt8(ascii: "\"") else { return false }
        let start = bytes.count + 1
        guard copyString(key: start) else { return false }
        lastKey = bytes[start..<bytes.count - 1]
        open[open.count - 1].key = lastKey
        skipBlanks()
        guard reader.peek == UInt8(ascii: ":") else { return false }
        copy()
        return true
    }

    /// Copies blanks. A control character between values is a blank, too, as long as there are few.
    private mutating func skipBlanks() {
        while let byte = reader.peek, byte <= UInt8(ascii: " ") {
            if " \t\r\n".utf8.contains(byte) {
                bytes.append(byte)
            } else {
                guard strayCount < Self.maximumStray else { return }
                strayCount += 1
                note(.text, key: currentKey, at: reader.index)
                bytes.append(UInt8(ascii: " "))
            }
            reader.advance()
        }
    }

    mutating func copy() {
        guard let byte = reader.peek else { return }
        bytes.append(byte)
        reader.advance()
    }

    // MARK: - Changes

    /// The key of the value being read.
    var currentKey: ArraySlice<UInt8>? { open.last { $0.key != nil }?.key }

    mutating func note(_ kind: Change.Kind, key: ArraySlice<UInt8>?, at offset: Int) {
        count += 1
        guard changes.count < Self.maximumDescribed else { return }
        changes.append(Change(kind: kind, key: key.map(Self.shown) ?? "", offset: offset))
    }

    /// A key as it is shown.
    private static func shown(_ key: ArraySlice<UInt8>) -> String {
        String(String(decoding: key.prefix(200), as: UTF8.self).prefix(60))
    }
}

/// A place in a text.
struct ByteReader: Sendable {
    let text: [UInt8]
    private(set) var index: Int

    init(_ text: [UInt8], from start: Int) {
        self.text = text
        index = min(max(start, 0), text.count)
    }

    /// The byte at the place; `nil` at the end.
    var peek: UInt8? { index < text.count ? text[index] : nil }

    /// The bytes that follow, up to that many.
    func ahead(_ count: Int) -> ArraySlice<UInt8> { text[index..<min(index + count, text.count)] }

    mutating func advance(by count: Int = 1) { index = min(index + count, text.count) }
}

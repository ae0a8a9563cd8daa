import CSimdjson

/// The keys of a document, shared by all documents of its shape: a device that is queried repeatedly sends the same ones every time.
public final class DocumentKeys: @unchecked Sendable {
    /// The result of the parser, freed with this object. It never changes, so any thread may read it.
    let parsed: OpaquePointer
    private let first: UnsafePointer<csimdjson_key>
    /// How many values a document with these keys has.
    private let count: Int
    private let text: [UInt8]

    /// Takes ownership of the result of the parser.
    init(_ parsed: OpaquePointer) {
        self.parsed = parsed
        var (count, length) = (0, 0)
        first = csimdjson_key_table(parsed, &count)
        self.count = count
        let start = csimdjson_key_text(parsed, &length)
        text = Array(UnsafeBufferPointer(start: start, count: length))
    }

    deinit {
        csimdjson_free_keys(parsed)
    }

    /// How much memory the keys take, in bytes.
    public var byteCount: Int { text.count + count * MemoryLayout<csimdjson_key>.stride }

    /// Whether these are the same keys, spelt the same, in the same order and with values of the same kinds.
    public func hasSameKeys(as other: DocumentKeys) -> Bool {
        guard count == other.count, text == other.text else { return false }
        return (0..<count).allSatisfy { index in
            let (one, another) = (first[index], other.first[index])
            return one.token == another.token && one.start == another.start && one.length == another.length
                && one.next == another.next && one.kind == another.kind
        }
    }

    /// The key that leads to the node of this index, as a number; 0 without one.
    func token(_ index: Int) -> UInt64 {
        key(index).token
    }

    /// The key's UTF-8 text.
    func text(_ index: Int) -> ArraySlice<UInt8> {
        let key = key(index)
        return text[Int(key.start)..<Int(key.start) + Int(key.length)]
    }

    private func key(_ index: Int) -> csimdjson_key {
        precondition(index >= 0 && index < count, "a node of another document")
        return first[index]
    }
}

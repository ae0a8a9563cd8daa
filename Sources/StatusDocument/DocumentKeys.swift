import CSimdjson

/// The keys of a document, which all documents of its shape share: a device that is asked again and again says them every time.
public final class DocumentKeys: @unchecked Sendable {
    /// What the parser found, freed with this object. Nobody changes it, so any thread may read it.
    private let parsed: OpaquePointer
    private let first: UnsafePointer<csimdjson_key>
    private let text: [UInt8]
    /// The shape of all documents that have these keys.
    public let shape: DocumentShape

    /// Takes over what the parser found.
    init(_ parsed: OpaquePointer, of shape: DocumentShape) {
        self.parsed = parsed
        self.shape = shape
        first = csimdjson_key_table(parsed)
        var length = 0
        let start = csimdjson_key_text(parsed, &length)
        text = Array(UnsafeBufferPointer(start: start, count: length))
    }

    deinit {
        csimdjson_free_keys(parsed)
    }

    /// How much memory the keys take, in bytes.
    public var byteCount: Int { text.count + shape.valueCount * MemoryLayout<csimdjson_key>.stride }

    /// The key that leads to the node of this index, as a number; 0 where there is none.
    func token(_ index: Int) -> UInt64 {
        key(index).token
    }

    /// The key's UTF-8 text.
    func text(_ index: Int) -> ArraySlice<UInt8> {
        let key = key(index)
        return text[Int(key.start)..<Int(key.start) + Int(key.length)]
    }

    private func key(_ index: Int) -> csimdjson_key {
        precondition(index >= 0 && index < shape.valueCount, "a node of another document")
        return first[index]
    }
}

/// Stands for everything in a document but the values: equal for documents with the same keys, spelt the same, in the same
/// order, and with values of the same kinds. Nodes of documents of the same shape can be exchanged for each other.
public struct DocumentShape: Hashable, Sendable {
    let hash: UInt64
    /// A device that means harm can make up two documents with the same hash. They may be mistaken for each other, which
    /// harms that device only, but a node of the one must never lie outside of the other.
    let valueCount: Int
}

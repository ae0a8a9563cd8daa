import CSimdjson

/// A parsed JSON document: its values in document order and the text that they share.
///
/// simdjson reads it (and checks UTF-8 and numbers); this type only keeps the result, in two flat tables,
/// so that walking a document touches no memory but these.
public final class StatusDocument: @unchecked Sendable {
    /// The result of simdjson, freed with this object. It never changes, so any thread may read it.
    private let parsed: OpaquePointer
    let nodes: NodeTable
    let text: [UInt8]

    /// The keys of the values. Documents with the same keys object can use each other's nodes.
    public let keys: DocumentKeys

    /// How many numbers were beyond the range of doubles (such as `1e999`); they read as null.
    public let droppedNumbers: Int

    /// More values than the largest LANTIME with a thousand SyncMon nodes could report.
    public static let maximumValues = 500_000

    /// What had to be repaired before it could be read; `nil` for a valid document.
    public let repair: DocumentRepair?

    /// Parses a document. If it is refused for single characters or invalid numbers, a repaired copy is read.
    ///
    /// - Parameter known: the keys of an earlier document, reused by this one if it has the same ones, spelt the same, in
    ///   the same order and with values of the same kinds.
    /// - Throws: ``StatusDocumentError`` when the bytes are not one JSON document of at most 64 levels.
    public init(parsing bytes: [UInt8], knowing known: DocumentKeys? = nil) throws(StatusDocumentError) {
        // A byte order mark is not valid JSON, but not a reason to lose a device either.
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var (result, text) = Self.parse(bytes, from: start, known)
        var repair: DocumentRepair?
        if result.document == nil {
            let attempt = DocumentRepair(bytes, from: start)
            let cause = result.error.map { String(cString: $0) } ?? "the answer is empty"
            guard attempt.failure == nil, attempt.count > 0 else {
                throw StatusDocumentError(cause: cause, failure: bytes.count > start ? attempt.failure : nil)
            }
            (result, text) = Self.parse(attempt.bytes, from: 0, known)
            repair = attempt
        }
        guard let parsed = result.document, let keys = result.keys.map(DocumentKeys.init) ?? known else {
            throw StatusDocumentError(cause: result.error.map { String(cString: $0) } ?? "the answer is empty", failure: nil)
        }
        self.parsed = parsed
        self.text = text
        self.keys = keys
        self.repair = repair
        droppedNumbers = csimdjson_dropped_numbers(parsed)
        nodes = NodeTable(parsed)
    }

    private static func parse(
        _ bytes: [UInt8], from start: Int, _ known: DocumentKeys?
    ) -> (result: csimdjson_result, text: [UInt8]) {
        let length = bytes.count - start
        // An array with a capacity of 0 is one that all threads share, and initialising it writes its count.
        guard length > 0 else { return (csimdjson_result(), []) }
        // The spare capacity of an array is its own memory and may be read, whatever it contains.
        let room = bytes.capacity - bytes.count
        var result = csimdjson_result()
        let text = [UInt8](unsafeUninitializedCapacity: length) { strings, count in
            bytes.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress, let target = strings.baseAddress else { return }
                let input = csimdjson_input(bytes: base + start, length: length, room: room, maximum_nodes: Self.maximumValues)
                var text = csimdjson_text(bytes: target, capacity: length, length: 0)
                result = csimdjson_parse(input, &text, known?.parsed)
                count = text.length
            }
        }
        return (result, text)
    }

    deinit {
        csimdjson_free(parsed)
    }

    /// The outermost value.
    public var root: Node { Node(index: 0) }
}

/// The nodes in the parser's own memory: looking at one counts no references and copies nothing.
struct NodeTable {
    private let first: UnsafePointer<csimdjson_node>
    let count: Int

    /// The nodes in the parser's result, which outlives them.
    init(_ parsed: OpaquePointer) {
        var count = 0
        first = csimdjson_nodes(parsed, &count)
        self.count = count
    }

    subscript(index: Int) -> csimdjson_node {
        precondition(index >= 0 && index < count, "a node of another document")
        return first[index]
    }
}

/// Why bytes are not a JSON document.
public struct StatusDocumentError: Error, Sendable, CustomStringConvertible {
    /// simdjson's sentence.
    public let cause: String
    /// Where the bytes become invalid; `nil` when they are refused for another reason, such as size.
    public let failure: DocumentRepair.Failure?

    /// The sentence for an operator.
    public var description: String {
        // It becomes part of longer sentences, which have their own full stop.
        "not valid JSON: " + (cause.hasSuffix(".") ? cause.dropLast() : cause[...]) + place
    }

    private var place: String {
        guard let failure else { return "" }
        return " (at byte \(failure.offset)" + (failure.lastKey.map { ", after the key \"\($0)\")" } ?? ")")
    }
}

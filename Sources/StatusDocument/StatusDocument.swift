import CSimdjson

/// A parsed JSON document: its values in document order and the text that they share.
///
/// simdjson reads it (and checks UTF-8 and numbers); this type only holds the result, in two flat arrays,
/// so that walking a document touches no memory but these.
public final class StatusDocument: Sendable {
    let nodes: [csimdjson_node]
    let text: [UInt8]

    /// How many numbers were beyond the range of doubles (such as `1e999`); they read as null.
    public let droppedNumbers: Int

    /// More values than the largest LANTIME with a thousand SyncMon nodes could report.
    public static let maximumValues = 500_000

    /// Parses a document.
    ///
    /// - Throws: ``StatusDocumentError`` when the bytes are not one JSON document of at most 64 levels.
    public init(parsing bytes: [UInt8]) throws(StatusDocumentError) {
        // A byte order mark is no JSON, but no reason to lose a device either.
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var cause: UnsafePointer<CChar>?
        let parsed = bytes[start...].withUnsafeBufferPointer { buffer -> OpaquePointer? in
            guard let base = buffer.baseAddress, buffer.count > 0 else { return nil }
            return csimdjson_parse(base, buffer.count, Self.maximumValues, &cause)
        }
        guard let parsed else {
            throw StatusDocumentError(cause: cause.map { String(cString: $0) } ?? "the answer is empty")
        }
        defer { csimdjson_free(parsed) }
        droppedNumbers = csimdjson_dropped_numbers(parsed)
        var count = 0
        nodes = Array(UnsafeBufferPointer(start: csimdjson_nodes(parsed, &count), count: count))
        text = Array(UnsafeBufferPointer(start: csimdjson_text(parsed, &count), count: count))
    }

    /// The outermost value.
    public var root: Node { Node(index: 0) }
}

/// Why bytes are not a JSON document.
public struct StatusDocumentError: Error, Sendable, CustomStringConvertible {
    /// simdjson's sentence.
    public let cause: String

    public var description: String { "not valid JSON: \(cause)" }
}

/// Builds a byte array piece by piece.
///
/// Appending to an array would retain and release each piece, and an exposition has thousands.
public struct ByteWriter: ~Copyable {
    @usableFromInline var bytes: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var count = 0
    /// Whether the bytes outgrew the storage of the result.
    private var hasOutgrown = false

    private init(_ memory: UnsafeMutableBufferPointer<UInt8>, _ start: UnsafeMutablePointer<UInt8>) {
        bytes = start
        capacity = memory.count
    }

    deinit {
        if hasOutgrown { bytes.deallocate() }
    }

    /// The bytes that `write` appends.
    ///
    /// - Parameter expected: about how many there will be; up to that many are written without a copy.
    public static func array(expected: Int, _ write: (inout ByteWriter) -> Void) -> [UInt8] {
        var outgrown: [UInt8]?
        let array = [UInt8](unsafeUninitializedCapacity: max(expected, 1)) { memory, count in
            guard let start = memory.baseAddress else { return }
            var writer = ByteWriter(memory, start)
            write(&writer)
            outgrown = writer.outgrownBytes()
            count = outgrown == nil ? writer.count : 0
        }
        return outgrown ?? array
    }

    /// Calls `write` and passes its bytes on in pieces; the last piece may be empty.
    ///
    /// - Parameter expected: about how long the pieces are.
    public static func pieces(
        expected: Int, _ take: (Span<UInt8>) -> Void, _ write: (inout ByteWriter) -> Void
    ) {
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(expected, 1))
        defer { memory.deallocate() }
        guard let start = memory.baseAddress else { return }
        var writer = ByteWriter(memory, start)
        write(&writer)
        writer.hand(to: take)
    }

    /// How many bytes there are.
    public var written: Int { count }

    /// Passes the bytes on and starts with an empty buffer.
    public mutating func hand(to take: (Span<UInt8>) -> Void) {
        take(UnsafeBufferPointer(start: bytes, count: count).span)
        count = 0
    }

    /// A copy of all bytes, if they are no longer where they were.
    private borrowing func outgrownBytes() -> [UInt8]? {
        hasOutgrown ? Array(UnsafeBufferPointer(start: bytes, count: count)) : nil
    }

    /// Appends one byte.
    @inlinable public mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        bytes[count] = byte
        count += 1
    }

    /// Appends all of `piece`.
    @inlinable public mutating func append(_ piece: borrowing [UInt8]) {
        append(piece.span)
    }

    /// Appends all of `piece`.
    @inlinable public mutating func append(_ piece: Span<UInt8>) {
        if capacity - count < piece.count { grow(by: piece.count) }
        piece.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            (bytes + count).update(from: start, count: source.count)
        }
        count += piece.count
    }

    /// Appends a copy of bytes that were written before, and not handed on since.
    ///
    /// - Parameter range: where they are; within what is ``written``.
    public mutating func repeatBytes(_ range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "bytes that are not here")
        if capacity - count < range.count { grow(by: range.count) }
        (bytes + count).update(from: bytes + range.lowerBound, count: range.count)
        count += range.count
    }

    /// Appends the UTF-8 of a text.
    public mutating func append(_ text: String) {
        append(text.utf8.span)
    }

    /// Appends the decimal digits of a number.
    public mutating func append(digitsOf number: UInt64) {
        var length = 1
        var rest = number
        while rest >= 10 {
            rest /= 10
            length += 1
        }
        if capacity - count < length { grow(by: length) }
        count += length
        // Backwards, so that the divisor is always the same: the compiler turns that into a multiplication.
        rest = number
        for place in 1...length {
            bytes[count - place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    @usableFromInline mutating func grow(by missing: Int) {
        let larger = max(capacity * 2, count + missing)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: bytes, count: count)
        if hasOutgrown { bytes.deallocate() }
        hasOutgrown = true
        bytes = moved
        capacity = larger
    }
}

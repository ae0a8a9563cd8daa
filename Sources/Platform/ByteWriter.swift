import Glibc

/// Bytes that are put together piece by piece.
///
/// An array would do, but appending a piece to it takes a reference to the piece and gives it back, and an exposition has
/// thousands of pieces.
public struct ByteWriter: ~Copyable {
    @usableFromInline var bytes: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var count = 0

    /// - Parameter capacity: how many bytes are expected; there may be more.
    public init(capacity: Int) {
        self.capacity = max(capacity, 64)
        bytes = .allocate(capacity: self.capacity)
    }

    deinit {
        bytes.deallocate()
    }

    /// Appends one byte.
    @inlinable public mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        bytes[count] = byte
        count += 1
    }

    /// Appends all of `piece`.
    @inlinable public mutating func append(_ piece: borrowing [UInt8]) {
        append(piece, 0..<piece.count)
    }

    /// Appends the bytes of `piece` in a range that lies within it.
    @inlinable public mutating func append(_ piece: borrowing [UInt8], _ range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= piece.count, "a range of other bytes")
        if capacity - count < range.count { grow(by: range.count) }
        piece.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            (bytes + count).update(from: start + range.lowerBound, count: range.count)
        }
        count += range.count
    }

    /// Appends the UTF-8 of a text.
    public mutating func append(_ text: String) {
        for byte in text.utf8 { append(byte) }
    }

    @usableFromInline mutating func grow(by missing: Int) {
        let larger = max(capacity * 2, count + missing)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: bytes, count: count)
        bytes.deallocate()
        bytes = moved
        capacity = larger
    }

    /// All bytes as an array.
    public func array() -> [UInt8] {
        Array(UnsafeBufferPointer(start: bytes, count: count))
    }
}

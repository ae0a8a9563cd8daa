import CISAL

/// One compressor of ISA-L, which keeps its tables between calls.
///
/// Sendable without a lock of its own: `CompressorPool` hands it to one caller at a time.
final class Compressor: @unchecked Sendable {
    private let handle: OpaquePointer

    /// Nil if memory is short.
    init?() {
        guard let handle = cisal_compressor_new() else { return nil }
        self.handle = handle
    }

    deinit {
        cisal_compressor_free(handle)
    }

    // MARK: - In pieces

    /// Begins a member that comes in pieces.
    func begin() {
        cisal_stream_begin(handle)
    }

    /// Compresses a piece of the member that was begun.
    ///
    /// - Returns: whether that was possible.
    func add(_ piece: Span<UInt8>, isLast: Bool, to output: inout [UInt8]) -> Bool {
        piece.withUnsafeBufferPointer { input in
            guard cisal_stream_add(handle, input.baseAddress, input.count, isLast) else { return false }
            var isFull = true
            while isFull {
                // The library fills the whole buffer unless it has no more output.
                let part = [UInt8](unsafeUninitializedCapacity: Self.partBytes) { memory, count in
                    guard let start = memory.baseAddress else { return }
                    count = cisal_stream_take(handle, start, Self.partBytes)
                }
                output += part
                isFull = part.count == Self.partBytes
            }
            return true
        }
    }

    private static let partBytes = 64 << 10

    /// Nil only for more than two gigabytes.
    func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        // The bound is a little more than the input. The array keeps that capacity until it is freed, after the
        // reply; pages that were never written take no memory, so this is cheaper than a copy to the exact size.
        let bound = cisal_gzip_bound(bytes.count)
        let compressed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            guard let start = output.baseAddress else { return }
            count = bytes.withUnsafeBufferPointer { cisal_gzip(handle, $0.baseAddress, $0.count, start, bound) }
        }
        return compressed.isEmpty ? nil : compressed
    }
}

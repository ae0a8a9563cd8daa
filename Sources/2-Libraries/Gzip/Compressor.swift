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

    /// Nil only for more than two gigabytes.
    func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        // The bound is a little more than the input. The array keeps that capacity until it is freed, after the
        // reply; pages that were never written cost no memory, so this is cheaper than a copy to the exact size.
        let bound = cisal_gzip_bound(bytes.count)
        let compressed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            guard let start = output.baseAddress else { return }
            count = bytes.withUnsafeBufferPointer { cisal_gzip(handle, $0.baseAddress, $0.count, start, bound) }
        }
        return compressed.isEmpty ? nil : compressed
    }
}

import CDeflate

/// One libdeflate compressor, which keeps its tables between calls.
///
/// Sendable without a lock of its own: `CompressorPool` hands it to one caller at a time.
final class Compressor: @unchecked Sendable {
    let level: Int
    private let handle: OpaquePointer

    /// Nil if the level does not exist (libdeflate knows 0 to 12; 0 does not compress) or memory is short.
    init?(level: Int) {
        guard (1...12).contains(level), let handle = libdeflate_alloc_compressor(Int32(level)) else { return nil }
        self.level = level
        self.handle = handle
    }

    deinit {
        libdeflate_free_compressor(handle)
    }

    /// Nil only if libdeflate finds no room in a buffer of the size that it asked for itself.
    func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        // The bound is a little more than the input. The array keeps that capacity until it is freed, after the
        // reply; pages that were never written cost no memory, so this is cheaper than a copy to the exact size.
        let bound = libdeflate_gzip_compress_bound(handle, bytes.count)
        let compressed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            count = bytes.withUnsafeBytes { input in
                libdeflate_gzip_compress(handle, input.baseAddress, input.count, output.baseAddress, bound)
            }
        }
        return compressed.isEmpty ? nil : compressed
    }
}

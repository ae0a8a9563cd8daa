/// Compresses bytes that come in pieces into one gzip member (RFC 1952), as fast as ``gzip(_:)``. Only the compressed bytes are kept.
///
/// Used by one thread.
public final class GzipStream {
    private let compressor: Compressor
    private var compressed: [UInt8] = []
    private var isWhole = true

    /// Nil if memory is short.
    public init?() {
        guard let compressor = CompressorPool.shared.take() else { return nil }
        self.compressor = compressor
        compressor.begin()
    }

    deinit {
        CompressorPool.shared.give(compressor)
    }

    /// Compresses a piece.
    public func append(_ piece: Span<UInt8>) {
        isWhole = isWhole && compressor.add(piece, isLast: false, to: &compressed)
    }

    /// Ends the member; nothing may be appended afterwards.
    ///
    /// - Returns: the compressed bytes; nil only if a piece had more than two gigabytes.
    public func finish() -> [UInt8]? {
        let nothing: [UInt8] = []
        guard isWhole, compressor.add(nothing.span, isLast: true, to: &compressed) else { return nil }
        return compressed
    }
}

import CDeflate

/// Compresses `bytes` into one gzip member (RFC 1952).
///
/// - Parameters:
///   - bytes: what to compress; may be empty.
///   - level: 1 (fastest) to 12 (smallest). An exposition shrinks to about a tenth already at 1,
///     and each further level costs the scrape more time than it saves on a local network.
/// - Returns: the compressed bytes, or nil if the level does not exist or memory is short;
///   the caller then sends the bytes as they are.
public func gzip(_ bytes: [UInt8], level: Int = 1) -> [UInt8]? {
    guard let compressor = CompressorPool.shared.take(level: level) else { return nil }
    defer { CompressorPool.shared.give(compressor) }
    return compressor.gzip(bytes)
}

/// Compresses `bytes` into one gzip member (RFC 1952), at the fastest level: an exposition shrinks to less than a fifth
/// anyway, and a higher level takes more time than it saves on a local network.
///
/// - Parameter bytes: what to compress; may be empty.
/// - Returns: the compressed bytes, or nil if memory is short; the caller then sends the bytes as they are.
public func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    guard let compressor = CompressorPool.shared.take() else { return nil }
    defer { CompressorPool.shared.give(compressor) }
    return compressor.gzip(bytes)
}

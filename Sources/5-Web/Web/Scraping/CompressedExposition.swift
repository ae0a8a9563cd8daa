import Gzip
import Metrics

extension Exposition {
    /// Up to this many samples fit in one piece.
    private static let smallCount = 1500
    private static let pieceBytes = 256 << 10

    /// The exposition of all `sets`, compressed while it is written: the text of a thousand devices would take 70 MB.
    ///
    /// - Returns: one gzip member, and how many bytes its text has; nil when memory is short.
    func gzipped(_ sets: [SampleSet], as format: TextFormat, names: Set<String>?) -> (bytes: [UInt8], written: Int)? {
        // In one piece is a little faster.
        if sets.reduce(0, { $0 + $1.count }) < Self.smallCount {
            let text = render(sets, as: format, names: names)
            return gzip(text).map { ($0, text.count) }
        }
        guard let stream = GzipStream() else { return nil }
        var written = 0
        render(sets, as: format, names: names, inPiecesOf: Self.pieceBytes) {
            written += $0.count
            stream.append($0)
        }
        return stream.finish().map { ($0, written) }
    }
}

import Platform

/// The constant text of all families: headers, names and states. Sample lines are the same in both formats, only headers
/// differ.
///
/// Everything is in one array: a scrape needs hundreds of pieces and would otherwise retain each.
struct PreparedFamilies: Sendable {
    /// A piece of the text.
    private struct Piece: Sendable {
        let start: Int32
        let end: Int32

        var range: Range<Int> { Int(start)..<Int(end) }
    }

    private struct Family: Sendable {
        let name: Piece
        let prometheusHeader: Piece
        let openMetricsHeader: Piece
        /// Where its states are among all states; empty unless it is a state set.
        let states: Piece
    }

    private var text: [UInt8] = []
    private var families: [Family] = []
    /// Of each state of each state set: `name="state"} `.
    private var states: [Piece] = []

    init(_ families: [MetricFamily]) {
        for family in families {
            let first = Int32(states.count)
            if case .stateSet(let words) = family.type {
                for word in words { states.append(add("\(family.name)=\"\(word)\"} ")) }
            }
            self.families.append(
                Family(
                    name: add(family.name), prometheusHeader: add(TextFormat.prometheus.header(of: family)),
                    openMetricsHeader: add(TextFormat.openMetrics.header(of: family)),
                    states: Piece(start: first, end: Int32(states.count))))
        }
    }

    private mutating func add(_ piece: String) -> Piece {
        let start = Int32(text.count)
        text.append(contentsOf: piece.utf8)
        return Piece(start: start, end: Int32(text.count))
    }

    /// Writes the header of a family.
    func writeHeader(of id: FamilyID, as format: TextFormat, to output: inout ByteWriter) {
        let family = families.span[id.index]
        let header = format == .openMetrics ? family.openMetricsHeader : family.prometheusHeader
        output.append(text.span.extracting(header.range))
    }

    /// Writes samples of one family, one line for each series.
    ///
    /// - Parameters:
    ///   - source: the label before all others.
    ///   - common: the first part of the text of all others, see ``SampleSet``.
    ///   - shared: the second.
    ///   - arena: the third.
    func write(
        _ samples: Span<Sample>, of id: FamilyID, source: Span<UInt8>, common: Span<UInt8>, shared: Span<UInt8>,
        arena: Span<UInt8>, to output: inout ByteWriter
    ) {
        let family = families.span[id.index]
        let text = text.span
        let states = states.span.extracting(family.states.range)
        for index in samples.indices {
            let sample = samples[index]
            let range = sample.labels.range
            let start = range.lowerBound - common.count
            let labels =
                if start < 0 {
                    common.extracting(range)
                } else if start < shared.count {
                    shared.extracting(start..<start + range.count)
                } else {
                    arena.extracting(start - shared.count..<start - shared.count + range.count)
                }
            if states.isEmpty {
                output.append(text.extracting(family.name.range))
                if !source.isEmpty || !labels.isEmpty {
                    output.append(UInt8(ascii: "{"))
                    Self.append(source, labels, to: &output)
                    output.append(UInt8(ascii: "}"))
                }
                output.append(UInt8(ascii: " "))
                NumberText.append(sample.value, to: &output)
                output.append(UInt8(ascii: "\n"))
                continue
            }
            // All lines of a state set begin alike.
            let lineStart = output.written
            writeStart(of: family, source, labels, to: &output)
            let lineEnd = output.written
            for number in states.indices {
                if number > 0 { output.repeatBytes(lineStart..<lineEnd) }
                output.append(text.extracting(states[number].range))
                output.append(UInt8(ascii: Double(number) == sample.value ? "1" : "0"))
                output.append(UInt8(ascii: "\n"))
            }
        }
    }

    /// Writes what all states of a sample have before their own label.
    private func writeStart(of family: Family, _ source: Span<UInt8>, _ labels: Span<UInt8>, to output: inout ByteWriter) {
        output.append(text.span.extracting(family.name.range))
        output.append(UInt8(ascii: "{"))
        Self.append(source, labels, to: &output)
        if !source.isEmpty || !labels.isEmpty { output.append(UInt8(ascii: ",")) }
    }

    private static func append(_ source: Span<UInt8>, _ labels: Span<UInt8>, to output: inout ByteWriter) {
        output.append(source)
        if !source.isEmpty, !labels.isEmpty { output.append(UInt8(ascii: ",")) }
        output.append(labels)
    }
}

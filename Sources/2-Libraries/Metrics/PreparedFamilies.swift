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
        // All lines of a family begin alike.
        let start = output.written
        output.append(text.extracting(family.name.range))
        if !source.isEmpty {
            output.append(UInt8(ascii: "{"))
            output.append(source)
        }
        let startEnd = output.written
        for index in samples.indices {
            let lineStart = index > 0 ? output.written : start
            if index > 0 { output.repeatBytes(start..<startEnd) }
            let sample = samples[index]
            let range = sample.labels.range
            let place = range.lowerBound - common.count
            let labels =
                if place < 0 {
                    common.extracting(range)
                } else if place < shared.count {
                    shared.extracting(place..<place + range.count)
                } else {
                    arena.extracting(place - shared.count..<place - shared.count + range.count)
                }
            let hasLabels = !source.isEmpty || !labels.isEmpty
            if !labels.isEmpty {
                output.append(UInt8(ascii: source.isEmpty ? "{" : ","))
                output.append(labels)
            }
            if states.isEmpty {
                if hasLabels { output.append(UInt8(ascii: "}")) }
                output.append(UInt8(ascii: " "))
                NumberText.append(sample.value, to: &output)
                output.append(UInt8(ascii: "\n"))
            } else {
                output.append(UInt8(ascii: hasLabels ? "," : "{"))
                writeStates(states, applies: sample.value, lineStart: lineStart, to: &output)
            }
        }
    }

    /// Writes the states of a sample, the first of them behind the beginning of its line, which is written already.
    private func writeStates(_ states: Span<Piece>, applies value: Double, lineStart: Int, to output: inout ByteWriter) {
        let line = lineStart..<output.written
        for number in states.indices {
            if number > 0 { output.repeatBytes(line) }
            output.append(text.span.extracting(states[number].range))
            output.append(UInt8(ascii: Double(number) == value ? "1" : "0"))
            output.append(UInt8(ascii: "\n"))
        }
    }
}

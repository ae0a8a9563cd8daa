/// What inputs are made of, so that changes meet their structure and not only their bytes.
public enum Grammar: Sendable {
    /// JSON: values, members and elements.
    case json
    /// Lines with words: YAML, HTTP.
    case lines(words: [String])

    /// The parts that can be left out, doubled or exchanged, each as a whole. Of broken inputs as many as can be told.
    func pieces(of input: [UInt8]) -> [Range<Int>] {
        switch self {
        case .json: JSONPieces(input).pieces
        case .lines: Self.linesAndWords(of: input)
        }
    }

    /// The plain values of a JSON text, strings, numbers and literals, keys left out.
    static func scalars(of json: [UInt8]) -> [Range<Int>] { JSONPieces(json).scalars }

    /// What may take the place of a part.
    var words: [[UInt8]] {
        switch self {
        case .json: Self.jsonWords
        case .lines(let words): words.map { Array($0.utf8) }
        }
    }

    private static func linesAndWords(of input: [UInt8]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var line = 0
        var word = 0
        for (index, byte) in input.enumerated() {
            if byte == UInt8(ascii: "\n") {
                pieces.append(line..<index + 1)
                line = index + 1
            }
            if separators.contains(byte) {
                if word < index { pieces.append(word..<index) }
                word = index + 1
            }
        }
        if word < input.count { pieces.append(word..<input.count) }
        if line < input.count { pieces.append(line..<input.count) }
        return pieces
    }

    private static let separators = Set(" \t\r\n:,;=?&/[]{}\"'".utf8)

    /// Values that devices send on bad days, and those that no device should send.
    static let jsonWords: [[UInt8]] =
        [
            "null", "true", "false", "0", "-1", "1", "-0.0", "65535", "4294967295", "18446744073709551615", "1e308", "1e999",
            "-1e999",
            "0.1e-400", "1e15", "9007199254740993", "NaN", "-Infinity", "0x1F", "007", "[]", "{}", "[[[[]]]]",
            #"{"": {"": null}}"#,
            #""""#, #""-""#, #""N/A""#, #""unknown""#, #""never""#, #""not-available""#, #""holdover""#, #""REL1000""#,
            #""clk1""#,
            #""lan1""#, #""100""#, #""1e5""#, #""0x1F""#, #""12 ns""#, #""0.48 0.66""#, #""50 Hz""#, #""2026-11-20T03:00:00""#,
            #""1970-01-01 00:00:00""#, #""2^64""#, #""less-than-100ns""#, #""\u0000""#, #""\ud800""#, #""\u202e""#,
            #""a\"b\\c\nd""#,
            #""} 1\nlantime_up 1""#, #""<script>alert(1)</script>""#, "\"\u{7}\"", "\"\t\"", #""ÄÖ\u00fc€😀""#,
            "\"" + String(repeating: "x€", count: 80) + "\"", #"{"object-id": "lan0", "object-id": "lan0"}"#,
            #"[{"object-id": "a"}, {"object-id": "a"}, {"object-id": ""}]"#, #"{"info": {"model": "xyz1"}, "new-value": 3.5}"#,
        ].map { Array($0.utf8) } + [[0x22, 0xFF, 0xC0, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]]
}

/// Finds values, members and elements of a JSON text without asking whether it is one.
private struct JSONPieces {
    private(set) var pieces: [Range<Int>] = []
    private(set) var scalars: [Range<Int>] = []
    /// Where the open containers begin, and in each the member or element that is being read.
    private var open: [(start: Int, item: Int)] = []

    init(_ input: [UInt8]) {
        var index = 0
        while index < input.count {
            let start = index
            switch input[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                index += 1
                open.append((start, index))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if let last = open.popLast() {
                    if last.item < index { pieces.append(last.item..<index) }
                    pieces.append(last.start..<index + 1)
                }
                index += 1
            case UInt8(ascii: ","):
                index += 1
                if let last = open.indices.last {
                    pieces.append(open[last].item..<index)
                    open[last].item = index
                }
            case UInt8(ascii: "\""):
                index += 1
                while index < input.count, input[index] != UInt8(ascii: "\"") {
                    index += input[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                index = min(index + 1, input.count)
                pieces.append(start..<index)
                if input[index...].first(where: { $0 > 0x20 }) != UInt8(ascii: ":") { scalars.append(start..<index) }
            case let byte where Self.isPlain(byte):
                while index < input.count, Self.isPlain(input[index]) { index += 1 }
                pieces.append(start..<index)
                scalars.append(start..<index)
            default: index += 1
            }
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

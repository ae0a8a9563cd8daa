/// Strings as JSON writes them. The documents around them are written by those who know their form.
public enum JSONText {
    /// Appends a text as a JSON string, with its quotes.
    ///
    /// - Parameter text: UTF-8.
    public static func append(_ text: some Sequence<UInt8>, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): json += "\\n".utf8
            case UInt8(ascii: "\t"): json += "\\t".utf8
            case 0..<0x20, 0x7F: json += "\\u00".utf8 + [digit(byte >> 4), digit(byte & 15)]
            default: json.append(byte)
            }
        }
        json.append(UInt8(ascii: "\""))
    }

    /// A text as a JSON string, with its quotes.
    public static func quoted(_ text: String) -> String {
        var json: [UInt8] = []
        append(text.utf8, to: &json)
        return String(decoding: json, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

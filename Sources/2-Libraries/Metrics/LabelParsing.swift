extension LabelText {
    /// Takes apart what ``append(_:_:to:isFirst:)`` wrote.
    static func pairs(_ text: ArraySlice<UInt8>) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        var rest = text
        while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
            let name = rest[..<equals].drop { $0 == UInt8(ascii: ",") }
            var value: [UInt8] = []
            var index = equals + 2
            while index < rest.endIndex, rest[index] != UInt8(ascii: "\"") {
                if rest[index] == UInt8(ascii: "\\"), index + 1 < rest.endIndex {
                    index += 1
                    value.append(rest[index] == UInt8(ascii: "n") ? UInt8(ascii: "\n") : rest[index])
                } else {
                    value.append(rest[index])
                }
                index += 1
            }
            pairs.append((String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
            rest = rest[min(index + 1, rest.endIndex)...]
        }
        return pairs
    }
}

extension LabelText {
    /// Parses the output of ``append(_:_:to:isFirst:)``.
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

/// The value of one label; `nil` without that label.
///
/// - Parameter text: labels as they are written between the braces of a sample.
public func labelValue(_ name: String, in text: ArraySlice<UInt8>) -> String? {
    let wanted = name.utf8
    var index = text.startIndex
    while index < text.endIndex {
        guard let equals = text[index...].firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let isWanted = equals - index == wanted.count && text[index..<equals].elementsEqual(wanted)
        let start = equals + 2
        var end = start
        var isEscaped = false
        while end < text.endIndex, text[end] != UInt8(ascii: "\"") {
            if text[end] == UInt8(ascii: "\\") {
                isEscaped = true
                end += 1
            }
            end += 1
        }
        end = min(end, text.endIndex)
        if isWanted {
            guard isEscaped else { return String(decoding: text[min(start, end)..<end], as: UTF8.self) }
            return LabelText.pairs(text[index..<min(end + 1, text.endIndex)]).first?.value
        }
        // Behind the quote and the comma.
        index = min(end + 2, text.endIndex)
    }
    return nil
}

/// The labels without one of them.
///
/// - Parameter text: labels as they are written between the braces of a sample.
public func removingLabel(_ name: String, from text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard labelValue(name, in: text) != nil else { return text }
    var rest: [UInt8] = []
    for pair in LabelText.pairs(text) where pair.name != name {
        LabelText.append(pair.name, pair.value.utf8.span, to: &rest, isFirst: rest.isEmpty)
    }
    return rest[...]
}

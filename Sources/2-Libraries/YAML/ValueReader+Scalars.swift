import Text

extension ValueReader {
    /// Any scalar as text.
    public func string() -> String? {
        guard case .scalar(let scalar) = node.content, !node.isNull else { return refuse("text") }
        return scalar.text
    }

    /// The path of a file. A relative path is relative to the document, and is converted to one that can be opened from the
    /// working directory.
    ///
    /// - Parameter document: the path of the file that contains this value.
    public func filePath(relativeTo document: String) -> String? {
        guard let path = string() else { return nil }
        guard !path.isEmpty else { return reject("expected the path of a file, found an empty text") }
        guard !path.hasPrefix("/"), let slash = document.lastIndex(of: "/") else { return path }
        return document[...slash] + path
    }

    /// `true` or `false`, or one of the other words that YAML 1.1 knows for them, without quotes.
    ///
    /// The other words are read because exporter-toolkit's files may contain them.
    public func bool() -> Bool? {
        switch plainText?.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: refuseContent("true or false")
        }
    }

    /// A whole number in decimal digits, without quotes and leading zeros (which YAML 1.1 reads as octal).
    public func integer(in range: ClosedRange<Int> = .min ... .max) -> Int? {
        let expected =
            range == .min ... .max ? "a whole number" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let text = plainText else { return refuseContent(expected) }
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let isDecimal = wholeNumber(digits) != nil && (digits.count == 1 || !digits.hasPrefix("0"))
        guard isDecimal, let number = Int(text), range.contains(number) else { return refuseContent(expected) }
        return number
    }

    /// A finite decimal number, without quotes: `2`, `0.001`, `1e-9`.
    public func number() -> Double? {
        // Double would also read hexadecimal digits and the words for infinity.
        guard let text = plainText, text.utf8.allSatisfy(Array("0123456789.eE+-".utf8).contains), let number = Double(text),
            number.isFinite
        else { return refuseContent("a number") }
        return number
    }

    /// A duration with units, such as `10s`, `500ms` or `1m30s`.
    public func duration(in range: ClosedRange<Duration>? = nil) -> Duration? {
        guard let text = plainText, let duration = Duration(spelled: text) else {
            return refuseContent("a duration such as 10s (whole numbers with the units ms, s, m, h)")
        }
        if let range, !range.contains(duration) {
            return refuseContent("a duration from \(range.lowerBound.spelled) to \(range.upperBound.spelled)")
        }
        return duration
    }

    /// A size with a binary unit, such as `16MiB`, in bytes.
    public func byteSize(in range: ClosedRange<Int>? = nil) -> Int? {
        guard let text = plainText, let size = ByteSize.parse(text) else {
            return refuseContent("a size such as 16MiB (units B, KiB, MiB, GiB)")
        }
        if let range, !range.contains(size) {
            return refuseContent("a size from \(ByteSize.spell(range.lowerBound)) to \(ByteSize.spell(range.upperBound))")
        }
        return size
    }

    /// One of the words of an enumeration.
    public func choice<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type = Choice.self) -> Choice? {
        let words = Choice.allCases.map(\.rawValue)
        guard case .scalar(let scalar) = node.content, let choice = Choice(rawValue: scalar.text) else {
            return refuseContent("one of \(words.joined(separator: ", "))")
        }
        return choice
    }

    private var plainText: String? {
        guard case .scalar(let scalar) = node.content, scalar.isPlain else { return nil }
        return scalar.text
    }
}

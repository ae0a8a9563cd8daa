import Text

/// Where the body of a request ends, according to its header fields. If a proxy and this server disagreed,
/// one would take part of a request for another one (RFC 9112, section 6).
enum RequestFraming {
    /// Why the rest of a request must not be read.
    struct Defect {
        let status: Int
        let sentence: String
    }

    /// - Parameter isExact: whether the head contains only its regular parts; see `cmhd_head_is_exact`.
    static func defect(_ method: String, _ headers: [(name: String, value: String)], isExact: Bool) -> Defect? {
        guard isExact else {
            return Defect(
                status: 400,
                sentence: "The request contains a NUL, a header field of several lines, or a line that does not end with CR LF.")
        }
        guard method.utf8.allSatisfy(\.isTokenCharacter) else { return Defect(status: 400, sentence: "The method is malformed.") }
        // Some implementations end a line at a bare CR.
        guard headers.allSatisfy({ $0.value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 } }) else {
            return Defect(status: 400, sentence: "A header field contains a control character.")
        }
        guard headers.allSatisfy({ !$0.name.isEmpty && $0.name.utf8.allSatisfy(\.isTokenCharacter) }) else {
            return Defect(status: 400, sentence: "The name of a header field is malformed.")
        }
        let lengths = values("content-length", headers)
        let codings = values("transfer-encoding", headers)
        guard Set(lengths).count <= 1 else { return Defect(status: 400, sentence: "The request has two lengths.") }
        guard lengths.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }) else {
            return Defect(status: 400, sentence: "Content-Length is not a number.")
        }
        guard !codings.isEmpty else { return nil }
        guard lengths.isEmpty else {
            return Defect(status: 400, sentence: "The request has Content-Length and Transfer-Encoding.")
        }
        guard codings.count == 1, codings[0].lowercased() == "chunked" else {
            return Defect(status: 501, sentence: "The only transfer coding is chunked.")
        }
        return nil
    }

    /// Whether an announced body is too large; one of unknown length is, if no body is accepted.
    static func announcesMore(than maximum: Int, _ headers: [(name: String, value: String)]) -> Bool {
        if let length = values("content-length", headers).first { return (Int(length) ?? .max) > maximum }
        return maximum == 0 && !values("transfer-encoding", headers).isEmpty
    }

    private static func values(_ name: String, _ headers: [(name: String, value: String)]) -> [String] {
        headers.filter { $0.name.isSame(ignoringCase: name) }.map { header in
            var value = header.value[...]
            while let first = value.first, isBlank(first) { value.removeFirst() }
            while let last = value.last, isBlank(last) { value.removeLast() }
            return String(value)
        }
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
}

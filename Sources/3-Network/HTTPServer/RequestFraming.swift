import Text

/// Where the body of a request ends, as its header fields say it. Two that read it differently, such as a proxy and this server,
/// would take part of one request for another (RFC 9112, section 6).
enum RequestFraming {
    /// Why a request must not be read on.
    struct Defect {
        let status: Int
        let sentence: String
    }

    static func defect(_ headers: [(name: String, value: String)]) -> Defect? {
        guard headers.allSatisfy({ !$0.name.isEmpty && $0.name.utf8.allSatisfy(\.isTokenCharacter) }) else {
            return Defect(status: 400, sentence: "The name of a header field is malformed.")
        }
        let lengths = values("content-length", headers)
        let codings = values("transfer-encoding", headers)
        guard Set(lengths).count <= 1 else { return Defect(status: 400, sentence: "The request has two lengths.") }
        guard lengths.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return Defect(status: 400, sentence: "Content-Length is no number.")
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

    /// Whether a body is announced that is too large; one of unknown length is, where none is taken.
    static func announcesMore(than maximum: Int, _ headers: [(name: String, value: String)]) -> Bool {
        if let length = values("content-length", headers).first { return (Int(length) ?? .max) > maximum }
        return maximum == 0 && !values("transfer-encoding", headers).isEmpty
    }

    private static func values(_ name: String, _ headers: [(name: String, value: String)]) -> [String] {
        headers.filter { $0.name.lowercased() == name }.map { header in
            var value = header.value[...]
            while let first = value.first, isBlank(first) { value.removeFirst() }
            while let last = value.last, isBlank(last) { value.removeLast() }
            return String(value)
        }
    }

    private static func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
}

import Testing

@testable import StatusDocument

@Suite("Tokens")
struct TokenTests {
    @Test(
        "Spellings that differ only in case and separators have the same token",
        arguments: [
            ("leap-second-announced", "leapsecond-announced"), ("faillock:-user-banned", "faillock-user-banned"),
            ("API Version", "api-version"), ("N/A", "na"), ("sysplex-1-", "Sysplex_1"), ("a.b", "AB"),
        ])
    func same(_ one: String, _ other: String) {
        #expect(Token(one) == Token(other))
    }

    @Test(
        "Spellings with other letters or digits differ",
        arguments: [
            ("a", "b"), ("relay-1", "relay-2"), ("µs", "μs"), ("abcdefgh", "abcdefghi"), ("ab", "ba"), ("a", "aa"),
            ("aaaaaaaa", "aaaaaaaaaaaaaaaa"),
        ])
    func different(_ one: String, _ other: String) {
        #expect(Token(one) != Token(other))
    }

    @Test("Text without letters and digits is the empty token", arguments: ["", "-", "--", " ", "/", "?!"])
    func empty(_ text: String) {
        #expect(Token(text) == .empty)
    }

    @Test("Zero and non-ASCII letters do not give an empty token", arguments: ["0", "é", "—"])
    func notEmpty(_ text: String) {
        #expect(Token(text) != .empty)
    }

    @Test("Text, bytes and document give the same token", arguments: ["", "x", "receive-status", "ein längeres Wort"])
    func sources(_ text: String) throws {
        let document = try parse("[\"\(text)\"]")
        let padded = Array("<<\(text)>".utf8)
        #expect(Token(text) == Token(padded[2..<(padded.count - 1)]))
        #expect(document.firstChild(document.root).flatMap(document.token) == Token(text))
    }
}

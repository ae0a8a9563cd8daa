import Testing
import Text

@Suite("Percent-encoding")
struct PercentEncodingTests {
    @Test(
        "Only unreserved characters are kept, and slashes where a path is expected",
        arguments: [
            ("a-B.1_~", "a-B.1_~", "a-B.1_~"), ("a/b c", "a%2Fb%20c", "a/b%20c"),
            ("é\"\u{1}%", "%C3%A9%22%01%25", "%C3%A9%22%01%25"),
        ])
    func encoded(text: String, part: String, path: String) {
        #expect(percentEncoded(text) == part)
        #expect(percentEncoded(text, keepsSlashes: true) == path)
    }
}

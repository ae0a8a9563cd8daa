import Testing
import Text

@Suite("ASCII characters")
struct ASCIITests {
    @Test("Names of header fields consist of the characters of RFC 9110 and no others")
    func tokens() {
        let allowed = Set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        for byte in UInt8.min...UInt8.max { #expect(byte.isTokenCharacter == allowed.contains(byte), "\(byte)") }
    }

    @Test(
        "Only the case of ASCII letters is ignored",
        arguments: [
            ("", "", true), ("Content-Length", "content-length", true), ("date", "Date", true), ("date", "dat", false),
            ("dates", "date", false), ("[", "{", false), ("@", "`", false), ("É", "é", false),
            ("a longer name than fits a word", "A LONGER NAME THAN FITS A WORD", true),
        ])
    func sameIgnoringCase(_ one: String, _ other: String, _ isSame: Bool) {
        #expect(one.isSame(ignoringCase: other) == isSame)
        #expect(other.isSame(ignoringCase: one) == isSame)
    }
}

import Certificates
import Testing

@Suite("SHA-256")
struct SHA256Tests {
    @Test("Hashes equal those of FIPS 180", arguments: [("", "e3b0c442"), ("abc", "ba7816bf")])
    func vectors(text: String, beginning: String) {
        let hash = sha256(Array(text.utf8))
        #expect(hash.count == 32)
        #expect(hash.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == beginning)
    }
}

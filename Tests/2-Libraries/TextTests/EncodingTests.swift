import Foundation
import Testing
import Text

@Suite("Encodings")
struct EncodingTests {
    @Test("Base64 is encoded and decoded as by other programs", arguments: 0..<70)
    func base64(length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ length) }
        let text = Data(bytes).base64EncodedString()
        #expect(Base64.encode(bytes) == text)
        #expect(Base64.decode(text) == bytes)
        #expect(Base64.decode(text.filter { $0 != "=" }) == bytes)
    }

    @Test("Invalid base64 is nil", arguments: ["a", "ab=c", "====", "a b=", "aé==", "abcde", "ab==="])
    func noBase64(text: String) {
        #expect(Base64.decode(text) == nil)
    }

    @Test(
        "The hash FNV-1a equals its reference values", arguments: [("", 0xcbf2_9ce4_8422_2325), ("foobar", 0x85944171f73967e8)])
    func fnv(text: String, hash: UInt64) {
        #expect(fnv1a(text.utf8) == hash)
    }

    private static let pin = Base64.encode(Array(0..<32))

    @Test("A pin is read with and without curl's prefix", arguments: [pin, "sha256//" + pin])
    func pins(text: String) throws {
        let pin = try CertificatePin(parsing: text)
        #expect(pin.base64 == Self.pin)
        #expect(pin.description == "sha256//" + Self.pin)
        #expect(pin == CertificatePin(sha256: Array(0..<32)))
    }

    @Test(
        "An invalid pin is refused",
        arguments: [
            "", "sha256//", "/etc/passwd", "sha256//AAAA", String(repeating: "A", count: 44), String(repeating: "A", count: 43),
            // The last digit carries four bits; the others must be 0, or one key had four spellings.
            String(repeating: "A", count: 42) + "B=",
        ])
    func noPins(text: String) {
        let error = #expect(throws: CertificatePinError.self) { try CertificatePin(parsing: text) }
        #expect(error?.isHexadecimal == false)
    }

    @Test("A fingerprint in hexadecimal, as browsers show it, is recognised")
    func fingerprints() {
        let colons = (0..<32).map { _ in "A1" }.joined(separator: ":")
        for text in [colons, String(repeating: "a1", count: 32), String(repeating: "a1", count: 20)] {
            let error = #expect(throws: CertificatePinError.self) { try CertificatePin(parsing: text) }
            #expect(error?.isHexadecimal == true)
        }
    }
}

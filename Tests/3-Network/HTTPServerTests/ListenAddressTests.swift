import HTTPServer
import Testing

@Suite("Listen addresses")
struct ListenAddressTests {
    @Test(
        "are parsed in Go's notation",
        arguments: [
            (":10319", nil, 10319), ("127.0.0.1:9", "127.0.0.1", 9), ("[::1]:0", "::1", 0), ("localhost:80", "localhost", 80),
        ] as [(String, String?, UInt16)])
    func good(text: String, host: String?, port: UInt16) throws {
        let address = try ListenAddress(text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.description == text)
    }

    @Test(
        "that are invalid are refused by name",
        arguments: ["", "10319", "host", "a:b", ":70000", ":-1", ":+1", "::1:9", "[::1]", "[]:9", "a b:9", "http://x:9"])
    func bad(text: String) {
        let error = #expect(throws: ListenAddressError.self) { try ListenAddress(text) }
        #expect(error?.description.hasPrefix("listen address \"\(text)\": ") == true)
    }
}

import Configuration
import Secrets
import Testing

@Suite("Addresses")
struct AddressTests {
    @Test(
        "Spellings of one device address become one",
        arguments: [
            ("https://192.0.2.10", "https://192.0.2.10"),
            ("https://192.0.2.10/", "https://192.0.2.10"),
            ("HTTPS://Clock.Example.ORG:443//", "https://clock.example.org"),
            ("http://clock:80", "http://clock"),
            ("http://clock:443", "http://clock:443"),
            ("https://[2001:DB8::1]:8443/", "https://[2001:db8::1]:8443"),
            ("https://[fe80::1%25eth0]", "https://[fe80::1%25eth0]"),
            ("https://gate/clocks/fra%20gm1/", "https://gate/clocks/fra%20gm1"),
            ("https://my_clock", "https://my_clock"), ("https://gm1", "https://gm1"), ("https://10.site", "https://10.site"),
            ("https://gate/api/fra-gm1", "https://gate/api/fra-gm1"), ("http://0.0.0.0", "http://0.0.0.0"),
        ])
    func device(text: String, expected: String) throws {
        let url = try DeviceURL(parsing: text)
        #expect(url.description == expected)
        #expect(try DeviceURL(parsing: url.description) == url)
    }

    @Test(
        "An invalid device address is refused with the reason",
        arguments: [
            ("192.0.2.10", "it must begin with https:// or http://"),
            ("file:///etc/passwd", "it must begin with https:// or http://"),
            ("https://", "it has no host"),
            ("https://:443", "it has no host"),
            ("https:///path", "it has no host"),
            ("https://a:0", "its port is not a number from 1 to 65535"),
            ("https://a:", "its port is not a number from 1 to 65535"),
            ("https://a:65536", "its port is not a number from 1 to 65535"),
            ("https://a:+1", "its port is not a number from 1 to 65535"),
            ("https://[::1", "its IPv6 address has no closing bracket"),
            ("https://[::1]x", "its port is not a number from 1 to 65535"),
            ("https://2001:db8::1", "IPv6 addresses need brackets, such as https://[2001:db8::1]:8443"),
            ("https://::1:18445", "IPv6 addresses need brackets, such as https://[2001:db8::1]:8443"),
            (
                "https://[::ffff:127.0.0.010]",
                "there is no IPv6 address in its brackets"
            ),
            ("https://[1:2:3]", "there is no IPv6 address in its brackets"),
            ("https://[:::::]", "there is no IPv6 address in its brackets"),
            ("https://a..b", "its host has an empty part: two dots in a row, or one in front"),
            ("https://.a", "its host has an empty part: two dots in a row, or one in front"),
            ("https://<IP>", "its host contains \"<\", which no host name or address has"),
            ("https://\(String(repeating: "a", count: 254))", "its host is longer than 253 characters"),
            ("https://a/%61pi", "it is the address of the device only; /api/status is added automatically"),
            ("https://a/api%2Fstatus", "it is the address of the device only; /api/status is added automatically"),
            ("https://a/%2e%2e/b", "its path has empty, . or .. parts"),
            ("https://a b", "its host contains \" \": white space does not belong in it"),
            ("https://zürich", "its host contains \"ü\": a name with letters beyond a to z is written in its form xn--…"),
            (
                "https://[fe80::1%eth0]",
                "the interface of an IPv6 address is written after %25, such as [fe80::1%25eth0]"
            ),
            (
                "https://a\r\nHost:b",
                "its host contains \"\\r\\n\": white space does not belong in it"
            ),
            ("https://user@a", "credentials do not belong in it; name a profile with \"auth\""),
            ("https://user:pa/ss@a", "credentials do not belong in it; name a profile with \"auth\""),
            ("https://a?x=1", "it must not have a query (?…)"),
            ("https://a/#x", "it must not have a fragment (#…)"),
            ("https://a/b c", "its path has characters that must be percent-encoded"),
            ("https://a/%zz", "its path has characters that must be percent-encoded"),
            ("https://a/../b", "its path has empty, . or .. parts"),
            ("https://a//b", "its path has empty, . or .. parts"),
        ])
    func noDevice(text: String, expected: String) {
        let defect = #expect(throws: URLSyntaxError.self) { try DeviceURL(parsing: text) }
        #expect(defect?.description == expected)
    }

    @Test(
        "A path into the API is refused, wherever it leads",
        arguments: ["/api/status", "/api", "/api/", "/API", "/x/api", "/api/config", "/api/status/data/ntp", "/api/get-token"])
    func pathIntoAPI(path: String) {
        let error = #expect(throws: URLSyntaxError.self) { try DeviceURL(parsing: "https://a" + path) }
        #expect(error?.description == "it is the address of the device only; /api/status is added automatically")
    }

    @Test(
        "A host that ends in a number is an IPv4 address in its usual spelling: resolvers read others as octal or hexadecimal",
        arguments: [
            "127.0.0.010", "0x7f.0.0.1", "127.1", "2130706433", "1.2.3", "1.2.3.256", "127.0.0.1.", "1.2.3.4.5", "a.0x1",
        ])
    func oddIPv4(host: String) {
        let error = #expect(throws: URLSyntaxError.self) { try DeviceURL(parsing: "http://" + host) }
        #expect(error?.description.hasPrefix("its host ends in a number but is not an IPv4 address") == true)
    }

    @Test(
        "A proxy's address shows *** instead of its credentials, which the client gets separately",
        arguments: [
            ("http://proxy:3128", "http://proxy:3128", nil, "http://proxy:3128"),
            ("http://proxy:3128/", "http://proxy:3128", nil, "http://proxy:3128"),
            ("socks5h://[::1]:1080", "socks5h://[::1]:1080", nil, "socks5h://[::1]:1080"),
            ("HTTP://u:hunter%402@Proxy:3128", "http://proxy:3128", "u:hunter%402", "http://***@proxy:3128"),
        ])
    func proxy(text: String, address: String, credentials: String?, shown: String) throws {
        let url = try ProxyURL(parsing: text)
        #expect(url.address == address && url.credentials?.reveal() == credentials)
        #expect(url.description == shown)
    }

    @Test(
        "An invalid proxy address is refused without quoting it",
        arguments: [
            "proxy:3128", "ftp://u:hunter2@p", "http://u:hunter2@", "http://u:hunter2@p/path", "http://u:hun/ter2@p",
            "http://u:hun ter2@p", "http://u:hunter2@p:x",
        ])
    func noProxy(text: String) {
        let defect = #expect(throws: URLSyntaxError.self) { try ProxyURL(parsing: text) }
        #expect(defect?.description.contains("ter2") == false)
    }
}

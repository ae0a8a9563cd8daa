import Glibc
import Testing

@testable import Platform

@Suite("Addresses")
struct AddressRulesTests {
    @Test(
        "Only plain addresses parse as addresses",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("2001:DB8::1", "2001:db8::1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::1", "::1"),
            ("127.1", nil), ("2130706433", nil), ("0x7f000001", nil), ("0177.0.0.1", nil), ("127.0.0.01", nil),
            ("1.2.3.4.5", nil), ("", nil),
            ("[::1]", nil), ("fe80::1%eth0", nil), ("256.1.1.1", nil), ("127.0.0.1 ", nil), ("１２７.0.0.1", nil),
            ("localhost", nil),
        ] as [(String, String?)])
    func spelling(text: String, expected: String?) {
        #expect(IPAddress(text)?.description == expected)
    }

    @Test(
        "A range is refused when it cannot be intended",
        arguments: [
            ("10.0.0.1/8", "has bits set after its prefix"), ("10.0.0.0/33", "has a length that is not a number from 0 to 32"),
            ("2001:db8::/129", "has a length that is not a number from 0 to 128"),
            ("10.0.0.0/", "has a length that is not a number from 0 to 32"),
            ("10.0.0.0/-1", "has a length that is not a number from 0 to 32"), ("10.0.0/8", "is no address"),
            ("/8", "is no address"),
            ("2001:db8::1/32", "has bits set after its prefix"),
            ("10.0.0.0/8/8", "has a length that is not a number from 0 to 32"),
        ])
    func wrongRanges(text: String, sentence: String) {
        #expect(throws: AddressRange.SyntaxError(description: sentence)) { try AddressRange(text) }
    }

    @Test(
        "Loopback, link-local and metadata addresses are allowed only by a range that lists them explicitly",
        arguments: [
            ("10.20.3.4", ["10.20.0.0/16"], true), ("10.21.3.4", ["10.20.0.0/16"], false), ("10.20.0.1", ["10.20.0.1"], true),
            ("2001:db8::5", ["2001:db8::/32"], true), ("2001:db9::5", ["2001:db8::/32"], false), ("10.1.2.3", ["::/0"], true),
            ("127.0.0.1", ["0.0.0.0/0", "::/0"], false), ("127.0.0.1", ["127.0.0.0/8"], true), ("127.0.0.1", ["127.0.0.1"], true),
            ("::ffff:127.0.0.1", ["0.0.0.0/0", "::/0"], false), ("::1", ["::/0"], false), ("::1", ["::/96"], false),
            ("::1", ["::1"], true),
            ("0.0.0.0", ["0.0.0.0/0"], false), ("0.1.2.3", ["0.0.0.0/1"], false), ("::", ["::/0"], false),
            ("169.254.1.1", ["0.0.0.0/0"], false), ("169.254.1.1", ["169.254.0.0/16"], true),
            ("169.254.169.254", ["169.254.0.0/16"], false), ("169.254.169.254", ["169.254.169.254/32"], true),
            ("fe80::1", ["::/0"], false), ("fe80::1", ["fe80::/64"], true), ("fd00:ec2::254", ["fd00::/8"], false),
            ("224.0.1.129", ["0.0.0.0/0"], false), ("255.255.255.255", ["0.0.0.0/0"], false), ("ff02::1", ["::/0"], false),
            ("64:ff9b::7f00:1", ["::/0"], false), ("2002:7f00:1::", ["::/0"], false), ("::7f00:1", ["::/0"], false),
        ])
    func ranges(address: String, ranges: [String], isAllowed: Bool) throws {
        let rules = AddressRules(ranges: try ranges.map { try AddressRange($0) }, allowsOthers: false)
        #expect(rules.allows(try #require(IPAddress(address))) == isAllowed)
    }

    @Test(
        "Name rules allow every ordinary address, and no other",
        arguments: [
            ("10.1.2.3", true), ("2001:db8::1", true), ("127.0.0.1", false), ("::1", false), ("::ffff:127.0.0.1", false),
            ("0.0.0.0", false),
            ("169.254.169.254", false), ("100.100.100.200", false), ("fe80::1", false), ("64:ff9b::a9fe:a9fe", false),
        ])
    func names(address: String, isAllowed: Bool) throws {
        #expect(AddressRules(ranges: [], allowsOthers: true).allows(try #require(IPAddress(address))) == isAllowed)
    }
}

import Anonymiser
import Testing

/// A key, its value and what becomes of it, both as JSON text.
struct Rule: Sendable, CustomTestStringConvertible {
    let key: String
    let value: String
    let result: String

    init(_ key: String, _ value: String, _ result: String) {
        self.key = key
        self.value = value
        self.result = result
    }

    /// A value that stays as it is.
    init(keeps key: String, _ value: String) {
        self.init(key, value, value)
    }

    var testDescription: String { "\(key): \(value)" }
}

@Suite("Replaced and kept values")
struct RuleTests {
    @Test("A value is replaced by one of the same form, or kept", arguments: rules)
    func rule(_ rule: Rule) throws {
        #expect(try anonymised(rule.key, rule.value) == rule.result)
    }

    private static let rules = [
        // Serial numbers
        Rule("serial-number", #""030111006950""#, #""000000000001""#), Rule("Serial Number", #""AB12-c""#, #""AA00-b""#),
        Rule("serial", #""  PZF 42 ""#, #""  AAA 01 ""#), Rule("serial", "30111", "90001"),
        Rule(keeps: "serial", #""""#), Rule(keeps: "serial", #""N/A""#), Rule(keeps: "serial", #""0000""#),
        Rule(keeps: "serial", "0"),
        // Hardware addresses
        Rule("x", #""00:13:95:16:7c:9c""#, #""00:00:5e:00:53:01""#), Rule("x", #""EC-46-70-00-01-02""#, #""00-00-5E-00-53-01""#),
        Rule("x", #""ec:46:70:ff:fe:00:01:02""#, #""00:00:5e:ff:fe:00:53:01""#),
        Rule("x", #""ec:46:70:01:02:00:01:02""#, #""02:00:5e:10:00:00:00:01""#),
        Rule("x", #""via 0013.9516.7C9C""#, #""via 0000.5E00.5301""#),
        Rule("x", #""001395.fffe.167c9c-1""#, #""00005e.fffe.005301-1""#),
        Rule("x", #""001395fffe167c9c""#, #""00005efffe005301""#),
        Rule("clock-identity", #""0xEC46700102000102""#, #""0x02005E1000000001""#),
        Rule("mac", #""001395167c9c""#, #""00005e005301""#), Rule("x", #""00:13:95:16:7c:9c.""#, #""00:00:5e:00:53:01.""#),
        Rule(keeps: "x", #""001395167c9c""#), Rule(keeps: "mac", #""000000000000""#), Rule(keeps: "x", #""2026.0511.2233""#),
        Rule(keeps: "x", #""00:00:00:00:00:00""#), Rule(keeps: "x", #""ff:ff:ff:ff:ff:ff""#),
        Rule(keeps: "x", #""01:1b:19:00:00:00""#), Rule(keeps: "x", #""12:34:56""#),
        // Addresses of the internet
        Rule("x", #""10.1.2.3""#, #""192.0.2.1""#),
        Rule("x", #""10.1.2.3/24, via 10.0.0.1.""#, #""192.0.2.1/24, via 192.0.2.2.""#),
        Rule("x", #""239.1.2.3""#, #""233.252.0.1""#), Rule("hostname", #""10.1.2.3""#, #""192.0.2.1""#),
        Rule("x", #""192.0.2.1""#, #""192.0.2.2""#),
        Rule(keeps: "x", #""127.0.0.1""#), Rule(keeps: "x", #""127.127.8.0""#), Rule(keeps: "x", #""0.0.0.0""#),
        Rule(keeps: "x", #""255.255.255.192""#), Rule(keeps: "x", #""224.0.1.129""#), Rule(keeps: "x", #""7.10.008""#),
        Rule(keeps: "x", #""1.2.3.4.5""#), Rule(keeps: "x", #""300.1.2.3""#), Rule(keeps: "version", #""7.10.8.1""#),
        Rule("x", #""fe80::213:95ff:fe16:7c9c%eth0""#, #""2001:db8::1%eth0""#),
        Rule("x", #""2001:db8:4::50/64""#, #""2001:db8::1/64""#),
        Rule("x", #""::ffff:10.1.2.3""#, #""2001:db8::1""#), Rule("x", #""[2a00:1::1]:123""#, #""[2001:db8::1]:123""#),
        Rule(keeps: "x", #""::1""#), Rule(keeps: "x", #""::""#), Rule(keeps: "x", #""ff02::181""#),
        Rule(keeps: "x", #""22:05:01""#),
        // Names of hosts
        Rule("hostname", #""mbg1""#, #""host1""#), Rule("hostname", #""mbg1.time.company.de""#, #""host1.example.net""#),
        Rule("x", #""synced to time.company.de now""#, #""synced to host1.example.net now""#),
        Rule("server", #""a.company.de, 10.1.1.1,b""#, #""host1.example.net, 192.0.2.1,host2""#),
        Rule("hostname", #""zürich rack 4""#, #""host1""#),
        Rule(keeps: "hostname", #""localhost""#), Rule(keeps: "x", #""ntp.conf""#), Rule(keeps: "x", #""fw_7.10.008-light""#),
        Rule(keeps: "x", #""firmware-7.10.008-x32""#),
        // Users
        Rule("user", #""jane""#, #""user1""#),
        Rule("x", #""mail to jane.doe@company.de""#, #""mail to user1@host1.example.net""#),
        // Positions
        Rule("position", #""-33.868820, 151.209296""#, #""0.000000, 0.000000""#), Rule("latitude", "-33.86882", "0.00000"),
        Rule("altitude", "555", "0"), Rule("longitude", #""7° 26' 19.1\" W""#, #""0° 0' 0.0\" E""#),
        Rule("position-x", "4.3e6", "0.0"),
        Rule(keeps: "position", #""0,1,1""#), Rule(keeps: "position", "3"), Rule(keeps: "slot-position", #""0.1""#),
        Rule(keeps: "latitude", #""N/A""#), Rule(keeps: "last-position-update", #""2026.02.11 21:53:08""#),
        // Places and people
        Rule("location", #""Berlin, room 7""#, #""text 1""#), Rule(keeps: "contact", #""-""#),
        // Secrets
        Rule("password", #""Geheim-12""#, #""Xxxxxx-00""#), Rule("snmp-community", #""public""#, #""xxxxxx""#),
        Rule("pin", "1234", "0"),
        Rule("x", #""-----BEGIN CERTIFICATE-----\nMIIB""#, #""-----XXXXX XXXXXXXXXXX-----\nXXXX""#),
        Rule("x", #""$6$abc$defGH1""#, #""$0$xxx$xxxXX0""#),
        Rule("x", #""d41d8cd98f00b204e9800998ecf8427e""#, #""x00x0xx00x00x000x0000000xxx0000x""#),
        Rule("x", #""https://joe:pw@10.1.1.1/a""#, #""https://xxx:xx@192.0.2.1/a""#),
        Rule(keeps: "certificate-expiry", #""2027-01-01T00:00:00""#), Rule(keeps: "password-set", "true"),
        Rule(keeps: "key", #""""#),
        Rule(keeps: "x", "00000000000000000000000000000000".quoted), Rule(keeps: "x", "synchronized".quoted),
        // What says nothing about a site, digits and escapes included
        Rule(keeps: "x", "1.50e+3"), Rule(keeps: "x", "12345678901234567890"), Rule(keeps: "x", "null"),
        Rule(keeps: "x", #""a\"b\\c\u0001""#), Rule("x", #""\u00fc\/""#, #""ü/""#),
    ]

    @Test("The same original gets the same replacement in other values, longer texts and keys")
    func consistent() throws {
        let json = """
            {"hostname": "mbg1.time.company.de", "serial": "0301110069", "user": "janedoe",
             "a": "MBG1 and mbg1-backup", "b": "mbg1.time.company.de", "c": "unit 0301110069 of janedoe", "d": "00:13:95:16:7c:9c",
             "e": {"10.1.2.3": {"via": "10.1.2.3"}, "mbg1": 1}, "f": "00-13-95-16-7C-9C"}
            """
        #expect(
            try anonymised(json) == """
                {"hostname": "host1.example.net","serial": "0000000001","user": "user1",\
                "a": "host1 and host1-backup","b": "host1.example.net","c": "unit 0000000001 of user1","d": "00:00:5e:00:53:01",\
                "e": {"192.0.2.1": {"via": "192.0.2.1"},"host1": 1},"f": "00-00-5E-00-53-01"}
                """)
    }

    @Test("A host name that is also a word of the document is replaced only where it is the host")
    func commonNames() throws {
        #expect(
            try anonymised(#"{"hostname": "master", "state": "master", "user": "uplink", "uplink": "uplink up"}"#)
                == #"{"hostname": "host1","state": "master","user": "user1","uplink": "uplink up"}"#)
    }

    @Test("No replacement equals an original, so that no original seems to remain")
    func collisions() throws {
        #expect(
            try anonymised(
                #"{"a": "192.0.2.1", "b": "10.0.0.1", "hostname": "host1", "serial": "0002", "serial-number": "0001"}"#)
                == #"{"a": "192.0.2.2","b": "192.0.2.3","hostname": "host2","serial": "0003","serial-number": "0004"}"#)
    }

    @Test("Many addresses get many replacements")
    func many() throws {
        let addresses = (0..<1500).map {
            #""10.0.\#($0 / 250).\#($0 % 250 + 1)", "00:13:95:00:\#(hex($0 >> 8)):\#(hex($0 & 255))""#
        }
        let text = try anonymised("[\(addresses.joined(separator: ","))]")
        let results = text.dropFirst().dropLast().split(separator: ",")
        #expect(Set(results).count == 3000)
        #expect(
            results.allSatisfy {
                $0.hasPrefix("\"192.0.2.") || $0.hasPrefix("\"198.") || $0.hasPrefix("\"203.0.113.") || $0.hasPrefix("\"0")
            })
    }

    @Test("The names of other devices, under name, are replaced only in some lists")
    func listsOfHosts() throws {
        #expect(
            try anonymised(#"{"ntp": [{"name": "berlin"}], "ports": [{"name": "berlin-x"}], "nodes": {"n1": {"alias": "bonn"}}}"#)
                == #"{"ntp": [{"name": "host1"}],"ports": [{"name": "host1-x"}],"nodes": {"n1": {"alias": "host2"}}}"#)
    }

    @Test("The report counts replacements by kind")
    func counts() throws {
        let document = try AnonymisedDocument(Array(#"{"a": "10.1.1.1 10.1.1.1", "b": "10.1.1.2", "password": "x"}"#.utf8))
        #expect(
            document.replacements.map { "\($0.kind.rawValue) \($0.originals) \($0.places)" } == [
                "IP addresses 2 3", "secrets 1 1",
            ])
    }
}

extension String {
    fileprivate var quoted: String { "\"\(self)\"" }
}

private func hex(_ number: Int) -> String { (number < 16 ? "0" : "") + String(number, radix: 16) }

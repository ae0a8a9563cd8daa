import Foundation
import Testing

@testable import Anonymiser

/// Reads an anonymised document as somebody would who wants to know whose it was.
@Suite("Attacks on an anonymised document")
struct AttackTests {
    private static let host = "mbg1.time.zugspitze.de"
    private static let mac: [UInt8] = [0x00, 0x13, 0x95, 0x16, 0x7c, 0x9c]
    private static let address: [UInt8] = [10, 17, 2, 33]

    /// Values that stand under a key that tells what they are, and what an attacker knows them by.
    private static let facts: [(key: String, value: String)] = [
        ("hostname", host), ("serial-number", "030111006950"), ("mac-address", "00:13:95:16:7c:9c"), ("ip", "10.17.2.33"),
        ("ip6", "fd00:17:4::2:33"), ("user", "snmpmonitor"), ("full-name", "Jane Doering"), ("phone", "+49 69 1234567"),
        ("imei", "356938035643809"), ("snmp-community", "zugspitze-ro"), ("password", "Geheim-1234"),
        ("location", "Frankfurt, Tower 7"), ("user-description", "night shift of Kruger"), ("vlan-name", "Zugspitze Backbone"),
    ]

    /// Every spelling of a text that is looked for and found by somebody with a decoder.
    private static func spellings(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let hex = bytes.map { String(format: "%02x", $0) }
        let base64 = Data(bytes).base64EncodedString()
        return [
            text, text.uppercased(), text.lowercased(), "x_\(text)_y", "see \(text), please", "\"\(text)\"", "(\(text))",
            hex.joined(), hex.joined().uppercased(), hex.joined(separator: ":"), hex.joined(separator: " "),
            "0x" + hex.joined(separator: " 0x"), bytes.map { "\($0)" }.joined(separator: "."),
            base64, base64.replacing("=", with: ""), base64.replacing("+", with: "-").replacing("/", with: "_"),
            Data(Array("x".utf8) + bytes).base64EncodedString(), Data(Array("xy".utf8) + bytes + [0x7A]).base64EncodedString(),
            Data(base64.utf8).base64EncodedString(),
            bytes.map { String(format: "%%%02X", $0) }.joined(), text.replacing(".", with: "%2E").replacing(" ", with: "%20"),
            bytes.map { String(format: "=%02X", $0) }.joined(), bytes.map { String(format: "\\x%02x", $0) }.joined(),
            bytes.map { String(format: "&#x%02x;", $0) }.joined(),
            "https://a.invalid/?q=" + bytes.map { String(format: "%%%02x", $0) }.joined() + "&z=1",
        ]
    }

    /// What `text` stands for, in every way in which it can be read.
    private static func readings(_ text: String, depth: Int = 0) -> [[UInt8]] {
        var readings = [Array(text.lowercased().utf8)]
        guard depth < 3 else { return readings }
        func add(_ bytes: [UInt8]) {
            guard !bytes.isEmpty else { return }
            readings.append(bytes)
            let narrow = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
            if narrow != text { readings += Self.readings(narrow, depth: depth + 1) }
        }
        for run in text.split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber)) && !"+/-_".contains($0) }) {
            let digits = run.replacing("-", with: "+").replacing("_", with: "/")
            for offset in 0..<4 where digits.count >= offset + 4 {
                let tail = digits.dropFirst(offset)
                let padded = tail.prefix(tail.count - (tail.count % 4 == 1 ? 1 : 0))
                let full = padded + String(repeating: "=", count: (4 - padded.count % 4) % 4)
                if let data = Data(base64Encoded: String(full)) { add([UInt8](data)) }
            }
        }
        let hex = text.lowercased().replacing("0x", with: " ").filter { !" :.-_,".contains($0) }
        for run in hex.split(whereSeparator: { !$0.isHexDigit }) where run.count >= 6 {
            for offset in 0..<2 {
                let digits = Array(run.utf8.dropFirst(offset))
                add(
                    stride(from: 0, to: digits.count - 1, by: 2).compactMap {
                        UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
                    })
            }
        }
        for (prefix, end) in [("%", ""), ("=", ""), ("\\x", ""), ("&#x", ";")] where text.contains(prefix) {
            var decoded = text
            for byte in 0x20...0x7E {
                for code in [String(format: "%02x", byte), String(format: "%02X", byte)] {
                    decoded = decoded.replacing(prefix + code + end, with: String(UnicodeScalar(UInt8(byte))))
                }
            }
            if decoded != text { add(Array(decoded.utf8)) }
        }
        let numbers = text.split { !$0.isNumber }.compactMap { UInt8($0) }
        if numbers.count >= 4 { add(numbers) }
        return readings
    }

    private static func texts(_ value: Any) -> [String] {
        switch value {
        case let object as [String: Any]: Array(object.keys) + object.values.flatMap(texts)
        case let array as [Any]: array.flatMap(texts)
        case let text as String: [text]
        default: ["\(value)"]
        }
    }

    private static func contains(_ haystack: [UInt8], _ needle: [UInt8]) -> Bool {
        guard needle.count <= haystack.count else { return false }
        return (0...(haystack.count - needle.count)).contains { haystack[$0..<($0 + needle.count)].elementsEqual(needle) }
    }

    @Test("No value of an identifying key remains in any spelling, anywhere", arguments: facts.indices)
    func spelt(_ index: Int) throws {
        let fact = Self.facts[index]
        let spellings = Self.spellings(fact.value)
        // A single word that is a key too may be one of the firmware's.
        let isWord = !fact.value.contains { $0.isNumber || $0 == " " }
        let document: [String: Any] = [
            fact.key: fact.value, "spelt": spellings, "log": spellings.map { "<13>unit-7: \($0) seen" },
            "table": isWord ? [:] : Dictionary(spellings.map { ($0, ["n": 1]) }, uniquingKeysWith: { first, _ in first }),
        ]
        let bytes = [UInt8](try JSONSerialization.data(withJSONObject: document))
        let result = try JSONSerialization.jsonObject(with: Data(try AnonymisedDocument(bytes).json))
        let original = Array(fact.value.lowercased().utf8)
        let left = Self.texts(result).filter { text in
            Self.readings(text).contains { Self.contains($0.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, original) }
        }
        #expect(left == [])
    }

    @Test("An address is recognised in every spelling and in binary codes")
    func addresses() throws {
        let hex = Self.mac.map { String(format: "%02x", $0) }
        let octets = Self.address
        let integer = octets.reduce(0) { $0 << 8 | Int($1) }
        let spellings =
            [":", "-", " ", "_", ""].map { hex.joined(separator: $0) } + [
                "0013.9516.7C9C", "001395-167c9c", "0x001395167C9C", "001395fffe167c9c", "00:13:95:ff:fe:16:7c:9c-1",
                "80001f8880001395167c9c", Data(Self.mac).base64EncodedString(), "\(Self.mac.reduce(0) { $0 << 8 | Int($1) })",
                "10.17.2.33/24", "10-17-2-33", "10_17_2_33", "010.017.002.033", "0a110221", "0x0A110221", "\(integer)",
                "::ffff:10.17.2.33", "::ffff:a11:221", Data(octets).base64EncodedString(), "0x0a 0x11 0x02 0x21",
            ]
        let document: [String: Any] = [
            "mac-address": hex.joined(separator: ":"), "ip": "10.17.2.33", "numbers": [integer], "spelt": spellings,
            "log": spellings.map { "from \($0): refused" },
        ]
        let json = try AnonymisedDocument([UInt8](try JSONSerialization.data(withJSONObject: document))).json
        let result = try JSONSerialization.jsonObject(with: Data(json))
        for text in Self.texts(result) {
            let readings = Self.readings(text)
            #expect(!readings.contains { Self.contains($0, Self.mac) || Self.contains($0, octets) }, "\(text)")
            #expect(!text.contains("\(integer)") && !text.lowercased().contains("a11:221"), "\(text)")
        }
    }

    @Test(
        "A location remains in no form",
        arguments: [(46.951083, 7.438632, 555.5), (-33.868820, 151.209296, 64.0), (51.4778, -0.0015, 46.0)])
    func places(latitude: Double, longitude: Double, altitude: Double) throws {
        func dms(_ degrees: Double, _ quarters: (String, String)) -> String {
            let (value, minutes) = (abs(degrees), abs(degrees).truncatingRemainder(dividingBy: 1) * 60)
            let seconds = minutes.truncatingRemainder(dividingBy: 1) * 60
            return String(format: "%d°%02d'%04.1f\"", Int(value), Int(minutes), seconds) + (degrees < 0 ? quarters.1 : quarters.0)
        }
        func nmea(_ degrees: Double, _ quarters: (String, String)) -> String {
            let minutes = abs(degrees).truncatingRemainder(dividingBy: 1) * 60
            return String(format: "%d%07.4f,", Int(abs(degrees)), minutes) + (degrees < 0 ? quarters.1 : quarters.0)
        }
        let (phi, lambda) = (latitude * .pi / 180, longitude * .pi / 180)
        let normal = 6_378_137 / (1 - 6.694379990141e-3 * sin(phi) * sin(phi)).squareRoot()
        let ecef = [
            (normal + altitude) * cos(phi) * cos(lambda), (normal + altitude) * cos(phi) * sin(lambda),
            (normal * (1 - 6.694379990141e-3) + altitude) * sin(phi),
        ]
        let six = [latitude, longitude].map { String(format: "%.6f", $0) }
        let texts = [
            six.joined(separator: ", "), "lat: \(six[0]) lon: \(six[1])", "at \(six[0]) / \(six[1]) (fix)",
            dms(latitude, ("N", "S")) + " " + dms(longitude, ("E", "W")),
            "$GPGGA,123519,\(nmea(latitude, ("N", "S"))),\(nmea(longitude, ("E", "W"))),1,08,0.9,\(altitude),M,46.9,M,,*47",
            ecef.map { String(format: "%.2f", $0) }.joined(separator: " "), String(format: "near %.4f", latitude),
            String(format: "%.8f", phi),
        ]
        let document: [String: Any] = [
            "latitude": latitude, "longitude": longitude, "altitude": altitude, "texts": texts, "list": [latitude, longitude],
            "ecef-less": ["a": ecef[0], "b": ecef[1], "c": ecef[2]], "scaled": Int((latitude * 1e7).rounded()),
        ]
        let json = try AnonymisedDocument([UInt8](try JSONSerialization.data(withJSONObject: document))).json
        let result = String(decoding: json, as: UTF8.self)
        // Nothing of it has a digit that is not 0.
        let values = Self.texts(try JSONSerialization.jsonObject(with: Data(json)))
        for value in values where value.contains(where: \.isNumber) && !value.hasPrefix("$GPGGA") {
            #expect(!value.contains { "123456789".contains($0) }, "\(value) in \(result)")
        }
        #expect(
            values.contains { $0.wholeMatch(of: #/\$GPGGA,0+,[0.]+,N,[0.]+,E,0,00,0\.0,[0.]+,M,[0.]+,M,,\*[0-9A-F]{2}/#) != nil },
            "\(result)")
    }

    @Test(
        "Measurements, versions and dates are not taken for locations or phone numbers",
        arguments: [
            "45.3 °C", "12.5 W", "+0.000012345", "7.10.008", "2026-05-04 09:12:44", "elevation 45", "1.25, 2.50", "-12.345 ms",
            "phase 90°", "V7.06.014 build 1234567", "offset +123 ns", "0.000012 0.000034", "SN", "N", "load 0.12, 0.08, 0.05",
        ])
    func harmless(text: String) throws {
        #expect(try anonymised("x", "\"\(text)\"") == "\"\(text)\"")
    }

    @Test("Replacements are listed with their place, secrets without their text, and free texts that are kept are reported")
    func list() throws {
        let document = try AnonymisedDocument(
            Array(#"{"hostname": "mbg1", "a": {"b": "at mbg1"}, "password": "x1y2", "log": "a fan was replaced"}"#.utf8))
        #expect(
            document.changes == [
                AnonymisedDocument.Change(
                    kind: .hostName, original: "mbg1", replacement: "host1", places: 2, firstPath: "hostname"),
                AnonymisedDocument.Change(kind: .secret, original: nil, replacement: "x0x0", places: 1, firstPath: "password"),
            ])
        #expect(document.keptTexts == [AnonymisedDocument.KeptText(path: "log", text: "a fan was replaced")])
    }

    @Test(
        "A relay's contact and other states are not taken for texts about people", arguments: ["closed", "normally-open", "OFF"])
    func states(word: String) throws {
        for key in ["contact", "description", "location", "hostname"] {
            #expect(try anonymised(key, "\"\(word)\"") == "\"\(word)\"")
        }
    }
}

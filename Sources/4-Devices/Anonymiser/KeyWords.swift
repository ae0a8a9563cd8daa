import StatusDocument
import Text

/// The kind of a value by the words of its key.
enum KeyWords {
    /// Words that say so anywhere in a key: `user-description`, `contactPhone`.
    private static let anywhere: [Kind: Set<String>] = [
        .phoneNumber: ["phone", "telephone", "mobile", "fax", "sms", "pager", "msisdn", "landline"],
        .identifier: [
            "imei", "imsi", "iccid", "uuid", "guid", "asset", "inventory", "meid", "engineid", "geohash", "maidenhead", "locator",
            "utm", "mgrs",
        ],
        .personName: ["fullname", "realname", "firstname", "lastname", "surname", "forename", "person", "technician"],
        .text: ["description", "descr", "comment", "comments", "remark", "remarks", "company", "customer", "street", "postcode"],
        .position: [
            "latitude", "longitude", "lat", "lon", "lng", "ecef", "wgs84", "lla", "llh", "coordinates", "coordinate", "coord",
            "coords", "geodetic", "geo",
        ],
    ]
    /// Words that say so at the end of a key: `v3-user`, `last-changed-by`.
    private static let last: [Kind: Set<String>] = [
        .serialNumber: ["serial", "sn"],
        .macAddress: ["mac", "hwaddr", "bssid", "identity"],
        .hostName: ["hostname", "fqdn", "sysname"],
        .userName: ["user", "username", "login", "account", "owner", "author"],
        .text: [
            "location", "note", "notes", "building", "room", "city", "town", "department", "organization", "organisation",
            "email",
            "mail", "motd", "banner",
        ],
    ]
    /// Pairs of words at the end of a key.
    private static let lastPair: [[String]: Kind] = [
        ["serial", "number"]: .serialNumber, ["serial", "no"]: .serialNumber, ["serial", "nr"]: .serialNumber,
        ["full", "name"]: .personName, ["real", "name"]: .personName, ["first", "name"]: .personName,
        ["last", "name"]: .personName, ["given", "name"]: .personName, ["family", "name"]: .personName,
        ["display", "name"]: .personName, ["contact", "name"]: .personName, ["contact", "person"]: .personName,
        ["engine", "id"]: .identifier, ["machine", "id"]: .identifier, ["hardware", "id"]: .identifier,
        ["host", "name"]: .hostName, ["user", "name"]: .userName, ["login", "name"]: .userName, ["security", "name"]: .userName,
        ["vlan", "name"]: .text, ["site", "name"]: .text, ["company", "name"]: .text, ["if", "alias"]: .text,
        ["contact", "info"]: .text, ["sys", "contact"]: .text, ["admin", "contact"]: .text, ["technical", "contact"]: .text,
        ["support", "contact"]: .text, ["mac", "address"]: .macAddress, ["hw", "addr"]: .macAddress,
    ]

    /// The words of a key in lower case; `contactPhone` and `contact-phone` have the same.
    static func words(_ key: [UInt8]) -> [String] {
        var words: [[UInt8]] = [[]]
        var previous: UInt8 = 0
        for byte in key {
            if byte.isSeparator || (byte.isUppercaseLetter && previous.isLowercaseLetter) { words.append([]) }
            if !byte.isSeparator { words[words.count - 1].append(byte.lowercased) }
            previous = byte
        }
        return words.filter { !$0.isEmpty }.map(\.text)
    }

    /// Whether the texts of a key name people, in whatever case.
    static func isAboutPeople(_ key: [UInt8]) -> Bool {
        words(key).contains { $0.hasSuffix("contact") || $0 == "person" || $0 == "technician" }
    }

    /// What a key says by its words; `nil` when nothing.
    static func kind(_ key: [UInt8]) -> Kind? {
        let words = words(key)
        for kind in [Kind.identifier, .phoneNumber, .text, .personName, .position] {
            if words.contains(where: { anywhere[kind]?.contains($0) == true }) { return kind }
        }
        if let kind = lastPair[Array(words.suffix(2))] { return kind }
        guard let word = words.last else { return nil }
        return Kind.allCases.first { last[$0]?.contains(word) == true }
    }
}

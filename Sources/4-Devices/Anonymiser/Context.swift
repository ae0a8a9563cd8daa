import Secrets
import StatusDocument
import Text

/// What the keys above a value say about it.
struct Context {
    /// What the value is, whatever it looks like; `nil` when only its look can tell.
    let kind: Kind?
    /// Whether `kind` holds only for what looks like it.
    let isDoubtful: Bool
    /// Whether dotted numbers are versions rather than addresses.
    let isVersion: Bool

    private static let names: [Kind: Set<Token>] = [
        .serialNumber: [
            "serial", "serial-number", "serial-no", "serial-nr", "serialno", "sn", "master-serial", "uuid", "guid", "hardware-id",
            "asset", "asset-tag", "inventory-number",
        ],
        .macAddress: [
            "mac", "mac-address", "hwaddr", "perm-hwaddr", "hardware-address", "ethernet-address", "peer-mac", "eui64",
            "identity",
            "clock-identity", "clock-id", "port-identity", "source-port-identity", "parent-identity", "parent-port-identity",
            "parent-clock-identity", "grandmaster", "grandmaster-id", "grandmaster-identity", "grandmaster-clock-identity",
            "gm-identity", "gm-id", "gm-clock-identity", "master-identity", "master-clock-identity", "master-mac",
        ],
        .hostName: [
            "host", "hostname", "host-name", "fqdn", "domain", "domain-name", "dns-name", "node-name", "system-name", "sysname",
            "server", "server-name", "peer-name", "search-domain", "cluster-name",
        ],
        .userName: ["user", "user-name", "username", "login", "account", "owner", "last-user", "changed-by", "author"],
        .position: [
            "latitude", "longitude", "altitude", "lat", "lon", "lng", "long", "alt", "height", "position-x", "position-y",
            "position-z", "pos-x", "pos-y", "pos-z", "ecef-x", "ecef-y", "ecef-z", "position", "ecef", "xyz", "lla",
            "coordinates",
            "geo", "receiver-position",
        ],
        .text: [
            "contact", "syscontact", "location", "syslocation", "comment", "remark", "notes", "email", "mail", "organization",
            "organisation", "company", "site", "street", "city", "room", "rack", "building", "country", "customer", "banner",
        ],
    ]
    /// Lists whose elements are other devices, known by what `name` and the like say.
    private static let listsOfHosts: Set<Token> = [
        "ntp", "nodes", "peers", "servers", "clients", "members", "hosts", "associations", "masters", "slaves",
    ]
    private static let namesOfHosts: Set<Token> = ["name", "alias", "label", "title"]
    /// Keys that are used for places in a chassis and other things too.
    private static let doubtful: Set<Token> = ["position", "height", "long", "alt"]
    private static let versions: Set<Token> = [
        "version", "api-version", "software-revision", "firmware", "firmware-image", "fwimage",
    ]

    /// Whether the keys lead to a list of other devices, whose own keys may be their names.
    static func isListOfHosts(_ keys: [[UInt8]]) -> Bool {
        keys.last.map { listsOfHosts.contains(Token($0[...])) } ?? false
    }

    /// - Parameter keys: the keys that lead to the value, its own as the last; elements of arrays have none of their own.
    init(keys: [[UInt8]]) {
        let tokens = keys.map { Token($0[...]) }
        let own = tokens.last ?? .empty
        let positions = (Self.names[.position] ?? []).intersection(tokens)
        isVersion = Self.versions.contains(own)
        isDoubtful = !positions.isEmpty && positions.isSubset(of: Self.doubtful)
        if let kind = Kind.allCases.first(where: { Self.names[$0]?.contains(own) == true }) {
            self.kind = kind
        } else if !positions.isEmpty {
            kind = .position
        } else if Self.namesOfHosts.contains(own), tokens.dropLast().suffix(2).contains(where: Self.listsOfHosts.contains) {
            kind = .hostName
        } else {
            kind = keys.contains { SecretSigns.isTelling(key: $0) } ? .secret : nil
        }
    }
}

/// Contexts by their keys: the elements of a list have the same ones.
struct Contexts {
    private var known: [[[UInt8]]: Context] = [:]

    /// What these keys say.
    subscript(keys: [[UInt8]]) -> Context {
        mutating get {
            if let context = known[keys] { return context }
            let context = Context(keys: keys)
            known[keys] = context
            return context
        }
    }
}

/// Texts that say nothing about a site and must stay, because the exporter treats them specially.
enum CommonTexts {
    private static let silent: Set<Token> = [
        .empty, "n/a", "na", "unknown", "none", "never", "null", "not-available", "not-set", "default", "any", "undefined",
        "true", "false", "yes", "no", "enabled", "disabled", "localhost", "localhost.localdomain",
    ]
    /// Words that are too common to be taken for the name of a host or user wherever they occur.
    private static let common: Set<Token> = [
        "lantime", "meinberg", "ltos", "ntp", "ptp", "gps", "gnss", "time", "clock", "server", "client", "master", "slave",
        "member",
        "primary", "secondary", "backup", "main", "active", "standby", "local", "host", "node", "sync", "system", "device",
        "test",
        "admin", "root", "info", "guest", "user", "operator", "status", "normal", "good", "error", "warning", "selected",
    ]

    private static let numberedParts: Set<String> = [
        "clk", "lan", "eth", "bond", "pwr", "io", "cpu", "gps", "gns", "slot", "chassis", "relay", "led", "port", "ptp", "out",
        "in",
        "temperature", "sensor", "fan", "load", "ipv", "instance",
    ]

    /// Whether a word of a key is one of the firmware's words. One that ends in a number mostly is a name, except for parts.
    static func isWordOfKeys(_ word: ArraySlice<UInt8>) -> Bool {
        !word.contains(where: \.isDigit) || numberedParts.contains(word.filter { !$0.isDigit }.lowercasedText)
    }

    static func isSilent(_ text: [UInt8]) -> Bool { silent.contains(Token(text[...])) }
    static func isCommon(_ text: [UInt8]) -> Bool { silent.contains(Token(text[...])) || common.contains(Token(text[...])) }
}

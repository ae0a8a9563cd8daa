import Secrets
import StatusDocument
import Text

/// What the keys of a value say about it.
struct Context {
    /// The kind of the value, whatever its form; `nil` when only its form shows the kind.
    let kind: Kind?
    /// Whether `kind` applies only to values of that form.
    let isDoubtful: Bool
    /// Whether dotted numbers are versions rather than addresses.
    let isVersion: Bool

    private static let names: [Kind: Set<Token>] = [
        .serialNumber: ["serial-no", "serial-nr", "serialno", "sn", "master-serial"],
        .identifier: ["asset-tag", "inventory-number", "hardware-id", "snmp-engine"],
        .macAddress: [
            "mac-address", "hwaddr", "perm-hwaddr", "hardware-address", "ethernet-address", "peer-mac", "eui64", "eui48",
            "identity",
            "clock-identity", "clock-id", "port-identity", "source-port-identity", "parent-identity", "parent-port-identity",
            "parent-clock-identity", "grandmaster", "grandmaster-id", "grandmaster-identity", "grandmaster-clock-identity",
            "gm-identity", "gm-id", "gm-clock-identity", "master-identity", "master-clock-identity", "master-mac",
        ],
        .hostName: [
            "host", "hostname", "host-name", "fqdn", "domain", "domain-name", "dns-name", "node-name", "system-name", "sysname",
            "server", "server-name", "peer-name", "search-domain", "cluster-name",
        ],
        .userName: ["last-user", "changed-by", "secname", "security-name", "v3-user", "snmp-user"],
        .position: [
            "alt", "altitude", "long", "height", "position-x", "position-y", "position-z", "pos-x", "pos-y", "pos-z", "position",
            "xyz", "receiver-position",
        ],
        .text: ["contact", "syscontact", "syslocation", "site", "rack", "country", "customer"],
    ]
    /// Lists whose elements are other devices, identified by `name` and similar keys.
    private static let listsOfHosts: Set<Token> = [
        "ntp", "nodes", "peers", "servers", "clients", "members", "hosts", "associations", "masters", "slaves",
    ]
    private static let namesOfHosts: Set<Token> = ["name", "alias", "label", "title"]
    /// Lists whose elements are users.
    private static let listsOfUsers: Set<Token> = [
        "users", "accounts", "logins", "snmp-users", "v3-users", "usm-users", "operators", "people", "persons",
    ]
    private static let namesOfUsers: Set<Token> = ["name", "id", "login", "alias"]
    /// Below these, descriptions are the firmware's own words, such as `nmea-rmc`.
    private static let listsOfTypes: Set<Token> = ["supported-string-types", "string-types"]
    /// Keys that are used for places in a chassis and other things too.
    private static let doubtful: Set<Token> = ["position", "height", "long", "alt"]
    private static let versions: Set<Token> = [
        "version", "api-version", "software-revision", "firmware", "firmware-image", "fwimage",
    ]

    /// Whether the keys lead to a list of other devices, whose own keys may be their names.
    static func isListOfHosts(_ keys: [[UInt8]]) -> Bool {
        keys.last.map { listsOfHosts.contains(Token($0[...])) } ?? false
    }

    /// Whether the keys lead to a list of users, whose own keys may be their names.
    static func isListOfUsers(_ keys: [[UInt8]]) -> Bool {
        keys.last.map { listsOfUsers.contains(Token($0[...])) } ?? false
    }

    /// - Parameter keys: the keys that lead to the value, its own as the last; elements of arrays have none of their own.
    init(keys: [[UInt8]]) {
        let tokens = keys.map { Token($0[...]) }
        let own = tokens.last ?? .empty
        let positions = keys.filter { Self.named($0) == .position }.map { Token($0[...]) }
        isVersion = Self.versions.contains(own)
        isDoubtful = !positions.isEmpty && Self.doubtful.isSuperset(of: positions)
        let ownKind = keys.last.flatMap(Self.named)
        if tokens.contains(where: Self.listsOfTypes.contains) {
            kind = nil
        } else if let ownKind, ownKind != .position {
            kind = ownKind
        } else if !positions.isEmpty {
            kind = .position
        } else if Self.namesOfHosts.contains(own), tokens.dropLast().suffix(2).contains(where: Self.listsOfHosts.contains) {
            kind = .hostName
        } else if Self.namesOfUsers.contains(own), tokens.dropLast().suffix(2).contains(where: Self.listsOfUsers.contains) {
            kind = .userName
        } else {
            kind = keys.contains { SecretSigns.isTelling(key: $0) } ? .secret : nil
        }
    }

    /// What one key says by itself.
    private static func named(_ key: [UInt8]) -> Kind? {
        let token = Token(key[...])
        return Kind.allCases.first { names[$0]?.contains(token) == true } ?? KeyWords.kind(key)
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

import StatusDocument
import Text

/// Texts that do not identify a site and must be kept, because the exporter treats them specially.
enum CommonTexts {
    private static let silent: Set<Token> = [
        .empty, "n/a", "na", "unknown", "none", "never", "null", "not-available", "not-set", "default", "any", "undefined",
        "true", "false", "yes", "no", "enabled", "disabled", "localhost", "localhost.localdomain",
    ]
    /// Words for states, which do not identify people or places: a relay's contact is `open`.
    private static let states: Set<Token> = [
        "open", "opened", "close", "closed", "nc", "normally-open", "normally-closed", "on", "off", "ok", "fault", "error",
        "active", "inactive", "up", "down", "good", "bad", "alarm", "warning", "idle", "present", "absent", "running", "stopped",
        "started", "online", "offline", "valid", "invalid", "set", "failed", "synchronized", "not-synchronized", "connected",
        "not-connected", "disconnected", "available", "auto", "manual", "static", "dynamic", "supported", "not-supported",
    ]
    /// Words too common to be replaced as the name of a host or user everywhere.
    private static let common: Set<Token> = [
        "lantime", "meinberg", "ltos", "ntp", "ptp", "gps", "gnss", "time", "clock", "server", "client", "master", "slave",
        "member",
        "primary", "secondary", "backup", "main", "active", "standby", "local", "host", "node", "sync", "system", "device",
        "test",
        "admin", "root", "info", "guest", "user", "operator", "status", "normal", "good", "error", "warning", "selected",
        "pool", "peer", "public", "private", "monitor", "monitoring", "network", "internal", "external", "example", "reference",
        "room", "rack", "building", "floor", "street", "company", "contact", "person", "name", "phone", "mail", "email", "with",
        "from", "port", "side", "plan", "please", "call", "management", "datacenter", "data", "center", "centre", "and", "the",
        "for", "not", "antenna", "receiver", "module", "relay", "power", "supply",
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
    /// Whether a text is a word for a state rather than a name.
    static func isState(_ text: [UInt8]) -> Bool { states.contains(Token(text[...])) }
    static func isCommon(_ text: [UInt8]) -> Bool { silent.contains(Token(text[...])) || common.contains(Token(text[...])) }
}

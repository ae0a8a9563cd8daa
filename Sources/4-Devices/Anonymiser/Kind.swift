/// The kinds of facts that an anonymised document does not tell.
public enum Kind: String, Sendable, CaseIterable {
    case serialNumber = "serial numbers"
    case macAddress = "MAC addresses"
    case ipAddress = "IP addresses"
    case hostName = "host names"
    case userName = "user names"
    case position = "positions"
    case text = "texts about people and places"
    case secret = "secrets"
}

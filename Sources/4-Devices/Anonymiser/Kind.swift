/// The kinds of facts that an anonymised document does not reveal.
public enum Kind: String, Sendable, CaseIterable {
    case serialNumber = "serial numbers"
    case identifier = "identifiers of engines, subscribers and hardware"
    case macAddress = "MAC addresses"
    case ipAddress = "IP addresses"
    case hostName = "host names"
    case userName = "user names"
    case personName = "names of people"
    case phoneNumber = "phone numbers"
    case position = "positions"
    case text = "texts about people and places"
    case code = "codes with one of these in them"
    case secret = "secrets"

    /// Whether its values are not even shown to the owner of the document.
    public var isConfidential: Bool { self == .secret }
}

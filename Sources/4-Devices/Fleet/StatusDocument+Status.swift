import StatusDocument

extension StatusDocument {
    /// Whether this is a device's status: an answer with an object `data` that contains something.
    public var isStatus: Bool {
        guard let data = member("data", of: root), kind(data) == .object else { return false }
        return children(data).contains { kind($0).isContainer }
    }
}

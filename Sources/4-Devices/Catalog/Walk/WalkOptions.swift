/// Which parts of a document to read, from a device's configuration.
public struct WalkOptions: Sendable, Equatable {
    /// Names of disabled collectors.
    public var disabledCollectors: Set<String> = []
    /// When set, only elements with one of these in the label `slot` are read, each as ``slot(_:)`` gives it.
    public var slots: Set<String>?
    /// The maximum number of series of unknown values per module; 0 disables them.
    public var genericSeriesLimit = 200

    /// All entries of the catalog.
    public init() {}

    /// The one spelling of a slot by which slots are compared: `CLK1` and `chassis0/clk1` are `clk1`.
    public static func slot(_ spelled: String) -> String {
        let lower = spelled.lowercased()
        return lower.hasPrefix("chassis0/") ? String(lower.dropFirst("chassis0/".count)) : lower
    }
}

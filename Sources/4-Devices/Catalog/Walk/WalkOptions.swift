/// What of a document is wanted, from a device's configuration.
public struct WalkOptions: Sendable, Equatable {
    /// Names of collectors that are switched off.
    public var disabledCollectors: Set<String> = []
    /// When set, only elements with one of these in the label `slot` are read, each as ``slot(_:)`` gives it.
    public var slots: Set<String>?
    /// How many series of unknown values a module may have; 0 switches them off.
    public var genericSeriesLimit = 200

    /// Everything that the catalog knows.
    public init() {}

    /// The one spelling of a slot by which slots are compared: `CLK1` and `chassis0/clk1` are `clk1`.
    public static func slot(_ spelled: String) -> String {
        let lower = spelled.lowercased()
        return lower.hasPrefix("chassis0/") ? String(lower.dropFirst("chassis0/".count)) : lower
    }
}

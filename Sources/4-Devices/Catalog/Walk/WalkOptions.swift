/// What of a document is wanted, from a device's configuration.
public struct WalkOptions: Sendable {
    /// Names of collectors that are switched off.
    public var disabledCollectors: Set<String> = []
    /// When set, only elements that carry one of these texts as the label `slot` are read.
    public var slots: Set<String>?
    /// How many series of unknown values a module may have; 0 switches them off.
    public var genericSeriesLimit = 200

    /// Everything that the catalog knows.
    public init() {}
}

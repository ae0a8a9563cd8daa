/// A part of the exporter's work for a device that `collectors:` in the configuration enables or disables.
public struct Collector: Sendable, Equatable {
    /// The name under `collectors:`.
    public let name: String
    /// What it collects.
    public let title: String
    /// Whether it is enabled by default.
    public let isOnByDefault: Bool

    /// The unknown values of modules.
    public static let generic = Collector(name: "generic", title: "Values that the catalog does not know", isOnByDefault: true)
    /// The device's configuration. It needs a second request, and exports more than many users want in their monitoring.
    public static let configuration = Collector(
        name: "config", title: "The device's configuration (/api/config)", isOnByDefault: false)
    /// Everything that is not a subject of the catalog.
    public static let others = [generic, configuration]

    /// The disabled collectors of a device with these settings.
    ///
    /// - Parameter settings: the collectors that the device's configuration mentions, and whether it enables them.
    public static func disabled(by settings: [String: Bool]) -> Set<String> {
        let off = others.filter { !$0.isOnByDefault }.map(\.name) + settings.keys
        return Set(off.filter { settings[$0] != true })
    }
}

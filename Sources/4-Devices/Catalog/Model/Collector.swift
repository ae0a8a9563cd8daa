/// A part of the exporter's work for a device that `collectors:` in the configuration switches on and off.
public struct Collector: Sendable, Equatable {
    /// The name under `collectors:`.
    public let name: String
    /// What it collects.
    public let title: String
    /// Whether it works for a device whose configuration does not mention it.
    public let isOnByDefault: Bool

    /// The values of modules that no entry knows.
    public static let generic = Collector(name: "generic", title: "Values that the catalog does not know", isOnByDefault: true)
    /// The device's configuration. It costs a second request, and reports more than many want to have in their monitoring.
    public static let configuration = Collector(
        name: "config", title: "The device's configuration (/api/config)", isOnByDefault: false)
    /// Everything that is not a subject of the catalog.
    public static let others = [generic, configuration]

    /// The collectors that do nothing for a device with these settings.
    ///
    /// - Parameter settings: the collectors that the device's configuration mentions, and whether it switches them on.
    public static func disabled(by settings: [String: Bool]) -> Set<String> {
        let off = others.filter { !$0.isOnByDefault }.map(\.name) + settings.keys
        return Set(off.filter { settings[$0] != true })
    }
}

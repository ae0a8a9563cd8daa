import Text

/// An address, mostly within the exporter: then it is built of steps, each percent-encoded, so that no name of a device can lead
/// elsewhere.
struct Link: Sendable, Equatable {
    let text: String

    private init(_ text: String) { self.text = text }

    /// A link to a path.
    ///
    /// - Parameters:
    ///   - prefix: the path prefix of a reverse proxy; from the configuration.
    ///   - path: from the configuration or a literal; encoded except for its slashes.
    ///   - name: one further step, anything.
    ///   - suffix: what follows it.
    ///   - query: names and values, anything.
    ///   - anchor: a place on the page.
    init(
        _ prefix: String, _ path: String, name: String? = nil, suffix: StaticString = "",
        query: [(name: String, value: String)] = [], anchor: String? = nil
    ) {
        var text = percentEncoded(prefix, keepsSlashes: true) + percentEncoded(path, keepsSlashes: true)
        if let name { text += "/" + percentEncoded(name) + suffix.description }
        for (index, item) in query.enumerated() {
            text += index == 0 ? "?" : "&"
            text += percentEncoded(item.name) + "=" + percentEncoded(item.value)
        }
        if let anchor { text += "#" + percentEncoded(anchor) }
        self.init(text)
    }

    /// A link to another server: a device's own pages, or what the configuration names under `links`.
    ///
    /// - Returns: `nil` for anything but `http` and `https`.
    static func elsewhere(_ address: String) -> Link? {
        ["https://", "http://"].contains(where: address.lowercased().hasPrefix) ? Link(address) : nil
    }

    /// A link to a place on the same page.
    static func anchor(_ id: String) -> Link { Link("#" + percentEncoded(id)) }
}

/// The common context of all pages.
public struct Site: Sendable {
    /// The prefix of every path in a link, such as a path of a reverse proxy; from the configuration.
    let prefix: String
    /// Where the metrics are.
    let telemetryPath: String
    /// The exporter's.
    let version: String
    /// The moment that ages are counted to, in seconds since 1970.
    let now: Double
    /// How often an open page asks again, in seconds.
    let refresh: Int
    /// Problems of the exporter itself, in sentences: every page shows them.
    let troubles: [String]

    /// The parts under their names.
    public init(
        prefix: String, telemetryPath: String, version: String, now: Double, refresh: Int, troubles: [String] = []
    ) {
        self.prefix = prefix
        self.telemetryPath = telemetryPath
        self.version = version
        self.now = now
        self.refresh = refresh
        self.troubles = troubles
    }

    func link(_ path: String) -> Link { Link(prefix, path) }
    func runbook(_ name: String) -> Link { Link(prefix, "/runbooks", name: name) }
    func fleet(_ query: FleetQuery) -> Link { Link(prefix, "/", query: query.parameters) }
    func device(_ name: String) -> Link { Link(prefix, "/devices", name: name) }
    func picture(_ name: String) -> Link { Link(prefix, "/devices", name: name, suffix: "/chassis.svg") }
    func probe(_ name: String) -> Link { Link(prefix, "/probe", query: [("target", name)]) }
    /// One metric of a device; the request queries the device.
    func probe(_ name: String, _ metric: String) -> Link {
        Link(prefix, "/probe", query: [("target", name), ("name[]", metric)])
    }
    func asset(_ asset: Asset) -> Link { Link(prefix, asset.path, query: [("v", asset.tag)]) }
    func session(_ number: UInt64) -> Link { Link(prefix, "/sessions", anchor: "s\(number)") }
    func collection(_ number: UInt64) -> Link { Link(prefix, "/collections", anchor: "c\(number)") }
}

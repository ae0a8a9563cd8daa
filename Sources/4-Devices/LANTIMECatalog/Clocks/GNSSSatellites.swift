import Catalog

// The satellites of a receiver: how many are good or in view, and of which systems.
extension Entry {
    private static let satellites = GNSSPath.satellites
    private static let label = "system:satellites=gnss-type|type|system|gnss-sat-info.gnss-type|info.gnss-type|object-id|id"
    private static let system = "\(satellites).(gnss)?.<system:underscored>"
    private static let list = "\(satellites).(gnss)?.(gnss-sat-info|sat-info|systems)[\(label)].(gnss-sat-info|info|status)?"
    /// The same list, if nothing else names the systems.
    private static let gnss =
        "\(satellites).gnss[\(label), ?(gnss-type|type|system|gnss-sat-info|info)].(gnss-sat-info|info|status)?"
    private static let predicted = Evidence.predicted("gpsdefs.h GNSS_SAT_INFO.good_svs and svs_in_view")

    static let gnssSatellites: [Entry] = [
        all("good", "(good-satellites|good-svs)", "Satellites that are good enough to be used."),
        all("in_view", "(satellites-in-view|svs-in-view)", "Satellites above the horizon."),
        .count(
            "lantime_gnss_satellites_selected", of: "\(satellites).selected-satellites",
            help: "Satellites that the receiver has selected; it may list fewer than it calls good."),
        .count(
            "lantime_gnss_satellites_used", of: "\(satellites).gnss.satellite-list", by: "system", field: "gnss-type",
            help: "Satellites in use of each system: gps, galileo, glonass, beidou.",
            .documented("read by another public program on a GNS clock; gps and galileo seen there")),
        each("good", "(good-svs|good-satellites|good)", "Satellites of one system that are good enough to be used."),
        each("in_view", "(svs-in-view|satellites-in-view|in-view)", "Satellites of one system above the horizon."),
        .states("lantime_gnss_mode", .receiverMode, at: "\(satellites).gps-mode", help: "Operating mode of the receiver."),
    ]

    /// A number of satellites of all systems.
    private static func all(_ name: String, _ key: String, _ help: String) -> Entry {
        .gauge(
            "lantime_gnss_satellites_\(name)", .octet, at: "\(satellites).\(key)", "\(satellites).gnss.\(key)", help: help)
    }

    /// A number of satellites of each system.
    private static func each(_ name: String, _ key: String, _ help: String) -> Entry {
        .gauge(
            "lantime_gnss_system_satellites_\(name)", .octet, at: "\(system).\(key)", "\(list).\(key)", "\(gnss).\(key)",
            help: help, predicted)
    }
}

extension Vocabulary {
    fileprivate static let receiverMode = Vocabulary(
        "receiver-mode", source: "capture M600: normal-operation; others after the modes in gpsdefs.h",
        [
            State("normal_operation", "normal", "auto"), State("tracking", "track", "auto-track"),
            State("warm_boot", "warm", "auto-warm"), State("cold_boot", "cold", "auto-cold"),
        ])
}

import Catalog

// Where the antenna of a satellite receiver is. Without a fix a receiver reports 0 for all, which is a place in the Gulf of Guinea,
// or the centre of the earth.
extension Entry {
    private static let satellites = GNSSPath.satellites
    private static let axes = ["x", "y", "z"]

    static let gnssPosition: [Entry] =
        [
            place("latitude_degrees", "latitude", "Latitude of the antenna."),
            place("longitude_degrees", "longitude", "Longitude of the antenna."),
            place("altitude_meters", "altitude", "Height of the antenna."),
        ]
        + axes.map { axis in
            position(
                "position_\(axis)_meters", "position-\(axis)", without: axes.map { "position-\($0)" },
                "Position of the antenna, \(axis) axis from the centre of the earth.")
        } + [
            .gauge(
                "lantime_gnss_position_dilution", at: "\(satellites).pdop",
                help: "Dilution of precision of the position; 0 when the receiver works with a fixed position."),
            .gauge("lantime_gnss_time_dilution", at: "\(satellites).tdop", help: "Dilution of precision of the time."),
        ]

    private static func place(_ name: String, _ key: String, _ help: String) -> Entry {
        position(name, key, without: ["latitude", "longitude"], help)
    }

    /// A coordinate; absent where all of these are 0.
    private static func position(_ name: String, _ key: String, without zeros: [String], _ help: String) -> Entry {
        .gauge(
            "lantime_gnss_\(name)", of: satellites, firstOf: [.field(key, .number)], help: help + " Absent without a position."
        ).when(.not(.all(zeros.map { .zero($0) })), else: "0 for the whole position means that there is none")
    }
}

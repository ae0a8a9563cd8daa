import Catalog

// Where the antenna of a satellite receiver is. Without a fix a receiver reports 0 for all, which is a place in the Gulf of Guinea,
// or the centre of the earth; others report -1, all ones, or no number.
extension Entry {
    private static let satellites = GNSSPath.satellites
    private static let axes = ["x", "y", "z"]

    static let gnssPosition: [Entry] =
        [
            place("latitude_degrees", "latitude", .bounded(-90...90, scale: 1), "Latitude of the antenna."),
            place("longitude_degrees", "longitude", .bounded(-180...180, scale: 1), "Longitude of the antenna."),
            place("altitude_meters", "altitude", .number, "Height of the antenna."),
        ]
        + axes.map { axis in
            position(
                "position_\(axis)_meters", "position-\(axis)", .number, without: axes.map { "position-\($0)" },
                "Position of the antenna, \(axis) axis from the centre of the earth.")
        } + [
            .gauge(
                "lantime_gnss_position_dilution", at: "\(satellites).pdop",
                help: "Dilution of precision of the position; 0 when the receiver works with a fixed position."),
            .gauge("lantime_gnss_time_dilution", at: "\(satellites).tdop", help: "Dilution of precision of the time."),
        ]

    private static func place(_ name: String, _ key: String, _ reader: Reader, _ help: String) -> Entry {
        position(name, key, reader, without: ["latitude", "longitude"], help)
    }

    /// A coordinate; absent where all of these say nothing.
    private static func position(
        _ name: String, _ key: String, _ reader: Reader, without fields: [String], _ help: String
    ) -> Entry {
        .gauge(
            "lantime_gnss_\(name)", of: satellites, firstOf: [.field(key, reader)], help: help + " Absent without a position."
        ).when(.not(.all(fields.map { .nothing($0) })), else: "0 for the whole position means that there is none")
    }
}

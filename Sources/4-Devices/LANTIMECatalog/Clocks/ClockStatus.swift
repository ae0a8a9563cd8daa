import Catalog

// The status word of a clock, of which the captures show three facts in words: `clock`, `oscillator` and `antenna`.

/// Where the word may be in a `sync-status`.
enum ClockStatus {
    /// The object `clock-status` itself is not a list of flags: an empty one would pass for a clock with nothing to report.
    static let fields = ["(tm-gps-status|tm-status).(flags|status|tm-gps-status)?", "clock-status.(flags|status|tm-gps-status)"]
    /// The same for a requirement.
    static let field = fields.joined(separator: ", ")
}

extension Entry {
    private static let predicted = Evidence.predicted("gpsdefs.h MBG_SYS_REF_GLB_STATUS.tm_gps_status, TM_GPS_STATUS_BITS")

    /// One series for each bit, where the device reports the word.
    ///
    /// - Parameter place: the path of the `sync-status`.
    static func clockStatusFlags(_ metric: String, of place: String) -> [Entry] {
        FlagWord.clockStatus.flags.map { flag in
            .gauge(
                metric, of: place, firstOf: ClockStatus.fields.map { .field($0, .flagOf(.clockStatus, flag.name)) },
                help: "A bit of the clock's status word, named in words.", predicted
            ).labelled("flag", flag.name)
        }
    }
}

extension Candidate {
    /// What the status word says of the clock's state where no other word does.
    static let clockStates =
        bit("holdover", "holdover") + bit("syn-flag", "not_synchronized", otherwise: "synchronized")
    static let oscillatorStates = bit("no-warm", "not_warmed_up", otherwise: "warmed_up")
    static let antennaStates =
        bit("ant-short", "short_circuit") + bit("ant-disconn", "disconnected", otherwise: "connected")

    private static func bit(_ name: String, _ state: String, otherwise: String? = nil) -> [Candidate] {
        ClockStatus.fields.map { .flag(in: $0, .clockStatus, name, state, otherwise: otherwise) }
    }
}

extension FlagWord {
    static let clockStatus = FlagWord(
        source: "gpsdefs.h TM_GPS_STATUS_BITS", prefix: "tm",
        [
            Flag("utc", 0), Flag("local", 1), Flag("dl-ann", 2), Flag("dl-enb", 3), Flag("ls-ann", 4), Flag("ls-enb", 5),
            Flag("ls-ann-neg", 6), Flag("invt", 7), Flag("ext-sync", 8), Flag("holdover", 9), Flag("ant-short", 10),
            Flag("no-warm", 11), Flag("ant-disconn", 12), Flag("syn-flag", 13), Flag("no-sync", 14), Flag("no-pos", 15),
        ])
}

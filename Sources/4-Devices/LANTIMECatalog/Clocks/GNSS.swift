import Catalog

extension Subject {
    /// The receiver's object is named after the module's family; `grc` was seen, `gns` is read by another program.
    private static let named = "\(ModulePath.module).(grc|gns|gps|gnm|gxl|gln|glonass|gnss|gsr|gts|gns-uc|gps-gns)"
    /// In a satellite clock, any other object that looks like a receiver.
    private static let receiver = "\(ModulePath.module(of: "g*")).*[?(receiver|receiver-status|antenna), ?!correlation]"
    /// A satellite clock that has the receiver's members itself.
    private static let module = "\(ModulePath.module)[?info.model=g*, ?(receiver|receiver-status|receiver-state)]"
    private static let satellites = "\(ModulePath.module).satellites"
    private static let satelliteSystem = "\(satellites).(gnss)?.<system:underscored>"
    private static let systemLabel =
        "system:satellites=gnss-type|type|system|gnss-sat-info.gnss-type|info.gnss-type|object-id|id"
    private static let satelliteList =
        "\(satellites).(gnss)?.(gnss-sat-info|sat-info|systems)[\(systemLabel)].(gnss-sat-info|info|status)?"
    /// The same list, if nothing else names the systems.
    private static let systemList =
        "\(satellites).gnss[\(systemLabel), ?(gnss-type|type|system|gnss-sat-info|info)].(gnss-sat-info|info|status)?"
    private static let good = "(good-svs|good-satellites|good)"
    private static let inView = "(svs-in-view|satellites-in-view|in-view)"
    private static let satelliteInfo = Evidence.predicted("gpsdefs.h GNSS_SAT_INFO.good_svs and svs_in_view")
    /// Where a receiver may say everything in one word.
    private static let words = [
        "(receiver|info|status)?.(receiver-status|receiver-state)", "receiver.(status|state)", "receiver",
    ]

    /// Satellite receivers: GPS, GNS, GNS-UC, GRC, GNM, GXL.
    ///
    /// The operator watches the antenna (a cut cable is disconnected, water in it a short circuit), whether the receiver is
    /// synchronised or still boots (cold: it knows neither time nor place; warm: it knows both), and the good
    /// satellites against those in view: few good ones out of many are a bad place for the antenna, or jamming.
    static let gnss = Subject(
        "gnss", "GNSS receivers",
        .captured("M600 with GRC180"),
        [
            .states(
                "lantime_gnss_receiver_state", .receiverState, of: named, receiver, module,
                firstOf: [
                    .flag("receiver.synchronized", "synchronized"), .flag("receiver.tracking", "tracking"),
                    .flag("receiver.warm-boot", "warm_boot"), .flag("receiver.cold-boot", "cold_boot"),
                    .flag("receiver.(antenna-disconnected|ant-disconn)", "antenna_disconnected"),
                    .flag("receiver.(antenna-short-circuit|ant-short)", "antenna_short_circuit"),
                ] + words.map { .word($0) },
                help: "What the receiver is doing; unknown where the device does not report it."
            ).doubting(.silence),
            .gauge(
                "lantime_gnss_antenna_connected", of: named, receiver, module,
                firstOf: [
                    .field("antenna.connected", .flag),
                    .field(
                        "(antenna|antenna-status|antenna-state).(status|state)?",
                        .stateNumber(.antennaState, ["connected": 1, "disconnected": 0])),
                    .field(
                        "(antenna|receiver).(disconnected|ant-disconn|antenna-disconnected)",
                        .stateNumber(.antennaFault, ["no": 1, "yes": 0])),
                ] + words.map { .field($0, .stateNumber(.receiverState, ["antenna_disconnected": 0])) },
                help: "Whether the antenna is connected."),
            .gauge(
                "lantime_gnss_antenna_short_circuit", of: named, receiver, module,
                firstOf: [
                    .field("(antenna|receiver).(short-circuit|ant-short|antenna-short-circuit)", .flag),
                    .field(
                        "(antenna|antenna-status|antenna-state).(status|state)?",
                        .stateNumber(.antennaState, ["connected": 0, "disconnected": 0, "short_circuit": 1])),
                ] + words.map { .field($0, .stateNumber(.receiverState, ["antenna_short_circuit": 1])) },
                help: "Whether the antenna line has a short circuit."),
            .gauge(
                "lantime_gnss_satellites_good", .octet, at: "\(satellites).(good-satellites|good-svs)",
                "\(satellites).gnss.(good-satellites|good-svs)",
                help: "Satellites that are good enough to be used."),
            .gauge(
                "lantime_gnss_satellites_in_view", .octet, at: "\(satellites).(satellites-in-view|svs-in-view)",
                "\(satellites).gnss.(satellites-in-view|svs-in-view)",
                help: "Satellites above the horizon."),
            .count(
                "lantime_gnss_satellites_selected", of: "\(satellites).selected-satellites",
                help: "Satellites that the receiver has selected; it may list fewer than it calls good."),
            .count(
                "lantime_gnss_satellites_used", of: "\(satellites).gnss.satellite-list", by: "system", field: "gnss-type",
                help: "Satellites in use of each system: gps, galileo, glonass, beidou.",
                .documented("read by another public program on a GNS clock; gps and galileo seen there")),
            .gauge(
                "lantime_gnss_system_satellites_good", .octet, at: "\(satelliteSystem).\(good)", "\(satelliteList).\(good)",
                "\(systemList).\(good)",
                help: "Satellites of one system that are good enough to be used.", satelliteInfo),
            .gauge(
                "lantime_gnss_system_satellites_in_view", .octet, at: "\(satelliteSystem).\(inView)",
                "\(satelliteList).\(inView)",
                "\(systemList).\(inView)",
                help: "Satellites of one system above the horizon.", satelliteInfo),
            .states(
                "lantime_gnss_mode", .receiverMode, at: "\(satellites).gps-mode", help: "Operating mode of the receiver."),
            place("latitude_degrees", "latitude", "Latitude of the antenna."),
            place("longitude_degrees", "longitude", "Longitude of the antenna."),
            place("altitude_meters", "altitude", "Height of the antenna."),
            position("x"), position("y"), position("z"),
            .gauge(
                "lantime_gnss_position_dilution", at: "\(satellites).pdop",
                help: "Dilution of precision of the position; 0 when the receiver works with a fixed position."),
            .gauge(
                "lantime_gnss_time_dilution", at: "\(satellites).tdop", help: "Dilution of precision of the time."),
        ],
        ignored: [
            Ignored(
                "\(named).ref-type", "\(receiver).ref-type",
                because: "names another source than the receiver's (10mhz-freqin on a GPS clock)"),
            Ignored("\(satellites).selected-satellites[]", because: "names of satellites; they are counted"),
            Ignored("\(satellites).gnss.satellite-list[].**", because: "single satellites; they are counted by system"),
        ])

    /// Without a fix a receiver reports 0 for all, which is a place in the Gulf of Guinea, or the centre of the earth.
    private static let noFix = "0 for the whole position means that there is none"

    private static func place(_ name: String, _ key: String, _ help: String) -> Entry {
        .gauge(
            "lantime_gnss_\(name)", of: satellites, firstOf: [.field(key, .number)],
            help: help + " Absent without a position."
        ).when(.not(.all([.zero("latitude"), .zero("longitude")])), else: noFix)
    }

    private static func position(_ axis: String) -> Entry {
        .gauge(
            "lantime_gnss_position_\(axis)_meters", of: satellites, firstOf: [.field("position-\(axis)", .number)],
            help: "Position of the antenna, \(axis) axis from the centre of the earth. Absent without a position."
        ).when(.not(.all([.zero("position-x"), .zero("position-y"), .zero("position-z")])), else: noFix)
    }
}

extension Vocabulary {
    fileprivate static let antennaFault = Vocabulary(
        "antenna-fault", source: "gpsdefs.h TM_ANT_DISCONN",
        [State("no", "false", numbers: [0], flag: false), State("yes", "true", numbers: [1], flag: true)])

    fileprivate static let receiverState = Vocabulary(
        "receiver-state",
        source:
            "capture M600: synchronized; MBG-LANTIME-NG-MIB mbgLtNgRefclockSubstate 1 to 6; MBG-SNMP-RSC180-MIB clock mode; event texts",
        [
            state("synchronized", "sync", number: 1),
            state("tracking", "searching", "tracking-searching", "waiting-for-data", number: 2),
            state("warm_boot", number: 4),
            state("cold_boot", number: 5),
            state(
                "antenna_disconnected", "antenna-disconn", "ant-disconn", "antenna-not-connected", "ant-disconnected",
                "antenna-faulty", "no-antenna", number: 3),
            state(
                "antenna_short_circuit", "ant-short-circ", "ant-short-circuit", "ant-short", "antenna-short", number: 6),
        ])

    /// A state in which the receiver's system may be in front of the word, as in the MIB: `gps-sync`.
    private static func state(_ name: String, _ words: String..., number: Int) -> State {
        let systems = ["gps", "gns", "gnss"].flatMap { system in ([name] + words).map { "\(system)-\($0)" } }
        return State(name: name, words: words + systems, numbers: [number])
    }

    fileprivate static let receiverMode = Vocabulary(
        "receiver-mode", source: "capture M600: normal-operation; others after the modes in gpsdefs.h",
        [
            State("normal_operation", "normal", "auto"), State("tracking", "track", "auto-track"),
            State("warm_boot", "warm", "auto-warm"), State("cold_boot", "cold", "auto-cold"),
        ])
}

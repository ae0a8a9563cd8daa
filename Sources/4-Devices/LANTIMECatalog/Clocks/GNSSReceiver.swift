import Catalog

// What a satellite receiver does, and its antenna.
extension Entry {
    private static let antenna = "(antenna|antenna-status|antenna-state).(status|state)?"
    /// Where a receiver may say everything in one word.
    private static let words = [
        "(receiver|info|status)?.(receiver-status|receiver-state)", "receiver.(status|state)", "receiver",
    ]

    static let gnssReceiver: [Entry] = [
        .states(
            "lantime_gnss_receiver_state", .receiverState, of: GNSSPath.named, GNSSPath.receiver, GNSSPath.module,
            firstOf: [
                .flag("receiver.synchronized", "synchronized"), .flag("receiver.tracking", "tracking"),
                .flag("receiver.warm-boot", "warm_boot"), .flag("receiver.cold-boot", "cold_boot"),
                .flag("receiver.(antenna-disconnected|ant-disconn)", "antenna_disconnected"),
                .flag("receiver.(antenna-short-circuit|ant-short)", "antenna_short_circuit"),
            ] + words.map { .word($0) },
            help: "What the receiver is doing; unknown where the device does not report it."
        ).doubting(.silence),
        condition(
            "connected",
            [
                .field("antenna.connected", .flag),
                .field(antenna, .stateNumber(.antennaState, ["connected": 1, "disconnected": 0])),
                .field(
                    "(antenna|receiver).(disconnected|ant-disconn|antenna-disconnected)",
                    .stateNumber(.antennaFault, ["no": 1, "yes": 0])),
            ], ["antenna_disconnected": 0], "Whether the antenna is connected."),
        condition(
            "short_circuit",
            [
                .field("(antenna|receiver).(short-circuit|ant-short|antenna-short-circuit)", .flag),
                .field(antenna, .stateNumber(.antennaState, ["connected": 0, "disconnected": 0, "short_circuit": 1])),
            ], ["antenna_short_circuit": 1], "Whether the antenna line has a short circuit."),
    ]

    /// What the receiver says of its antenna, with words for it or in its own state.
    private static func condition(
        _ name: String, _ candidates: [Candidate], _ numbers: [String: Double], _ help: String
    ) -> Entry {
        .gauge(
            "lantime_gnss_antenna_\(name)", of: GNSSPath.named, GNSSPath.receiver, GNSSPath.module,
            firstOf: candidates + words.map { .field($0, .stateNumber(.receiverState, numbers)) }, help: help)
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
            state("warm_boot", number: 4), state("cold_boot", number: 5),
            state("antenna_disconnected", "antenna-disconn", "ant-disconn", "ant-disconnected", "antenna-faulty", number: 3),
            state("antenna_short_circuit", "ant-short-circ", "ant-short-circuit", "ant-short", number: 6),
        ])

    /// A state in which the receiver's system may be in front of the word, as in the MIB: `gps-sync`.
    private static func state(_ name: String, _ words: String..., number: Int) -> State {
        let systems = ["gps", "gns", "gnss"].flatMap { system in ([name] + words).map { "\(system)-\($0)" } }
        return State(name: name, words: words + systems, numbers: [number])
    }
}

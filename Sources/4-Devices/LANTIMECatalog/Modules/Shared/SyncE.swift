import Catalog

// Synchronous Ethernet. DNU at the input is a loop or a bad source.
extension Entry {
    private static let object = "(sync-e|synchronous-ethernet|sync-e-status|sync-e-state|sync-e-settings)"
    /// SyncE belongs to a network port. The label `port` distinguishes them where a module has several; what
    /// has SyncE may also be a PTP instance.
    private static let portObjects =
        "\(PTPPath.module).**.(ports|interfaces|lan-ports|network-ports|io-ports|instances|ptp)[distinct port].\(object)"
    private static let moduleObject = "\(PTPPath.module).(hps|psx|status|state)?.(network|status)?.\(object)[distinct port]"
    private static let place = "(info)?.(status|state|settings)?"
    private static let predicted = Evidence.predicted(
        "gpsdefs.h MBG_NET_INTF_SYNC_E_SETTINGS; MBG-LANTIME-NG-MIB mbgLtNgCfgPtpSyncEInputSsm")

    /// The quality that SyncE carries in both directions.
    static let synchronousEthernet: [Entry] = [
        .states(
            "lantime_synce_input_quality", .ssm, of: moduleObject, portObjects,
            firstOf: [
                .word("\(place).(fixed-input-ssm|input-ssm|current-input-ssm|input-quality-level|rx-ssm)"),
                .word("\(place).(input|rx).(quality-level|ql|ssm)"),
            ],
            help: "Quality level that arrives over synchronous Ethernet.", predicted),
        .states(
            "lantime_synce_output_quality", .ssm, of: moduleObject, portObjects,
            firstOf: [
                .word("\(place).(current-output-ssm|output-ssm|output-quality-level|output-ql|tx-ssm)"),
                .word("\(place).(output|tx).(quality-level|ql|ssm)"),
            ],
            help: "Quality level that is sent over synchronous Ethernet.", predicted),
        .gauge(
            "lantime_synce_active", of: moduleObject, portObjects,
            firstOf: [
                .field("\(place).(flags)?.sync-e-active", .flag),
                .field("\(place).flags", .flagOf(.syncE, "sync-e-active")),
            ],
            help: "Whether the module uses synchronous Ethernet.", predicted),
    ]

    /// Settings beside the current levels.
    static let synchronousEthernetSettings = Ignored(
        paths: [portObjects, moduleObject].flatMap { object in
            [
                "\(object).\(place).(min-input-ssm|fixed-output-ssm|sdh-net-opt|local-priority)",
                "\(object).\(place).flags.sync-e-auto-ql",
            ]
        },
        because: "a setting; lantime_synce_input_quality and lantime_synce_output_quality are the current values")
}

extension FlagWord {
    fileprivate static let syncE = FlagWord(
        source: "gpsdefs.h MBG_NET_INTF_SYNC_E_FLAGS",
        [Flag("sync-e-active", 0), Flag("sync-e-auto-ql", 1)])
}

extension Vocabulary {
    /// Names of both options of ITU-T G.781 and their combinations, with or without QL in front.
    static let ssm = Vocabulary(
        "synce-quality",
        source: "gpsdefs.h ITU_SSM_CODE_* and their combined texts; MBG-LANTIME-NG-MIB mbgLtNgCfgPtpSyncEInputSsm",
        [
            quality("unknown_quality", 0, "stu-ukn", "stu", "ukn", "unk"), quality("prs", 1), quality("prc", 2, "prc-prs"),
            quality("ssu_a", 4, "ssu-a-tnc", "tnc"), quality("st2", 7), quality("ssu_b", 8),
            quality("eec2", 10, "eec2-st3", "st3"), quality("eec1", 11, "eec1-sec", "sec"), quality("smc", 12),
            quality("st3e", 13), quality("prov", 14), quality("do_not_use", 15, "dnu", "dus", "dnu-dus"),
            State(name: "invalid", words: [3, 5, 6, 9].flatMap { ["inv\($0)", "ql-inv\($0)"] }, numbers: [3, 5, 6, 9]),
        ])

    /// The numbers of the levels, for sources that name one in words.
    static let ssmNumbers = Dictionary(
        ssm.states.filter { $0.numbers.count == 1 }.map { ($0.name, Double($0.numbers[0])) },
        uniquingKeysWith: { first, _ in first })

    private static func quality(_ name: String, _ number: Int, _ words: String...) -> State {
        State(name: name, words: words + ([name] + words).map { "ql-\($0)" }, numbers: [number])
    }
}

import Catalog

extension Subject {
    private static let unit = ModulePath.module(of: "rsc*|scu*|mdu*")
    private static let word = "**.(epld-status|epld-stat)"
    private static let masterValue = "**.(master-val|scu-master-val|mbg-scu-master-val), (rsc|scu|status)?.master"
    private static let evidence = Evidence.predicted("gpsdefs.h SCU_STAT_INFO.epld_status; MBG-SNMP-RSC180-MIB mbgSCU*")

    /// RSC and SCU: the switch unit that lets one of two clocks drive the backplane.
    ///
    /// In automatic mode it switches to the other clock when the selected one loses its reference, and does not switch
    /// back by itself; when both fail it stays. In manual mode it never switches. The operator watches the mode (manual is
    /// left over from maintenance more often than meant) and which clock is active: a change means that a clock failed.
    static let rsc = Subject(
        "rsc", "Redundant switch control (RSC, SCU)", evidence,
        [
            .states(
                "lantime_rsc_mode", .switchMode, of: unit,
                firstOf: [
                    .flag("**.(auto|automatic)", "auto", otherwise: "manual"),
                    .flag(in: word, .scuStatus, "auto", "auto", otherwise: "manual"),
                    .word("**.(auto-manual|scu-auto-manual|switch-mode|switching-mode|operation-mode)"),
                    .word("(rsc|scu|switch-unit|status|state)?.mode"),
                    .flag("**.(manual|manual-mode)", "manual", otherwise: "auto"),
                ],
                help: "Whether the unit switches by itself when the active clock fails (auto), or not (manual)."
            ).doubting(.silence),
            .states(
                "lantime_rsc_active_clock", .activeClock, of: unit,
                firstOf: [
                    // The bit counts from 0, the MIB from 1.
                    .flag("**.sel", "clk2", otherwise: "clk1"), .flag(in: word, .scuStatus, "sel", "clk2", otherwise: "clk1"),
                    .word(
                        "**.(master-val|scu-master-val|mbg-scu-master-val|active-clock|selected-clock|current-clock|master-clock)"
                    ),
                    .word("(rsc|scu|switch-unit|status|state)?.master"),
                    .word("**.(active-clock|selected-clock|master-clock).(slot-id|slot|clock|name|object-id|id)"),
                    // The vendor's words for the two clocks are master and backup.
                    .word("(clk1|clock-1).(role|state|usage)", is: "master", "clk1"),
                    .word("(clk2|clock-2).(role|state|usage)", is: "master", "clk2"),
                ]
                    + [("0", "none"), ("1", "clk1"), ("2", "clk2")].flatMap { number, clock in
                        [
                            Candidate.word("**.(master-val|scu-master-val|mbg-scu-master-val)", is: number, clock),
                            Candidate.word("(rsc|scu|switch-unit|status|state)?.master", is: number, clock),
                        ]
                    },
                help: "The clock that drives the backplane."
            ).doubting(.silence),
            .gauge(
                "lantime_rsc_outputs_enabled", of: unit,
                firstOf: [
                    .field("**.(ena|outputs-enabled|output-enabled)", .flag), .field(word, .flagOf(.scuStatus, "ena")),
                    .field(
                        "**.(output-status|outputs-status|scu-output-status)",
                        .stateNumber(.scuOutputs, ["enabled": 1, "disabled": 0])),
                ],
                help: "Whether the signals of the active clock are passed on; in manual mode they always are."),
            .states(
                "lantime_rsc_state", .moduleCondition, of: unit,
                firstOf: [
                    .word("(rsc|scu|switch-unit|switch|status|state)?.(state|health|condition|rsc-state)"),
                    .word("(rsc|scu|switch-unit|switch)?.status"),
                ],
                help: "The switch unit's own state.",
                .modelled("MBG-LANTIME-NG-MIB mbgLtNgTrapIMSError and IMSOk: a module is ok, or not")
            ).doubting(.silence),
            .states(
                "lantime_rsc_control", .switchControl, of: unit, firstOf: [.word("**.(local-remote|scu-local-remote)")],
                help: "Whether the unit is controlled at its front panel or from remote.",
                .predicted("MBG-SNMP-RSC180-MIB mbgSCULocalRemote: local 0, remote 1")),
            flag(
                "lantime_rsc_time_limit_error", "tl-error", "time-limit-error|timelimit-error",
                "Whether the times of the two clocks differ too much."),
            flag("lantime_rsc_watchdog_ok", "wdog-ok", "watchdog-ok", "Whether the unit's watchdog finds it working."),
            flag("lantime_rsc_alarm_cut_off", "aco", "aco-mode", "Whether the alarm is cut off (ACO)."),
            synchronized("clk1", "ts1", "1"), synchronized("clk2", "ts2", "2"),
            supply("1"), supply("2"), supply("3").when(hasFourSupplies, else: noSupply),
            supply("4").when(hasFourSupplies, else: noSupply),
            .info(
                "lantime_rsc_clock_info", of: unit, labels: ["clk1": "**.clk0-info", "clk2": "**.clk1-info"],
                help: "The kinds of the two clocks.", .predicted("gpsdefs.h SCU_STAT_INFO.clk0_info and clk1_info")),
        ],
        ignored: [
            Ignored(
                "\(unit).**.epld-control", "\(unit).**.epld-control.**", because: "what a remote program orders, not what is"),
            Ignored("\(unit).**.epld-status.has-lan", because: "a feature of the unit"),
        ])

    private static let hasFourSupplies = Requirement.not(
        .any([.flag("**.has-4-psus", false), .bit(word, .scuStatus, "has-4-psus", false)]))
    private static let noSupply = "the unit has two power supplies"

    private static func flag(_ metric: String, _ bit: String, _ keys: String, _ help: String) -> Entry {
        .gauge(
            metric, of: unit, firstOf: [.field("**.(\(bit)|\(keys))", .flag), .field(word, .flagOf(.scuStatus, bit))], help: help)
    }

    private static func synchronized(_ clock: String, _ bit: String, _ number: String) -> Entry {
        .gauge(
            "lantime_rsc_clock_synchronized", of: unit,
            firstOf: [
                .field("**.\(bit)", .flag), .field(word, .flagOf(.scuStatus, bit)),
                .field(
                    "**.(sync-status-clk\(number)|scu-sync-status-clk\(number))",
                    .stateNumber(.scuClock, ["sync": 1, "not_sync": 0])),
            ],
            help: "Whether the unit finds a clock synchronised."
        ).labelled("clock", clock)
    }

    private static func supply(_ number: String) -> Entry {
        .gauge(
            "lantime_rsc_psu_ok", of: unit,
            firstOf: [
                .field("**.psu\(number)-ok", .flag), .field(word, .flagOf(.scuStatus, "psu\(number)-ok")),
                .field(
                    "**.(psu\(number)|power-supply-\(number)|psu\(number)-status)",
                    .stateNumber(.powerState, ["ok": 1, "failed": 0])),
            ],
            help: "Whether a power supply of the unit works."
        ).labelled("psu", number)
    }
}

extension FlagWord {
    /// The places of the first eight are known.
    fileprivate static let scuStatus = FlagWord(
        source: "gpsdefs.h MSK_EPLD_STAT",
        [
            Flag("ts1", 0), Flag("ts2", 1), Flag("tl-error", 2), Flag("psu1-ok", 3), Flag("psu2-ok", 4), Flag("auto", 5),
            Flag("sel", 6), Flag("ena", 7), Flag("has-lan"), Flag("has-4-psus"), Flag("psu3-ok"), Flag("psu4-ok"), Flag("aco"),
            Flag("wdog-ok"),
        ])
}

extension Vocabulary {
    fileprivate static let switchMode = Vocabulary(
        "rsc-mode", source: "M1000 manual p. 62: automatic or manual; MBG-SNMP-RSC180-MIB mbgSCUAutoManual: manual 0, auto 1",
        [
            State("auto", "automatic", "automatic-mode", "auto-mode", numbers: [1]),
            State("manual", "manual-mode", numbers: [0]),
        ])

    /// Without numbers: the bit counts the clocks from 0, the MIB from 1.
    fileprivate static let activeClock = Vocabulary(
        "rsc-active-clock",
        source: "M1000 manual p. 62: clock 1 and clock 2; captures: slots clk1 and clk2; MBG-SNMP-RSC180-MIB mbgSCUMasterVal",
        [
            State("clk1", "clock-1", "ref-clk-1", "refclock-1", "clk1-is-master", "clock-1-is-master"),
            State("clk2", "clock-2", "ref-clk-2", "refclock-2", "clk2-is-master", "clock-2-is-master"),
            State("none", "no-master", "no-clock", "not-selected"),
        ])

    fileprivate static let switchControl = Vocabulary(
        "rsc-control", source: "MBG-SNMP-RSC180-MIB mbgSCULocalRemote",
        [State("local", numbers: [0], flag: false), State("remote", numbers: [1], flag: true)])

    fileprivate static let scuOutputs = Vocabulary(
        "rsc-outputs", source: "MBG-SNMP-RSC180-MIB mbgSCUOutputStatus",
        [
            State("disabled", "outputs-disabled", "off", numbers: [0], flag: false),
            State("enabled", "outputs-enabled", "on", numbers: [1], flag: true),
        ])

    fileprivate static let scuClock = Vocabulary(
        "rsc-clock", source: "MBG-SNMP-RSC180-MIB mbgSCUSyncStatusClk1",
        [
            State("not_sync", "not-synchronized", numbers: [0], flag: false),
            State("sync", "synchronized", numbers: [1], flag: true),
        ])

    fileprivate static let moduleCondition = Vocabulary(
        "module-condition", source: "MBG-LANTIME-NG-MIB mbgLtNgTrapIMSError and IMSOk: a module is ok, or not; words modelled",
        [
            State("ok", "normal", "normal-operation", "operational", "running", "ready", "good", "no-error"),
            State("error", "failed", "failure", "fail", "fault", "faulty", "not-responsive", "not-responding", "alarm"),
            State("initializing", "init", "starting", "booting", "not-ready", "warming-up", "warm-up"),
        ])
}

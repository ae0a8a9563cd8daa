import Catalog

extension Subject {
    private static let unit = SwitchUnit.module
    private static let objects = "(rsc|scu|switch-unit|status|state)?"

    /// RSC and SCU: the switch unit that lets one of two clocks drive the backplane.
    ///
    /// In automatic mode it switches to the other clock when the selected one loses its reference, and does not switch
    /// back by itself; when both fail it stays. In manual mode it never switches. The operator watches the mode (manual is
    /// left over from maintenance more often than meant) and which clock is active: a change means that a clock failed.
    /// Each fact is a bit of the vendor's status word, or an object of the older MIB; the bit `sel` counts the clocks from 0, the
    /// MIB from 1.
    static let rsc = Subject(
        "rsc", "Redundant switch control (RSC, SCU)",
        .predicted("gpsdefs.h SCU_STAT_INFO.epld_status; MBG-SNMP-RSC180-MIB mbgSCU*"),
        [
            state(
                "mode", .switchMode, SwitchUnit.bit("auto", or: "automatic", "auto", otherwise: "manual") + modes,
                "Whether the unit switches by itself when the active clock fails (auto), or not (manual)."),
            state(
                "active_clock", .activeClock, SwitchUnit.bit("sel", "clk2", otherwise: "clk1") + clocks,
                "The clock that drives the backplane."),
            .switchFact(
                "outputs_enabled", "ena", or: "outputs-enabled", mib: "output-status",
                "Whether the signals of the active clock are passed on; in manual mode they always are."),
            state(
                "state", .moduleCondition, [.word("\(objects).(state|rsc-state)"), .word("(rsc|scu|switch-unit)?.status")],
                "The switch unit's own state.",
                .modelled("MBG-LANTIME-NG-MIB mbgLtNgTrapIMSError and IMSOk: a module is ok, or not")),
            .states(
                "lantime_rsc_control", .switchControl, of: unit, firstOf: [.word("**.\(SwitchUnit.mib("local-remote"))")],
                help: "Whether the unit is controlled at its front panel or from remote.",
                .predicted("MBG-SNMP-RSC180-MIB mbgSCULocalRemote: local 0, remote 1")),
            .switchFact(
                "time_limit_error", "tl-error", or: "timelimit-error", "Whether the times of the two clocks differ too much."),
            .switchFact("watchdog_ok", "wdog-ok", or: "watchdog-ok", "Whether the unit's watchdog finds it working."),
            .switchFact(
                "access_control_override", "aco", mib: "aco-mode",
                "Whether access control is overridden (ACO): passwords are off then, and firmware can be replaced."),
            .gauge(
                "lantime_rsc_time_difference_seconds", of: unit,
                firstOf: [.field("**.\(SwitchUnit.mib("time-diff"))", .durationWithUnit)],
                help: "Difference between the times of the two clocks; absent where it has no unit.",
                .predicted("MBG-SNMP-RSC180-MIB mbgSCUtimeDiff, a text")),
            clock("1"), clock("2"), supply("1"), supply("2"), supply("3"), supply("4"),
            .info(
                "lantime_rsc_clock_info", of: unit, labels: ["clk1": "**.clk0-info", "clk2": "**.clk1-info"],
                help: "The kinds of the two clocks.", .predicted("gpsdefs.h SCU_STAT_INFO.clk0_info and clk1_info")
            ).normalising("clk1", .switchedClocks).normalising("clk2", .switchedClocks),
        ],
        ignored: [
            Ignored(
                "\(unit).**.epld-control", "\(unit).**.epld-control.**", because: "what a remote program orders, not what is"),
            Ignored("\(unit).**.epld-status.has-lan", because: "a feature of the unit"),
            Ignored(
                "\(unit).(rsc|scu|scu-stat-info).(flags|hw-id|fw-id)",
                because: "reserved, and numbers of the hardware and firmware"),
        ])

    private static let modes: [Candidate] = [
        .word("**.\(SwitchUnit.mib("auto-manual", or: "switch-mode"))"), .word("\(objects).mode"),
        .flag("**.manual", "manual", otherwise: "auto"),
    ]

    /// The numbers of the MIB are none of the bit.
    private static let clocks: [Candidate] =
        [
            .word("**.\(SwitchUnit.mib("master-val", or: "active-clock|selected-clock"))"), .word("\(objects).master"),
            .word("**.(active-clock|selected-clock).(slot-id|object-id)"),
        ]
        + ["**.\(SwitchUnit.mib("master-val"))", "\(objects).master"].flatMap { field in
            ["none", "clk1", "clk2"].enumerated().map { .word(field, is: "\($0.offset)", $0.element) }
        }

    private static func state(
        _ name: String, _ words: Vocabulary, _ candidates: [Candidate], _ help: String, _ evidence: Evidence? = nil
    ) -> Entry {
        .states("lantime_rsc_\(name)", words, of: unit, firstOf: candidates, help: help, evidence).doubting(.silence)
    }

    private static func clock(_ number: String) -> Entry {
        .switchFact(
            "clock_synchronized", "ts\(number)", mib: "sync-status-clk\(number)",
            "Whether the unit finds a clock synchronised.", .clock
        ).labelled("clock", "clk\(number)")
    }

    private static func supply(_ number: String) -> Entry {
        let supply = Entry.switchFact(
            "psu_ok", "psu\(number)-ok", or: "psu\(number)", mib: "power-supply-\(number)",
            "Whether a power supply of the unit works.", .supply
        ).labelled("psu", number)
        return number > "2" ? supply.when(SwitchUnit.hasFourSupplies, else: "the unit has two power supplies") : supply
    }
}

import Catalog

extension Subject {
    private static let unit = ModulePath.module(of: "rsc*|scu*|mdu*")
    private static let word = "**.(epld-status|epld-stat)"
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
            .states(
                "lantime_rsc_mode", .switchMode, of: unit,
                firstOf: bit("auto", or: "automatic", "auto", otherwise: "manual") + [
                    .word("**.\(mib("auto-manual", or: "switch-mode|switching-mode|operation-mode"))"), .word("\(objects).mode"),
                    .flag("**.(manual|manual-mode)", "manual", otherwise: "auto"),
                ],
                help: "Whether the unit switches by itself when the active clock fails (auto), or not (manual)."
            ).doubting(.silence),
            .states(
                "lantime_rsc_active_clock", .activeClock, of: unit,
                firstOf: bit("sel", "clk2", otherwise: "clk1") + [
                    .word("**.\(mib("master-val", or: "active-clock|selected-clock|current-clock|master-clock"))"),
                    .word("\(objects).master"),
                    .word("**.(active-clock|selected-clock|master-clock).(slot-id|slot|clock|name|object-id|id)"),
                    // The vendor's words for the two clocks are master and backup.
                    .word("(clk1|clock-1).(role|state|usage)", is: "master", "clk1"),
                    .word("(clk2|clock-2).(role|state|usage)", is: "master", "clk2"),
                ] + numbered("**.\(mib("master-val"))") + numbered("\(objects).master"),
                help: "The clock that drives the backplane."
            ).doubting(.silence),
            fact(
                "outputs_enabled", "ena", "outputs-enabled|output-enabled", "output-status", .outputs,
                "Whether the signals of the active clock are passed on; in manual mode they always are."),
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
                "lantime_rsc_control", .switchControl, of: unit, firstOf: [.word("**.\(mib("local-remote"))")],
                help: "Whether the unit is controlled at its front panel or from remote.",
                .predicted("MBG-SNMP-RSC180-MIB mbgSCULocalRemote: local 0, remote 1")),
            fact(
                "time_limit_error", "tl-error", "time-limit-error|timelimit-error", nil, .outputs,
                "Whether the times of the two clocks differ too much."),
            fact("watchdog_ok", "wdog-ok", "watchdog-ok", nil, .outputs, "Whether the unit's watchdog finds it working."),
            fact(
                "access_control_override", "aco", "access-control-override", "aco-mode", .outputs,
                "Whether access control is overridden (ACO): passwords are off then, and firmware can be replaced."),
            .gauge(
                "lantime_rsc_time_difference_seconds", of: unit,
                firstOf: [.field("**.\(mib("time-diff", or: "time-difference"))", .durationWithUnit)],
                help: "Difference between the times of the two clocks; absent where it has no unit.",
                .predicted("MBG-SNMP-RSC180-MIB mbgSCUtimeDiff, a text")),
        ]
            + ["1", "2"].map { number in
                fact(
                    "clock_synchronized", "ts\(number)", nil, "sync-status-clk\(number)", .clock,
                    "Whether the unit finds a clock synchronised."
                ).labelled("clock", "clk\(number)")
            }
            + ["1", "2", "3", "4"].map { number in
                let supply = fact(
                    "psu_ok", "psu\(number)-ok", "psu\(number)|psu\(number)-status", "power-supply-\(number)", .supply,
                    "Whether a power supply of the unit works."
                ).labelled("psu", number)
                return number > "2" ? supply.when(hasFourSupplies, else: "the unit has two power supplies") : supply
            } + [
                .info(
                    "lantime_rsc_clock_info", of: unit, labels: ["clk1": "**.clk0-info", "clk2": "**.clk1-info"],
                    help: "The kinds of the two clocks.", .predicted("gpsdefs.h SCU_STAT_INFO.clk0_info and clk1_info")
                ).normalising("clk1", .switchedClocks).normalising("clk2", .switchedClocks)
            ],
        ignored: [
            Ignored(
                "\(unit).**.epld-control", "\(unit).**.epld-control.**", because: "what a remote program orders, not what is"),
            Ignored("\(unit).**.epld-status.has-lan", because: "a feature of the unit"),
            Ignored(
                "\(unit).(rsc|scu|scu-stat-info).(flags|hw-id|fw-id)",
                because: "reserved, and numbers of the hardware and firmware"),
        ])

    private static let hasFourSupplies = Requirement.not(
        .any([.flag("**.has-4-psus", false), .bit(word, .scuStatus, "has-4-psus", false)]))

    /// The spellings of an object of the MIB.
    private static func mib(_ name: String, or others: String? = nil) -> String {
        "(\(name)|scu-\(name)|mbg-scu-\(name)\(others.map { "|" + $0 } ?? ""))"
    }

    /// A bit of the status word, which may also stand alone.
    private static func bit(_ name: String, or keys: String? = nil, _ state: String, otherwise: String) -> [Candidate] {
        [
            .flag("**.(\(name)\(keys.map { "|" + $0 } ?? ""))", state, otherwise: otherwise),
            .flag(in: word, .scuStatus, name, state, otherwise: otherwise),
        ]
    }

    /// Numbers of the MIB, which are none of the bit.
    private static func numbered(_ field: String) -> [Candidate] {
        ["none", "clk1", "clk2"].enumerated().map { .word(field, is: "\($0.offset)", $0.element) }
    }

    /// 1 or 0 for a bit of the status word, or for what the MIB says of the same in words.
    private static func fact(
        _ name: String, _ bit: String, _ keys: String?, _ object: String?, _ words: Vocabulary, _ help: String
    ) -> Entry {
        .gauge(
            "lantime_rsc_\(name)", of: unit,
            firstOf: [
                .field("**.(\(bit)\(keys.map { "|" + $0 } ?? ""))", .stateNumber(words, ["no": 0, "yes": 1])),
                .field(word, .flagOf(.scuStatus, bit)),
            ] + (object.map { [.field("**.\(mib($0))", .stateNumber(words, ["no": 0, "yes": 1]))] } ?? []),
            help: help)
    }
}

import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "fan*|acm*|fcu*")
    private static let place = "\(module).*?.(info|status|state)?"
    private static let fans = "\(module).*?.(info|status|state)?.(fans|fan|fan-modules|fan-status|fan-stat)"
    private static let list = "\(fans)[fan].(fan-stat)?"
    private static let inner = "\(fans)[fan].(fan-stat|info|status|state)?"
    /// Instead of an object, a word for each fan.
    private static let words = "\(fans).<fan=fan#>"
    private static let units = "\(module).*?.(info|status|state)?.(psus|psu|psu-modules|psu-status|psu-stat|power-supplies)"
    private static let supplies = "\(units)[psu].(psu-stat|info|status|state)?"
    private static let stateHelp = "Whether a fan is running. A fan may be off while the device is cool."
    private static let errorHelp = "Whether a fan reports an error."
    private static let predicted = Evidence.predicted("gpsdefs.h FCU_FAN_STAT_CODE_* and FCU_PSU_STAT_CODE_*")

    /// FAN, ACM and FCU: cooling of the larger chassis, and the power supplies that the FCU watches.
    ///
    /// The operator watches for errors: a fan that is off is not a fault by itself, as it is switched by temperature.
    static let fan = Subject(
        "fan", "Fans (FAN, ACM, FCU)",
        .documented("MBG-LANTIME-NG-MIB mbgLtNgSysFanTable, traps FanDown and FanUp; JSON keys modelled"),
        [
            .states(
                "lantime_fan_state", .fanState, at: list, words, "\(inner).(state|status|stat)",
                "\(place).fan-<fan>.(state|status)", "\(place).fan-<fan>-state", "\(place).fan-<fan>-status",
                help: stateHelp, predicted),
            .states(
                "lantime_fan_state", .fanRunning, at: "\(list).(running|on)", "\(place).fan-<fan>.(running|on)", help: stateHelp),
            .states(
                "lantime_fan_error", .fanError, of: list, "\(place).fan-<fan>",
                firstOf: [
                    .word("(error|fault|failure|error-state)"),
                    .field("(info|status|state)?.(status|state|stat)", .stateNumber(.fanState, ["on": 0, "faulty": 2])),
                ],
                help: errorHelp, predicted),
            .states(
                "lantime_fan_error", .fanError, .stateNumber(.fanState, ["on": 0, "faulty": 2]), at: list, words,
                help: errorHelp, predicted),
            .states("lantime_fan_error", .fanError, at: "\(place).fan-<fan>-error", help: errorHelp),
            .states(
                "lantime_fcu_psu_state", .supplyState, at: supplies, "\(units).<psu=psu#>", "\(supplies).(status|state|stat)",
                help: "State of a power supply that the FCU watches; unregistered: it works although none is configured.",
                predicted),
            .gauge(
                "lantime_fan_speed_rpm", at: "\(inner).(rpm|speed|speed-rpm)", "\(place).fan-<fan>.(rpm|speed|speed-rpm)",
                "\(place).fan-<fan>-rpm", "\(place).fan-<fan>-speed", help: "Revolutions of a fan in a minute.",
                .modelled("not in the MIB")),
        ])
}

extension Vocabulary {
    /// The numbers of the MIB and of the header agree. A module may have several lines to its fans: the worst counts.
    fileprivate static let fanState = Vocabulary(
        "fan-state",
        source:
            "MBG-LANTIME-NG-MIB mbgLtNgSysFanStatus: off 1, on 2; gpsdefs.h FCU_FAN_STAT_CODES: not available 0, disabled 1, ok 2,"
            + " turned off 3, faulty 4",
        [
            State("not_fitted", "not-available", "not-avail", "not-installed", numbers: [0]),
            State("on", "running", "up", "ok", "active", numbers: [2], flag: true),
            State("off", "turned-off", "disabled", "stopped", "down", "inactive", "standby", numbers: [1, 3], flag: false),
            State(
                "faulty", "fault", "failed", "failure", "fail", "error", "fan-failure", "fan-failed", "defective", "broken",
                "blocked",
                "stalled", numbers: [4]),
        ], isOrdered: true)

    /// What `running` says: 1 is true there, and off in the MIB.
    fileprivate static let fanRunning = Vocabulary(
        "fan-running", source: "the states of fan-state, as a flag",
        [
            State("not_fitted"), State("on", "true", "yes", numbers: [1], flag: true),
            State("off", "false", "no", numbers: [0], flag: false), State("faulty"),
        ])

    fileprivate static let fanError = Vocabulary(
        "fan-error", source: "MBG-LANTIME-NG-MIB mbgLtNgSysFanError: no 1, yes 2; gpsdefs.h FCU_FAN_STAT_CODE_*",
        [
            State("no", "ok", "none", "no-error", "normal", "false", numbers: [0], flag: false),
            State("yes", "faulty", "error", "failed", "failure", "fail", "fault", "true", numbers: [2], flag: true),
        ])

    fileprivate static let supplyState = Vocabulary(
        "fcu-psu-state", source: "gpsdefs.h FCU_PSU_STAT_CODES: not available 0, unregistered 1, ok 2, fail 3",
        [
            State("not_fitted", "not-available", "not-avail", numbers: [0]), State("ok", numbers: [2]),
            State("unregistered", numbers: [1]), State("failed", "fail", "faulty", "error", numbers: [3]),
        ], isOrdered: true)
}

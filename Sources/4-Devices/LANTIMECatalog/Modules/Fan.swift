import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "fan*|acm*|fcu*")
    private static let place = "\(module).(status|state|fcu)?"
    private static let list = "\(module).(fcu|status|state)?.(fans|fan|fan-modules|fan-status|fan-stat)[fan]"
    private static let supplies = "\(module).(fcu|status|state)?.(psus|psu|psu-modules|psu-status|psu-stat|power-supplies)[psu]"
    private static let stateHelp = "Whether a fan is running. Fans may stand still while the device is cool."
    private static let errorHelp = "Whether a fan reports an error."
    private static let speedHelp = "Revolutions of a fan in a minute."
    private static let predicted = Evidence.predicted("gpsdefs.h FCU_FAN_STAT_CODE_* and FCU_PSU_STAT_CODE_*")

    /// FAN, ACM and FCU: cooling of the larger chassis, and the power supplies that the FCU watches.
    ///
    /// The operator watches for errors: a fan that is off is no fault by itself, as it is switched by temperature.
    static let fan = Subject(
        "fan", "Fans (FAN, ACM, FCU)",
        .documented("MBG-LANTIME-NG-MIB mbgLtNgSysFanTable, traps FanDown and FanUp; JSON keys modelled"),
        [
            .states(
                "lantime_fan_state", .fanState, at: list, "\(list).(state|status|running|on|stat)",
                "\(place).fan-<fan>.(state|status|running|on)", "\(place).fan-<fan>-state", "\(place).fan-<fan>-status",
                help: stateHelp, predicted),
            .states(
                "lantime_fan_error", .fanError, of: list, "\(place).fan-<fan>",
                firstOf: [
                    .word("(error|fault|failure|error-state)"),
                    .field("(status|state|stat)", .stateNumber(.fanState, ["on": 0, "faulty": 2])),
                ],
                help: errorHelp, predicted),
            .states(
                "lantime_fan_error", .fanError, .stateNumber(.fanState, ["on": 0, "faulty": 2]), at: list, help: errorHelp,
                predicted),
            .states("lantime_fan_error", .fanError, at: "\(place).fan-<fan>-error", help: errorHelp),
            .states(
                "lantime_fcu_psu_state", .supplyState, at: supplies, "\(supplies).(status|state|stat)",
                help: "State of a power supply that the FCU watches; unregistered: it works, though none is said to be there.",
                predicted),
            .gauge(
                "lantime_fan_speed_rpm", at: "\(list).(rpm|speed|speed-rpm)", "\(place).fan-<fan>.(rpm|speed|speed-rpm)",
                "\(place).fan-<fan>-rpm", "\(place).fan-<fan>-speed", help: speedHelp, .modelled("not in the MIB")),
        ])
}

extension Vocabulary {
    /// 1 is "off" and "no" in the MIB, but elsewhere true: it stands for nothing.
    fileprivate static let fanState = Vocabulary(
        "fan-state", source: "MBG-LANTIME-NG-MIB mbgLtNgSysFanStatus: off 1, on 2; gpsdefs.h FCU_FAN_STAT_CODE_*",
        [
            State("on", "running", "up", "ok", "active", numbers: [2], flag: true),
            State("off", "turned-off", "disabled", "stopped", "down", "inactive", "standby", flag: false),
            State("faulty", "fault", "failed", "failure", "fail", "error"),
        ])

    fileprivate static let fanError = Vocabulary(
        "fan-error", source: "MBG-LANTIME-NG-MIB mbgLtNgSysFanError: no 1, yes 2; gpsdefs.h FCU_FAN_STAT_CODE_*",
        [
            State("no", "ok", "none", "no-error", "normal", "false", numbers: [0], flag: false),
            State("yes", "faulty", "error", "failed", "failure", "fail", "fault", "true", numbers: [2], flag: true),
        ])

    fileprivate static let supplyState = Vocabulary(
        "fcu-psu-state", source: "gpsdefs.h FCU_PSU_STAT_CODE_*",
        [State("ok"), State("failed", "fail", "faulty", "error"), State("unregistered")])
}

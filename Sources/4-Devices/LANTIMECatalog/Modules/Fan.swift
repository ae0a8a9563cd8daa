import Catalog

extension Subject {
    private static let place = "\(ModulePath.module(of: "fan*|acm*|fcu*")).(status|state)?"
    private static let list = "\(ModulePath.module).(fans|fan)[fan]"
    private static let stateHelp = "Whether a fan is running. Fans may stand still while the device is cool."
    private static let errorHelp = "Whether a fan reports an error."
    private static let speedHelp = "Revolutions of a fan in a minute."

    /// FAN, ACM and FCU: cooling of the larger chassis.
    ///
    /// The operator watches for errors: a fan that is off is no fault by itself, as it is switched by temperature.
    static let fan = Subject(
        "fan", "Fans (FAN, ACM, FCU)",
        .documented("MBG-LANTIME-NG-MIB mbgLtNgSysFanTable, traps FanDown and FanUp; JSON keys modelled"),
        [
            .states(
                "lantime_fan_state", .fanState, at: "\(list).(state|status|running|on)",
                "\(place).fan-<fan>.(state|status|running|on)", "\(place).fan-<fan>-state", "\(place).fan-<fan>-status",
                help: stateHelp),
            .states(
                "lantime_fan_error", .fanError, at: "\(list).(error|fault|failure|error-state)",
                "\(place).fan-<fan>.(error|fault|failure|error-state)", "\(place).fan-<fan>-error", help: errorHelp),
            .gauge(
                "lantime_fan_speed_rpm", at: "\(list).(rpm|speed|speed-rpm)", "\(place).fan-<fan>.(rpm|speed|speed-rpm)",
                "\(place).fan-<fan>-rpm", "\(place).fan-<fan>-speed", help: speedHelp, .modelled("not in the MIB")),
        ])
}

extension Vocabulary {
    /// 1 is "off" and "no" in the MIB, but elsewhere true: it stands for nothing.
    fileprivate static let fanState = Vocabulary(
        "fan-state", source: "MBG-LANTIME-NG-MIB mbgLtNgSysFanStatus: off 1, on 2",
        [
            State("on", "running", "up", "ok", "active", "rotating", numbers: [2], flag: true),
            State("off", "stopped", "down", "inactive", "standing", "standby", flag: false),
        ])

    fileprivate static let fanError = Vocabulary(
        "fan-error", source: "MBG-LANTIME-NG-MIB mbgLtNgSysFanError: no 1, yes 2",
        [
            State("no", "ok", "none", "no-error", "normal", "false", flag: false),
            State("yes", "error", "failed", "failure", "fault", "true", numbers: [2], flag: true),
        ])
}

import Catalog

extension Subject {
    private static let place = "\(ModulePath.module).(status|state|ims-state|pll|voltage)?"
    private static let sensors = "\(ModulePath.module).(info|status|state|ims-state).sensors"
    private static let predicted = Evidence.predicted("gpsdefs.h MBG_IMS_SENSOR_*")

    /// What the backplane knows of any IMS module besides its temperature: PLL, output voltage, further sensors.
    ///
    /// The operator watches whether a module's oscillator follows the clock and whether its outputs carry a signal. A sensor is
    /// a number in its base unit, or an object of the vendor's structure: `val`, the power of ten `exp`, and `flags`.
    static let ims = Subject(
        "ims", "State of IMS modules", predicted,
        [
            .gauge(
                "lantime_module_pll_locked", of: ModulePath.module,
                firstOf: [
                    .field("(info|status|state|ims-state).sensors.pll*.(pll-locked|locked)", .flag),
                    .field("(info|status|state|ims-state).sensors.pll*.flags", .flagOf(.sensorPLL, "pll-locked")),
                    .field("(status|state|ims-state|pll)?.(pll-locked|is-pll-locked|pll-lock)", .flag),
                    .field("(status|state)?.pll.(locked|lock)", .flag),
                ],
                help: "Whether the module's oscillator is locked to the signal of the clock."),
            .gauge(
                "lantime_module_pll_locked", .flagOf(.sensorPLL, "pll-locked"), at: element("pll"),
                help: "Whether the module's oscillator is locked to the signal of the clock."),
        ]
            + voltage(
                "enabled", "out-enb", "volt-out-enabled|voltage-output-enabled", "Whether the module puts voltage on its outputs."
            )
            + voltage(
                "overload", "out-ovr", "volt-out-overload|voltage-output-overload",
                "Whether the module's outputs draw more than the module can deliver.")
            + [
                sensor("voltage_volts", "volt", "Voltage inside the module."),
                sensor("current_amperes", "current", "Current inside the module."),
                sensor("pll_control_volts", "pll", "Control voltage of the module's PLL."),
                .gauge(
                    "lantime_module_cpu_load_ratio", .percent, at: "\(place).(cpu-load|cpu-usage|cpu-utilization)",
                    help: "Load of the module's own processor.",
                    .documented("DataMiner mbgNMS 1.1.0: the HPS element shows a CPU load; percent modelled")),
            ])

    /// Sensors whose name or type begins so: members of an object, or elements of a list.
    private static func sensor(_ name: String, _ kind: String, _ help: String) -> Entry {
        .gauge(
            "lantime_module_\(name)", .sensor, at: "\(sensors).<sensor=\(kind)*>",
            "\(sensors)[sensor, ?(object-id|name|type)=\(kind)*]", help: help)
    }

    /// The flags of an element of a list, for statements about the module as a whole.
    private static func element(_ kind: String) -> String { "\(sensors)[?(object-id|name|type)=\(kind)*].flags" }

    private static func voltage(_ name: String, _ flag: String, _ keys: String, _ help: String) -> [Entry] {
        [
            .gauge(
                "lantime_module_output_voltage_\(name)", of: ModulePath.module,
                firstOf: [
                    .field("(info|status|state|ims-state).sensors.volt*.\(flag)", .flag),
                    .field("(info|status|state|ims-state).sensors.volt*.flags", .flagOf(.sensorVoltage, flag)),
                    .field("(status|state|ims-state|voltage)?.(\(keys))", .flag),
                ], help: help),
            .gauge(
                "lantime_module_output_voltage_\(name)", .flagOf(.sensorVoltage, flag), at: element("volt"), help: help),
        ]
    }
}

extension FlagWord {
    fileprivate static let sensorPLL = FlagWord(
        source: "gpsdefs.h MBG_IMS_SENSOR_PLL_LOCKED", prefix: "mbg-ims-sensor", [Flag("pll-locked", 0, or: "locked")])
    fileprivate static let sensorVoltage = FlagWord(
        source: "gpsdefs.h MBG_IMS_SENSOR_VOLTAGE_OUT_ENB and _OUT_OVR", prefix: "mbg-ims-sensor-voltage",
        [Flag("out-enb", 0), Flag("out-ovr", 1)])
}

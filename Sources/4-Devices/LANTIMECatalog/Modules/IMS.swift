import Catalog

extension Subject {
    private static let place = "\(ModulePath.module).(status|state|ims-state|pll|voltage)?"
    private static let evidence = Evidence.modelled(
        "kinds of sensors: the vendor's IMS API (MBG_IMS_SENSOR_STATE); only temperatures were seen in a document")

    /// What the backplane knows of any IMS module besides its temperature: PLL, output voltage, further sensors.
    ///
    /// The operator watches whether a module's oscillator follows the clock and whether its outputs carry a signal.
    static let ims = Subject(
        "ims", "State of IMS modules", evidence,
        [
            .gauge(
                "lantime_module_pll_locked", .flag, at: "\(place).(pll-locked|is-pll-locked|pll-lock)", "\(place).pll.locked",
                "\(ModulePath.module).pll.(locked|lock)",
                help: "Whether the module's oscillator is locked to the signal of the clock.", evidence),
            .gauge(
                "lantime_module_output_voltage_enabled", .flag,
                at: "\(place).(volt-out-enabled|voltage-output-enabled|is-volt-out-enabled)",
                help: "Whether the module puts voltage on its outputs.", evidence),
            .gauge(
                "lantime_module_output_voltage_overload", .flag,
                at: "\(place).(volt-out-overload|voltage-output-overload|is-volt-out-overload)",
                help: "Whether the module's outputs draw more than the module can deliver.", evidence),
            .gauge(
                "lantime_module_voltage_volts", at: "\(ModulePath.module).info.sensors.<sensor=volt*>",
                help: "Voltage inside the module.", evidence),
            .gauge(
                "lantime_module_cpu_load_ratio", .percent, at: "\(place).(cpu-load|cpu-usage|cpu-utilization)",
                help: "Load of the module's own processor.",
                .documented("DataMiner mbgNMS 1.1.0: the HPS element shows a CPU load; percent modelled")),
        ])
}

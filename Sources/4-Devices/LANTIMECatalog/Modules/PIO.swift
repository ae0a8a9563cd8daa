import Catalog

extension Subject {
    private static let place = "\(ModulePath.module(of: "pio*")).(pio|status|state)?"
    private static let port = "\(place).(ports|port|channels|pio-ports)[port]"

    /// PIO: four ports, each an input or an output; inputs measure the PPS of other clocks against the own time.
    ///
    /// The operator watches the offset of each measured clock, and that its pulse arrives. The same measurements may
    /// stand among the SyncMon nodes.
    static let pio = Subject(
        "pio", "Programmable ports (PIO)", .modelled("DataMiner IMS-PIO (API V10): 5 ns accuracy, 1 ns resolution"),
        [
            .gauge(
                "lantime_pio_offset_seconds", .duration(.nanoseconds),
                at: "\(port).(offset|time-offset|pps-offset|measured-offset)",
                "\(place).port-<port>.(offset|time-offset|pps-offset|measured-offset)",
                help: "Offset of the measured pulse from the device's own second (without a unit: nanoseconds)."),
            .states(
                "lantime_pio_direction", .portDirection, at: "\(port).(direction|port-direction|io)",
                "\(place).port-<port>.(direction|port-direction|io)", help: "Whether the port is an input or an output."),
            .gauge(
                "lantime_pio_signal_present", .flag, at: "\(port).(signal-present|signal|pulse-present|present)",
                "\(place).port-<port>.(signal-present|signal|pulse-present|present)",
                help: "Whether a pulse arrives at the port."),
        ])
}

extension Vocabulary {
    fileprivate static let portDirection = Vocabulary(
        "port-direction", source: "DataMiner IMS-PIO: four ports, each in or out",
        [State("input", "in"), State("output", "out")])
}

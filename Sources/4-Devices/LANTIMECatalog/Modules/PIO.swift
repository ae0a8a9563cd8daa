import Catalog

extension Subject {
    private static let place = "\(ModulePath.module(of: "pio*")).*?.(info|status|state)?"
    private static let port = "\(place).(ports|port|channels|pio-ports|io-ports|io-port|gpio|gpios|gpio-ports)[port]"

    /// PIO: four ports, each an input or an output; inputs measure the PPS of other clocks against the own time.
    ///
    /// The operator watches the offset of each measured clock, and that its pulse arrives. The same measurements may be among
    /// the SyncMon nodes.
    static let pio = Subject(
        "pio", "Programmable ports (PIO)", .modelled("DataMiner IMS-PIO (API V10): 5 ns accuracy, 1 ns resolution"),
        [
            .gauge(
                "lantime_pio_offset_seconds", .duration(.nanoseconds),
                at: "\(port).(offset|time-offset|pps-offset|measured-offset)",
                "\(place).port-<port>.(offset|time-offset|pps-offset|measured-offset)",
                help: "Offset of the measured pulse from the device's own second (without a unit: nanoseconds)."),
            .states(
                "lantime_pio_direction", .portDirection, at: "\(port).\(IOPort.settings).(direction|port-direction|io)",
                "\(place).port-<port>.(direction|port-direction|io)",
                help: "Whether the port is an input or an output, or can be both."),
            .gauge(
                "lantime_pio_signal_present", of: port, "\(place).port-<port>",
                firstOf: [
                    .field("(signal-present|signal|pulse-present|present)", .flag),
                    .field("(info)?.(status|state)?.port-state", .stateNumber(.gpioPort, ["signal": 1, "no_signal": 0])),
                    .field("(info)?.(status|state)?.(flags|status|state)", .stateNumber(.ioPort, ["signal": 1, "no_signal": 0])),
                ],
                help: "Whether a pulse arrives at the port; absent for an output.",
                .predicted("gpsdefs.h MBG_GPIO_STATUS.port_state and MBG_IO_PORT_STATUS_BIT_*")),
        ])
}

extension Vocabulary {
    fileprivate static let portDirection = Vocabulary(
        "port-direction", source: "DataMiner IMS-PIO: four ports, each in or out; gpsdefs.h MBG_IO_PORT_DIRS",
        [
            State("input", "in", numbers: [0]), State("output", "out", numbers: [1]),
            State("input_output", "in-out", "inout", "bidirectional", numbers: [2]),
        ])

    private static let gpioStates = [
        State("output", "output-enabled", "output-enbd"), State("unused"),
        State("signal", "input-signal-available", "input-signal-avail", "input-signal-is-avail", "input-sig-avail"),
        State("no_signal", "input-signal-lost", "input-signal-never-avail"),
    ]

    /// The state of a GPIO port, which also has numbers.
    fileprivate static let gpioPort = Vocabulary(
        "gpio-port", source: "gpsdefs.h MBG_GPIO_PORT_STATES: unused 0, output enabled 1, input signal available 2",
        gpioStates.map { state in
            let number = ["unused": 0, "output": 1, "signal": 2][state.name]
            return State(name: state.name, words: state.words, numbers: number.map { [$0] } ?? [])
        })

    /// The status word of any port, whose numbers are bits.
    fileprivate static let ioPort = Vocabulary(
        "io-port", source: "gpsdefs.h MBG_IO_PORT_STATUS_BITS", gpioStates, flags: .ioPortStatus)
}

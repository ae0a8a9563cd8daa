import Testing

/// Spellings in which ports and fans may speak, each with what the header means by it.
@Suite("Spellings of ports and fans")
struct PortSpellingTests {
    @Test("Fans and supplies of an FCU: words, numbers, several lines per module", arguments: fansSpellings)
    func fans(_ spelling: Spelling) throws { try spelling.check() }

    @Test("Ports: bits, texts, settings beside them", arguments: portsSpellings)
    func ports(_ spelling: Spelling) throws { try spelling.check() }

    @Test("Programmable ports", arguments: programmableSpellings)
    func programmable(_ spelling: Spelling) throws { try spelling.check() }

    private static let fansSpellings = [
        Spelling(
            "fcu-01", #""fans": {"fan1": "ok", "fan2": "faulty", "fan3": "Turned off"}"#,
            has: [
                #"lantime_fan_state{fan="fan1",lantime_fan_state="on"} 1"#,
                #"lantime_fan_error{fan="fan1",lantime_fan_error="no"} 1"#,
                #"lantime_fan_error{fan="fan2",lantime_fan_error="yes"} 1"#,
                #"lantime_fan_state{fan="fan3",lantime_fan_state="off"} 1"#,
            ]),
        Spelling(
            "FCU200", #""fans": {"fan1": {"status": "faulty"}, "fan2": {"status": "disabled"}}"#,
            has: [
                #"lantime_fan_error{fan="fan1",lantime_fan_error="yes"} 1"#,
                #"lantime_fan_state{fan="fan2",lantime_fan_state="off"} 1"#,
            ]),
        Spelling(
            "fcu200",
            #""fans": [{"object-id": "fan0", "status": 0}, {"object-id": "fan1", "status": 1}, {"object-id": "fan2", "status": 2}, {"object-id": "fan3", "status": 3}, {"object-id": "fan4", "status": 4}]"#,
            has: [
                #"lantime_fan_state{fan="fan1",lantime_fan_state="off"} 1"#,
                #"lantime_fan_state{fan="fan2",lantime_fan_state="on"} 1"#,
                #"lantime_fan_state{fan="fan3",lantime_fan_state="off"} 1"#,
                #"lantime_fan_error{fan="fan4",lantime_fan_error="yes"} 1"#,
                #"lantime_fan_error{fan="fan2",lantime_fan_error="no"} 1"#,
            ]),
        Spelling(
            "fcu200",
            #""fcu": {"fan-stat": [{"idx": 0, "fan-stat": {"n-ctrls": 2, "status": ["ok", "faulty", "not-available"]}}, {"idx": 1, "fan-stat": {"n-ctrls": 1, "status": ["ok", "not-available"]}}]}"#,
            has: [
                #"lantime_fan_error{fan="0",lantime_fan_error="yes"} 1"#, #"lantime_fan_error{fan="1",lantime_fan_error="no"} 1"#,
                #"lantime_fan_state{fan="1",lantime_fan_state="on"} 1"#,
            ]),
        Spelling(
            "fcu200",
            #""fans": [{"object-id": "fan1", "status": ["ok", "ok"]}, {"object-id": "fan2", "status": ["ok", "faulty"]}]"#,
            has: [
                #"lantime_fan_error{fan="fan1",lantime_fan_error="no"} 1"#,
                #"lantime_fan_error{fan="fan2",lantime_fan_error="yes"} 1"#,
            ]),
        Spelling(
            "fcu200",
            #""psus": [{"object-id": "psu0", "status": 0}, {"object-id": "psu1", "status": 1}, {"object-id": "psu2", "status": 2}, {"object-id": "psu3", "status": 3}]"#,
            has: [
                #"lantime_fcu_psu_state{psu="psu1",lantime_fcu_psu_state="unregistered"} 1"#,
                #"lantime_fcu_psu_state{psu="psu2",lantime_fcu_psu_state="ok"} 1"#,
                #"lantime_fcu_psu_state{psu="psu3",lantime_fcu_psu_state="failed"} 1"#,
            ]),
        Spelling(
            "fcu200", #""psus": {"psu1": "unregistered", "psu2": "fail", "psu3": "ok"}"#,
            has: [
                #"lantime_fcu_psu_state{psu="psu1",lantime_fcu_psu_state="unregistered"} 1"#,
                #"lantime_fcu_psu_state{psu="psu2",lantime_fcu_psu_state="failed"} 1"#,
            ]),
    ]

    private static let portsSpellings = [
        Spelling(
            "mri180",
            #""inputs": [{"object-id": "in1", "status": 10}, {"object-id": "in2", "status": 18}, {"object-id": "in3", "status": 6}, {"object-id": "in4", "status": "0x800"}, {"object-id": "in5", "status": 1}]"#,
            has: [
                #"lantime_input_state{input="in1",lantime_input_state="ok"} 1"#,
                #"lantime_input_state{input="in2",lantime_input_state="no_signal"} 1"#,
                #"lantime_input_state{input="in3",lantime_input_state="no_signal"} 1"#,
                #"lantime_input_state{input="in4",lantime_input_state="invalid"} 1"#,
                #"lantime_input_state{input="in5",lantime_input_state="disabled"} 1"#,
            ]),
        Spelling(
            "esi180",
            #""inputs": [{"object-id": "in1", "status": ["Carrier detected", "Input signal is avail"]}, {"object-id": "in2", "status": ["Carrier detected", "Input signal is currently lost"]}, {"object-id": "in3", "status": {"flags": ["Input signal has never been avail"]}}]"#,
            has: [
                #"lantime_input_state{input="in1",lantime_input_state="ok"} 1"#,
                #"lantime_input_state{input="in2",lantime_input_state="no_signal"} 1"#,
                #"lantime_input_state{input="in3",lantime_input_state="no_signal"} 1"#,
            ]),
        Spelling(
            "bpe",
            #""io-ports": [{"object-id": "port0", "info": {"settings": {"port-type": "pps", "direction": "output", "source": "active-clock", "op-mode": "if-sync-only"}}, "status": {"status": {"disabled": false, "carrier-detected": true, "short-circuit": true}}}, {"object-id": "port1", "info": {"settings": {"direction": 1, "op-mode": 1}}, "status": {"status": 2}}, {"object-id": "port2", "info": {"settings": {"direction": 0}}, "status": {"status": {"input-signal-avail": true, "disabled": false}}}]"#,
            has: [
                #"lantime_output_state{output="port0",lantime_output_state="overload"} 1"#,
                #"lantime_output_state{output="port1",lantime_output_state="ok"} 1"#,
                #"lantime_input_state{input="port2",lantime_input_state="ok"} 1"#,
                #"lantime_output_mode{output="port0",lantime_output_mode="if_sync_only"} 1"#,
                #"lantime_output_mode{output="port1",lantime_output_mode="always_enabled"} 1"#,
            ],
            not: [#"lantime_input_state{input="port0"}"#, #"lantime_output_state{output="port2"}"#]),
        Spelling(
            "mri180", #""inputs": {"in1": "input-signal-available", "in2": "Input signal is currently lost"}"#,
            has: [
                #"lantime_input_state{input="in1",lantime_input_state="ok"} 1"#,
                #"lantime_input_state{input="in2",lantime_input_state="no_signal"} 1"#,
            ]),
        Spelling(
            "mri180", #""inputs": {"in1": {"status": "input-signal-is-avail"}, "in2": {"status": "time-gets-verified"}}"#,
            has: [
                #"lantime_input_state{input="in1",lantime_input_state="ok"} 1"#,
                #"lantime_input_state{input="in2",lantime_input_state="verifying"} 1"#,
            ]),
        Spelling(
            "cpe180",
            #""outputs": [{"object-id": "o1", "status": 34}, {"object-id": "o2", "status": ["disabled"]}, {"object-id": "o3", "status": []}]"#,
            has: [
                #"lantime_output_state{output="o1",lantime_output_state="overload"} 1"#,
                #"lantime_output_state{output="o2",lantime_output_state="disabled"} 1"#,
                #"lantime_output_state{output="o3",lantime_output_state="ok"} 1"#,
            ]),
        Spelling(
            "liu", #""outputs": {"o1": {"status": {"short-circuit": true}}}"#,
            has: [#"lantime_output_state{output="o1",lantime_output_state="overload"} 1"#]),
        Spelling(
            "mri180",
            #""inputs": [{"object-id": "in1", "status": ["time-verifying"]}, {"object-id": "in2", "status": ["input-signal-never-avail", "light-red"]}]"#,
            has: [
                #"lantime_input_state{input="in1",lantime_input_state="verifying"} 1"#,
                #"lantime_input_state{input="in2",lantime_input_state="no_signal"} 1"#,
            ]),
    ]

    private static let programmableSpellings = [
        Spelling(
            "pio180",
            #""ports": [{"object-id": "p1", "port-state": 2}, {"object-id": "p2", "port_state": "input signal available"}, {"object-id": "p3", "status": {"port-state": "INPUT_SIG_AVAIL"}}, {"object-id": "p4", "portState": "unused"}]"#,
            has: [
                #"lantime_pio_signal_present{port="p1"} 1"#, #"lantime_pio_signal_present{port="p2"} 1"#,
                #"lantime_pio_signal_present{port="p3"} 1"#,
            ]),
        Spelling(
            "pio180",
            #""ports": [{"object-id": "p1", "info": {"settings": {"direction": "Input/Output"}}}, {"object-id": "p2", "direction": 1}, {"object-id": "p3", "settings": {"direction": "input"}}]"#,
            has: [
                #"lantime_pio_direction{port="p1",lantime_pio_direction="input_output"} 1"#,
                #"lantime_pio_direction{port="p2",lantime_pio_direction="output"} 1"#,
                #"lantime_pio_direction{port="p3",lantime_pio_direction="input"} 1"#,
            ]),
    ]
}

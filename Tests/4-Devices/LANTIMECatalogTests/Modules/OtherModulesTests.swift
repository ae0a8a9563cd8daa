import Testing

@Suite("Further modules")
struct OtherModulesTests {
    @Test(
        "A power line in hertz or millihertz gives the same series",
        arguments: [
            #""frequency": 49.984, "frequency-deviation": -0.016, "nominal-frequency": 50, "time-deviation": 0.368"#,
            #""frequency": 49984, "frequency-deviation": -16, "nominal-frequency": 50000, "time-deviation": "+00.368""#,
            #""fdm": {"frequency": "49984", "frequency-deviation": "-16", "nominal-frequency": "50000", "td": "368 ms"}"#,
            #""measurement": {"F": "49.984", "FD": "-00.016", "line-freq": "50 Hz", "TD": "+00.368"}"#,
        ])
    func powerLine(_ members: String) throws {
        for model in ["fdm180", "fdm182m"] {
            #expect(
                try ModuleWalk(model: model, members).series("lantime_fdm") == [
                    "lantime_fdm_frequency_hertz 49.984", "lantime_fdm_nominal_frequency_hertz 50",
                    "lantime_fdm_frequency_deviation_hertz -0.016", "lantime_fdm_time_deviation_seconds 0.368",
                ], "\(model)")
        }
    }

    @Test(
        "Only the parts of an external holdover unit that answer are exported: the others have default values that look healthy")
    func silentParts() throws {
        func unit(system: Bool, power: Bool) -> String {
            #"""
            {"data": {"chassis-xhe": [{"object-id": "clk1",
             "xhe-info": {"xhe-id": "1", "comstat": {"xhe-type": \#(system)}},
             "xhe-sys-status": {"status": {"overheated": false}, "comstat": {"status": \#(system)}},
             "xhe-psu-status": {"psu-status": {"psu1": "ok"}, "alarms": {"alarm-led": false}, "comstat": {"status": \#(power)}}}]}}
            """#
        }
        let system = try ModuleWalk(unit(system: true, power: false)).series("lantime_xhe")
        #expect(
            system.contains { $0.hasPrefix("lantime_xhe_status") }
                && !system.contains { $0.contains("psu") || $0.contains("alarm") })
        let power = try ModuleWalk(unit(system: false, power: true)).series("lantime_xhe")
        #expect(power.contains { $0.contains("psu1") } && !power.contains { $0.contains("_info") || $0.contains("_status") })
        #expect(try ModuleWalk(unit(system: false, power: false)).series("lantime_xhe").isEmpty)
    }

    @Test(
        "The bits of a time code receiver are flags or a byte",
        arguments: [
            #""irig": {"state": {"warmed-up": true, "pulses-enabled": false, "invalid-system-configuration": false, "data-available": true, "telegram-error": false, "lock-on": true, "tcap-exceeded": false, "invalid-utc-parameter": false}}"#,
            #""irig": {"state-byte": 41}"#, #""tcr": {"status-byte": "0x29"}"#, #""status-byte": "41""#,
            #""board": {"input": {"debug-status": 41}}"#,
        ])
    func timeCode(_ members: String) throws {
        let bits = [
            "warmed-up", "pulses-enabled", "invalid-system-configuration", "data-available", "telegram-error", "lock-on",
            "tcap-exceeded", "invalid-utc-parameter",
        ]
        #expect(
            try Array(ModuleWalk(model: "tcr180", members).series("lantime_irig_state").prefix(8))
                == bits.enumerated().map { #"lantime_irig_state{bit="\#($0.element)"} \#(41 >> $0.offset & 1)"# })
    }

    @Test("The status of a multi-reference source is flags or a word")
    func sources() throws {
        for status in [#"{"is-master": true, "no-signal": false, "is-locked": true}"#, "24"] {
            let walk = try ModuleWalk(
                model: "gps180",
                #""mrs": [{"object-id": "priority0", "info": {"status": {"id": {"type": "gps", "instance": 0}, "status": \#(status), "offset": -1.2e-08, "ssm": 2, "soc": 3}}}]"#
            )
            let series = walk.series("lantime_mrs")
            for bit in ["is-master", "is-locked"] {
                #expect(series.contains(#"lantime_mrs_source_state{source="priority0",bit="\#(bit)"} 1"#), "\(status)")
            }
            #expect(series.contains(#"lantime_mrs_source_state{source="priority0",bit="no-signal"} 0"#))
            #expect(series.contains(#"lantime_mrs_source_offset_seconds{source="priority0"} -1.2e-08"#))
            #expect(series.contains(#"lantime_mrs_source_signal_outages_total{source="priority0"} 3"#))
            #expect(series.contains(#"lantime_mrs_source_info{source="priority0",ref_type="gps",ref_instance="0"} 1"#))
            #expect(walk.duplicates == 0)
        }
    }

    @Test(
        "A satellite receiver is recognised by its content, whatever its name",
        arguments: ["grc", "gns", "gps", "gnm", "gxl", "glonass", "gns181-uc", "receiver-1"])
    func receivers(_ name: String) throws {
        let walk = try ModuleWalk(
            model: "gns181uc",
            #""\#(name)": {"antenna": {"connected": true, "short-circuit": false}, "receiver": {"synchronized": false, "tracking": true}}"#
        )
        #expect(
            walk.series("lantime_gnss") == [
                #"lantime_gnss_receiver_state{lantime_gnss_receiver_state="tracking"} 1"#, "lantime_gnss_antenna_connected 1",
                "lantime_gnss_antenna_short_circuit 0",
            ])
        #expect(walk.duplicates == 0)
    }

    @Test("Satellites are counted by system, from a list or from numbers")
    func satellites() throws {
        let list = try ModuleWalk(
            model: "gns181",
            #""satellites": {"good-satellites": 9, "gnss": {"satellite-list": [{"gnss-type": "gps"}, {"gnss-type": "GPS"}, {"gnss-type": "galileo"}]}}"#
        )
        #expect(
            list.series("lantime_gnss_satellites") == [
                "lantime_gnss_satellites_good 9", #"lantime_gnss_satellites_used{system="gps"} 2"#,
                #"lantime_gnss_satellites_used{system="galileo"} 1"#,
            ])
        let numbers = try ModuleWalk(
            model: "gns181",
            #""satellites": {"gnss": {"good-satellites": 9, "gps": {"good-satellites": 5, "satellites-in-view": 8}}}"#)
        #expect(
            numbers.series("lantime_gnss") == [
                "lantime_gnss_satellites_good 9", #"lantime_gnss_system_satellites_good{system="gps"} 5"#,
                #"lantime_gnss_system_satellites_in_view{system="gps"} 8"#,
            ])
    }

    @Test(
        "Outputs are the same in any spelling", arguments: ["lno180", "bpe8nnn", "cpe182", "liu", "lsg180", "scg181", "vsg181h"],
        [
            #""outputs": [{"object-id": "1", "enabled": true, "state": "ok"}, {"object-id": "2", "enabled": false, "state": "error"}]"#,
            #""output-1": {"enabled": true, "level": "ok"}, "output-2": {"enabled": "no", "error": true}"#,
            #""status": {"outputs": {"1": {"enabled": 1, "ok": true}, "2": {"enabled": 0, "ok": false}}}"#,
            #""output-1": "ok", "output-1-enabled": true, "output-2": "level-error", "output-2-enabled": false"#,
        ])
    func outputs(_ model: String, _ members: String) throws {
        #expect(
            try Set(ModuleWalk(model: model, members).series("lantime_output")) == [
                #"lantime_output_enabled{output="1"} 1"#, #"lantime_output_enabled{output="2"} 0"#,
                #"lantime_output_state{output="1",lantime_output_state="ok"} 1"#,
                #"lantime_output_state{output="2",lantime_output_state="error"} 1"#,
            ])
    }

    @Test("Inputs are the same in any spelling", arguments: ["bpe", "esi180", "mri", "vsi180"])
    func inputs(_ model: String) throws {
        for members in [
            #""inputs": {"pps": {"state": "valid"}, "10mhz": {"state": "no-signal"}}"#,
            #""inputs": [{"object-id": "pps", "signal-present": true}, {"object-id": "10mhz", "no-signal": true}]"#,
            #""input-pps": "ok", "input-10mhz": "missing""#,
        ] {
            #expect(
                try ModuleWalk(model: model, members).series("lantime_input_state") == [
                    #"lantime_input_state{input="pps",lantime_input_state="ok"} 1"#,
                    #"lantime_input_state{input="10mhz",lantime_input_state="no_signal"} 1"#,
                ], "\(members)")
        }
    }

    @Test(
        "Fans are the same in any spelling",
        arguments: [
            #""fans": [{"object-id": "1", "status": "on", "error": "no"}, {"object-id": "2", "status": "off", "error": "yes"}]"#,
            #""fan-1": {"status": 2, "error": false}, "fan-2": {"running": false, "error": 2}"#,
            #""status": {"fan-1-status": "on", "fan-1-error": "no", "fan-2-status": "off", "fan-2-error": "yes"}"#,
        ])
    func fans(_ members: String) throws {
        #expect(
            try Set(ModuleWalk(model: "fcu200", members).series("lantime_fan")) == [
                #"lantime_fan_state{fan="1",lantime_fan_state="on"} 1"#, #"lantime_fan_state{fan="2",lantime_fan_state="off"} 1"#,
                #"lantime_fan_error{fan="1",lantime_fan_error="no"} 1"#, #"lantime_fan_error{fan="2",lantime_fan_error="yes"} 1"#,
            ])
    }

    @Test("A state of 1 is off in the MIB and in the header; an error of 1 is none in the MIB and an error elsewhere")
    func ambiguousFan() throws {
        func series(_ key: String) throws -> [String] {
            try ModuleWalk(model: "fcu200", #""fan-1": {"\#(key)": 1}"#).series("lantime_fan")
        }
        #expect(try series("status") == [#"lantime_fan_state{fan="1",lantime_fan_state="off"} 1"#])
        #expect(try series("running") == [#"lantime_fan_state{fan="1",lantime_fan_state="on"} 1"#])
        #expect(try series("error") == [#"lantime_fan_error{fan="1",lantime_fan_error="unknown"} 1"#])
    }
}

import Testing

/// Names, words and structures of the vendor's C header, in the forms in which a document may hold them.
@Suite("Names of the vendor's header")
struct VendorNamesTests {
    @Test(
        "A status word is the same as flags, names, texts and a number",
        arguments: [
            #"{"warmed-up": true, "msg-decoded": 1, "loop-locked": "yes", "msg-inconsistent": false}"#,
            #"["warmed-up", "msg-decoded", "loop-locked"]"#,
            #"["Osc has warmed up", "IRIG msg decoded", "Decoder control loop locked"]"#,
            #""warmedUp,MSG_DECODED,loop_locked""#, "41", #""0x29""#, #""41""#,
        ])
    func forms(_ word: String) throws {
        for members in [
            #""tcr": {"debug-status": \#(word)}"#, #""irig": {"state": \#(word)}"#, #""status": {"debugStatus": \#(word)}"#,
        ] {
            let series = try ModuleWalk(model: "tcr180", members).series("lantime_irig_state")
            for (bit, value) in ["warmed-up": 1, "data-available": 1, "lock-on": 1, "telegram-error": 0] {
                #expect(series.contains(#"lantime_irig_state{bit="\#(bit)"} \#(value)"#), "\(members)")
            }
        }
    }

    @Test("Unknown flag names set nothing, and an empty list sets none")
    func otherNames() throws {
        #expect(try ModuleWalk(model: "tcr180", #""tcr": {"debug-status": ["something"]}"#).series("lantime_irig_state") == [])
        #expect(
            try ModuleWalk(model: "tcr180", #""tcr": {"debug-status": []}"#).series("lantime_irig_state")
                .allSatisfy { $0.hasSuffix(" 0") })
    }

    @Test("Changed flags are read again, although the keys stay the same")
    func changes() throws {
        for (selected, clock) in [(false, "clk1"), (true, "clk2"), (false, "clk1")] {
            let walk = try ModuleWalk(model: "rsc180", #""rsc": {"epld-status": {"auto": true, "sel": \#(selected)}}"#)
            #expect(
                walk.series("lantime_rsc_active_clock") == [#"lantime_rsc_active_clock{lantime_rsc_active_clock="\#(clock)"} 1"#])
        }
    }

    @Test(
        "Counters of PTP messages exclude rates, sums and errors, in any spelling of the keys",
        arguments: [
            #""cntrs": {"rx-sync": 80, "rx-all": 90, "rx-management-err": 3, "rx-sync-per-sec": 8.5, "rx-all-per-sec": 9, "ann-receipt-timeout": 2}"#,
            #""cntrs": {"rxSync": 80, "rxAll": 90, "rxManagementErr": 3, "rxSyncPerSec": 8.5, "rxAllPerSec": 9, "annReceiptTimeout": 2}"#,
            #""counters": {"RX_SYNC": 80, "RX_ALL": 90, "RX_MANAGEMENT_ERR": 3, "RX_SYNC_PER_SEC": 8.5, "RX_ALL_PER_SEC": 9, "ANN_RECEIPT_TIMEOUT": 2}"#,
            #""cntrs": {"rx": {"sync": 80, "all": 90, "management-err": 3, "sync-per-sec": 8.5, "all-per-sec": 9}, "ann-receipt-timeout": 2}"#,
        ])
    func counters(_ counters: String) throws {
        let walk = try ModuleWalk(
            model: "hps100", #""ptp": {"instances": [{"port-ds": {"port-state": "master"}, \#(counters)}]}"#)
        #expect(
            walk.series("lantime_ptp_receive", "lantime_ptp_announce", "lantime_module_value") == [
                #"lantime_ptp_receive_packets_total{ptp_instance="0",message="sync"} 80"#,
                #"lantime_ptp_receive_packets_per_second{ptp_instance="0",message="sync"} 8.5"#,
                #"lantime_ptp_receive_management_errors_total{ptp_instance="0"} 3"#,
                #"lantime_ptp_announce_timeouts_total{ptp_instance="0"} 2"#,
            ])
    }

    @Test(
        "An instance whose stack does not run has no measurements",
        arguments: [#""flags": {"stack-not-running": true}"#, #""flags": ["stack-not-running"]"#, #""stackNotRunning": 1"#])
    func stopped(_ flag: String) throws {
        let walk = try ModuleWalk(
            model: "hps100", #""ptp": [{\#(flag), "status": {"current-ds": {"offset-from-master": 0, "mean-path-delay": 0}}}]"#)
        #expect(walk.series("lantime_ptp_offset", "lantime_ptp_mean", "lantime_module_value") == [])
        #expect(walk.series("lantime_ptp_stack") == [#"lantime_ptp_stack_running{ptp_instance="0"} 0"#])
    }

    @Test("The path delay counts only with the P2P mechanism")
    func delays() throws {
        for (mechanism, delay) in [("e2e", "1.25e-06"), ("p2p", "3e-07"), ("Peer-to-Peer", "3e-07")] {
            let walk = try ModuleWalk(
                model: "hps100",
                #""ptp": [{"port-ds": {"delay-mechanism": "\#(mechanism)", "peer-mean-path-delay": 300}, "current-ds": {"mean-path-delay": 1250}}]"#
            )
            #expect(walk.series("lantime_ptp_mean") == [#"lantime_ptp_mean_path_delay_seconds{ptp_instance="0"} \#(delay)"#])
        }
    }

    @Test(
        "An invalid offset to UTC is absent",
        arguments: [#"{"utc-offset-valid": false}"#, #"["ptp-timescale"]"#, "8", #""ptp-timescale""#])
    func utcOffset(_ flags: String) throws {
        func offset(_ flags: String) throws -> [String] {
            try ModuleWalk(
                model: "hps100",
                #""ptp": [{"time-properties-ds": {"current-utc-offset": 37, "flags": \#(flags)}, "port-ds": {}}]"#
            )
            .series("lantime_ptp_utc")
        }
        #expect(try offset(flags) == [])
        #expect(try offset("12") == [#"lantime_ptp_utc_offset_seconds{ptp_instance="0"} 37"#])
    }

    @Test("Colours of a multi-reference source are not status bits, and an empty level is not an outage")
    func multiReference() throws {
        let walk = try ModuleWalk(
            model: "gns181",
            #""mrs": [{"object-id": "p0", "status": {"id": {"type": "gps"}, "flags": 6, "status": 56, "offset": {"secs": -1, "nano-secs": 999998500}}},"#
                + #"{"object-id": "p1", "info": {"settings": {"id": {"type": "none"}}}, "status": {"status": ["no-conn", "no-signal"], "offset": 0}}]"#
        )
        let series = walk.series("lantime_mrs", "lantime_module_")
        #expect(series.contains(#"lantime_mrs_source_state{source="p0",bit="is-master"} 1"#))
        #expect(series.contains(#"lantime_mrs_source_state{source="p0",bit="no-signal"} 0"#))
        #expect(series.contains(#"lantime_mrs_source_offset_seconds{source="p0"} -1.5e-06"#))
        #expect(series.contains(#"lantime_mrs_source_quality{source="p0",limit="tdev",lantime_mrs_source_quality="yellow"} 1"#))
        #expect(series.contains(#"lantime_mrs_source_quality{source="p0",limit="mtie",lantime_mrs_source_quality="green"} 1"#))
        #expect(
            series.filter { $0.contains("p1") } == [
                #"lantime_mrs_source_settings_info{source="p1",ref_type="none",ref_instance=""} 1"#
            ])
    }

    @Test("Sensors are numbers, or a value with its power of ten and flags")
    func sensors() throws {
        let walk = try ModuleWalk(
            #"{"data": {"chassis0": {"slots": [{"slot-id": "io1", "slot-type": "io", "module": {"info": {"model": "lno180", "sensors": {"#
                + #""pll-1": {"val": 231, "exp": -2, "flags": ["pll-locked"]}, "voltage-output-1": {"val": 11900, "exp": -3, "flags": []},"#
                + #""current-1": 0.42}}}}]}}}"#)
        #expect(
            walk.series("lantime_module_pll", "lantime_module_output", "lantime_module_volt", "lantime_module_current") == [
                "lantime_module_pll_locked 1", "lantime_module_output_voltage_enabled 0",
                "lantime_module_output_voltage_overload 0",
                #"lantime_module_voltage_volts{sensor="voltage-output-1"} 11.9"#,
                #"lantime_module_current_amperes{sensor="current-1"} 0.42"#,
                #"lantime_module_pll_control_volts{sensor="pll-1"} 2.31"#,
            ])
    }

    @Test("The nominal frequency is not the measured one, and the time deviation is a difference")
    func powerLine() throws {
        let series = try ModuleWalk(
            model: "fdm180",
            #""fdm-state": {"freq": 49.987, "line-freq": "50-hz", "t-plt": {"secs": 1770846788, "nano-secs": 512000000}, "t-ref": 1770846788.5, "flags": 10}"#
        ).series("lantime_fdm")
        #expect(
            series == [
                "lantime_fdm_frequency_hertz 49.987", "lantime_fdm_nominal_frequency_hertz 50",
                "lantime_fdm_time_deviation_seconds 0.012",
                "lantime_fdm_power_line_time_locked 1", "lantime_fdm_synchronized_after_reset 0",
                #"lantime_fdm_error{bit="frequency-overflow"} 0"#, #"lantime_fdm_error{bit="time-deviation-overflow"} 1"#,
            ])
        #expect(try ModuleWalk(model: "fdm180", #""fdm": {"line-freq": "auto"}"#).series("lantime_fdm") == [])
    }

    @Test(
        "The state of an input is its most severe flag",
        arguments: [
            (#"["carrier-detected", "input-signal-avail"]"#, "ok"), ("10", "ok"), ("18", "no_signal"), ("2", "no_signal"),
            (#""Input signal is currently lost""#, "no_signal"), (#"["telegram-inconsistent", "input-signal-avail"]"#, "invalid"),
            (#"{"disabled": true, "input-signal-avail": true}"#, "disabled"), ("[]", "no_signal"),
        ])
    func inputs(_ status: String, _ state: String) throws {
        for members in [
            #""inputs": [{"object-id": "a", "status": \#(status)}]"#, #""io-ports": {"a": {"status": {"flags": \#(status)}}}"#,
        ] {
            #expect(
                try ModuleWalk(model: "mri180", members).series("lantime_input_state") == [
                    #"lantime_input_state{input="a",lantime_input_state="\#(state)"} 1"#
                ], "\(members)")
        }
    }

    @Test("Fans and supplies of an FCU")
    func cooling() throws {
        let walk = try ModuleWalk(
            model: "fcu200",
            #""fan-modules": ["ok", "faulty", "turned-off"], "psu-modules": {"psu1": {"status": "unregistered"}, "psu2": {"status": "fail"}}"#
        )
        let series = walk.series("lantime_fan", "lantime_fcu")
        #expect(series.contains(#"lantime_fan_state{fan="1",lantime_fan_state="faulty"} 1"#))
        #expect(series.contains(#"lantime_fan_error{fan="1",lantime_fan_error="yes"} 1"#))
        #expect(series.contains(#"lantime_fan_state{fan="2",lantime_fan_state="off"} 1"#))
        #expect(series.contains(#"lantime_fcu_psu_state{psu="psu1",lantime_fcu_psu_state="unregistered"} 1"#))
        #expect(series.contains(#"lantime_fcu_psu_state{psu="psu2",lantime_fcu_psu_state="failed"} 1"#))
    }

    @Test("A receiver that reports everything in one word includes its antenna")
    func antenna() throws {
        let off = try ModuleWalk(model: "gns181", #""gns": {"receiver-status": "Antenna Disconn."}"#).series("lantime_gnss")
        #expect(
            off == [
                #"lantime_gnss_receiver_state{lantime_gnss_receiver_state="antenna_disconnected"} 1"#,
                "lantime_gnss_antenna_connected 0",
            ])
        let short = try ModuleWalk(model: "gns181", #""gns": {"receiver-status": "Ant. Short-Circ."}"#).series(
            "lantime_gnss_antenna")
        #expect(short == ["lantime_gnss_antenna_short_circuit 1"])
    }
}

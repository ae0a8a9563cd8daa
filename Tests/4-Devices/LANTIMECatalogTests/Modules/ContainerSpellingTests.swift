import Testing

/// Containers in which modules may hold the same members: as the captures nest theirs, keyed, single, called by another identity.
@Suite("Containers and identities")
struct ContainerSpellingTests {
    @Test("Members are found one level deeper, in info and status, as in captured lists of sources", arguments: nestedSpellings)
    func nested(_ spelling: Spelling) throws { try spelling.check() }

    @Test("Elements of a list are named by object-id, else by id or slot-id, else by position", arguments: identitiesSpellings)
    func identities(_ spelling: Spelling) throws { try spelling.check() }

    @Test("Flags have their whole names, or the ends of them", arguments: wholeNamesSpellings)
    func wholeNames(_ spelling: Spelling) throws { try spelling.check() }

    @Test("SyncE has a series per port for several ports, and no further label for a single one", arguments: ethernetSpellings)
    func ethernet(_ spelling: Spelling) throws { try spelling.check() }

    private static let nestedSpellings = [
        Spelling(
            "psx-4ge",
            #""ptp": [{"object-id": "i0", "info": {"settings": {"role": 0}, "status": {"utilization": "3", "port_ds": {"port_state": 9}}}}]"#,
            has: [
                #"lantime_ptp_utilization_ratio{ptp_instance="i0"} 0.03"#,
                #"lantime_ptp_port_state{ptp_instance="i0",lantime_ptp_port_state="slave"} 1"#,
            ]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"object-id": "i0", "ptp-state": {"port-state": "slave", "offset": 250, "nw-prot": 1}}]}"#,
            has: [
                #"lantime_ptp_port_state{ptp_instance="i0",lantime_ptp_port_state="slave"} 1"#,
                #"lantime_ptp_offset_from_master_seconds{ptp_instance="i0"} 2.5e-07"#,
            ]),
        Spelling(
            "gns181",
            #""satellites": {"gnss": [{"object-id": "gps", "info": {"good-svs": 9}}, {"object-id": "galileo", "info": {"good-svs": 8}}]}"#,
            has: [
                #"lantime_gnss_system_satellites_good{system="gps"} 9"#,
                #"lantime_gnss_system_satellites_good{system="galileo"} 8"#,
            ]),
        Spelling(
            "fcu200",
            #""fans": [{"object-id": "fan1", "info": {"status": "faulty"}}, {"object-id": "fan2", "status": {"status": "turned-off"}}]"#,
            has: [
                #"lantime_fan_error{fan="fan1",lantime_fan_error="yes"} 1"#,
                #"lantime_fan_state{fan="fan2",lantime_fan_state="off"} 1"#,
            ]),
        Spelling(
            "mri180", #""mri": {"inputs": [{"object-id": "in1", "info": {"status": "input-signal-lost"}}]}"#,
            has: [#"lantime_input_state{input="in1",lantime_input_state="no_signal"} 1"#]),
        Spelling(
            "bpe", #""outputs": [{"object-id": "out1", "info": {"status": {"short-circuit": true, "disabled": false}}}]"#,
            has: [
                #"lantime_output_state{output="out1",lantime_output_state="overload"} 1"#,
                #"lantime_output_enabled{output="out1"} 1"#,
            ]),
        Spelling(
            "pio180", #""pio": {"gpio": [{"object-id": "gpio0", "info": {"status": {"port-state": 2}}}]}"#,
            has: [#"lantime_pio_signal_present{port="gpio0"} 1"#]),
        Spelling(
            "pio180", #""io-ports": [{"object-id": "port1", "status": {"flags": 8}}]"#,
            has: [#"lantime_pio_signal_present{port="port1"} 1"#]),
        Spelling(
            "lno180", #""ims-state": {"sensors": {"pll-1": {"val": 231, "exp": -2, "flags": 0}}}"#,
            has: [#"lantime_module_pll_locked 0"#, #"lantime_module_pll_control_volts{sensor="pll-1"} 2.31"#]),
    ]

    private static let identitiesSpellings = [
        Spelling(
            "fcu200", #""fans": [{"id": "left", "status": "ok"}, {"slot-id": "fan2", "status": "faulty"}, {"status": "ok"}]"#,
            has: [
                #"lantime_fan_state{fan="left",lantime_fan_state="on"} 1"#,
                #"lantime_fan_error{fan="fan2",lantime_fan_error="yes"} 1"#,
                #"lantime_fan_state{fan="2",lantime_fan_state="on"} 1"#,
            ]),
        Spelling(
            "mri180", #""inputs": [{"object-id": "in1", "id": 7, "state": "input-signal-lost"}]"#,
            has: [#"lantime_input_state{input="in1",lantime_input_state="no_signal"} 1"#]),
        // Under a key of its own an element has its name.
        Spelling(
            "mri180", #""inputs": {"in1": {"id": 7, "state": "input-signal-lost"}}"#,
            has: [#"lantime_input_state{input="in1",lantime_input_state="no_signal"} 1"#]),
        // An id that is an object names nothing.
        Spelling(
            "gns181", #""mrs": [{"id": {"type": "gps", "instance": 0}, "status": {"offset": "250 ns"}}]"#,
            has: [#"lantime_mrs_source_offset_seconds{source="0"} 2.5e-07"#]),
    ]

    private static let wholeNamesSpellings = [
        Spelling(
            "rsc180",
            #""rsc": {"epld-status": {"msk-epld-stat-sel": true, "MSK_EPLD_STAT_AUTO": false, "mskEpldStatEna": true}}"#,
            has: [
                #"lantime_rsc_active_clock{lantime_rsc_active_clock="clk2"} 1"#,
                #"lantime_rsc_mode{lantime_rsc_mode="manual"} 1"#, #"lantime_rsc_outputs_enabled 1"#,
            ]),
        Spelling(
            "tcr180", #""tcr": {"debug-status": ["mbg-irig-bit-msg-decoded", "MBG_IRIG_BIT_LOOP_LOCKED"]}"#,
            has: [
                #"lantime_irig_state{bit="data-available"} 1"#, #"lantime_irig_state{bit="lock-on"} 1"#,
                #"lantime_irig_state{bit="telegram-error"} 0"#,
            ]),
        Spelling(
            "gns181", #""mrs": [{"object-id": "p0", "status": {"status": {"xmrs-bit-is-master": true}, "flags": "0x000d"}}]"#,
            has: [
                #"lantime_mrs_source_state{source="p0",bit="is-master"} 1"#,
                #"lantime_mrs_source_quality{source="p0",limit="tdev",lantime_mrs_source_quality="green"} 1"#,
                #"lantime_mrs_source_quality{source="p0",limit="mtie",lantime_mrs_source_quality="red"} 1"#,
            ]),
        Spelling(
            "gns181", #""gns": {"receiver-status": "GNS antenna disconnected"}"#,
            has: [
                #"lantime_gnss_antenna_connected 0"#,
                #"lantime_gnss_receiver_state{lantime_gnss_receiver_state="antenna_disconnected"} 1"#,
            ]),
    ]

    private static let ethernetSpellings = [
        Spelling(
            "psx-4ge",
            #""ports": [{"object-id": "lan0", "sync-e": {"fixed-input-ssm": "ql-prc"}}, {"object-id": "lan1", "sync-e": {"fixed-input-ssm": "ql-dnu-dus"}}]"#,
            has: [
                #"lantime_synce_input_quality{port="lan0",lantime_synce_input_quality="prc"} 1"#,
                #"lantime_synce_input_quality{port="lan1",lantime_synce_input_quality="do_not_use"} 1"#,
            ],
            not: [#"lantime_synce_input_quality{port="lan1",lantime_synce_input_quality="prc"} 1"#]),
        Spelling(
            "psx-4ge", #""sync-e": {"lan0": {"input-ssm": "ql-prc"}, "lan1": {"info": {"status": {"input-ssm": 11}}}}"#,
            has: [
                #"lantime_synce_input_quality{port="lan0",lantime_synce_input_quality="prc"} 1"#,
                #"lantime_synce_input_quality{port="lan1",lantime_synce_input_quality="eec1"} 1"#,
            ]),
        Spelling(
            "hps100",
            #""sync-e": {"status": {"flags": 3, "min_input_ssm": 8, "fixed_input_ssm": 2, "current_output_ssm": 11}}"#,
            has: [
                #"lantime_synce_input_quality{lantime_synce_input_quality="prc"} 1"#,
                #"lantime_synce_output_quality{lantime_synce_output_quality="eec1"} 1"#, #"lantime_synce_active 1"#,
            ],
            not: [#"lantime_synce_input_quality{port="status"}"#]),
    ]
}

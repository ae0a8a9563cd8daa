import Testing

/// Spellings in which PTP modules may speak, each with what the header means by it.
@Suite("Spellings of PTP")
struct PTPSpellingTests {
    @Test("Values that an instance does not measure are not exported, whatever its data sets contain", arguments: stacksSpellings)
    func stacks(_ spelling: Spelling) throws { try spelling.check() }

    @Test("The path delay exists with P2P only, also by numbers and as structures", arguments: delaysSpellings)
    func delays(_ spelling: Spelling) throws { try spelling.check() }

    @Test("Roles as texts, numbers and suffixes of names", arguments: rolesSpellings)
    func roles(_ spelling: Spelling) throws { try spelling.check() }

    @Test("Synchronous Ethernet by numbers and short words", arguments: ethernetSpellings)
    func ethernet(_ spelling: Spelling) throws { try spelling.check() }

    private static let stacksSpellings = [
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"status": {"flags": 1, "port-ds": {"port-state": 0}, "current-ds": {"offset-from-master": 0, "mean-path-delay": 0}}}]}"#,
            has: [#"lantime_ptp_stack_running 0"#],
            not: [#"lantime_ptp_offset_from_master_seconds"#, #"lantime_ptp_mean_path_delay_seconds"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"status": {"port-ds": {"port-state": "slave", "delay-mechanism": "e2e", "peer-mean-path-delay": 0}, "current-ds": {"offset-from-master": -48, "mean-path-delay": 1250, "steps-removed": 1}, "parent-ds": {"grandmaster-clock-quality": {"clock-class": 6, "clock-accuracy": 33}}, "default-ds": {"domain-number": 44, "clock-quality": {"clock-class": 255}}, "time-properties-ds": {"current-utc-offset": 37, "flags": {"utc-offset-valid": true, "time-traceable": true}, "time-source": "gps"}, "num-uc-slaves": 0, "utilization": 3, "flags": 2, "m2s-delay": {"mean": 1200}, "s2m-delay": {"mean": 0}}}]}"#,
            has: [
                #"lantime_ptp_port_state{lantime_ptp_port_state="slave"} 1"#, #"lantime_ptp_offset_from_master_seconds -4.8e-08"#,
                #"lantime_ptp_mean_path_delay_seconds 1.25e-06"#, #"lantime_ptp_steps_removed 1"#,
                #"lantime_ptp_grandmaster_clock_class 6"#, #"lantime_ptp_clock_class 255"#, #"lantime_ptp_utc_offset_seconds 37"#,
                #"lantime_ptp_clients 0"#, #"lantime_ptp_utilization_ratio 0.03"#,
                #"lantime_ptp_delay_seconds{direction="m2s",statistic="mean"} 1.2e-06"#,
            ],
            not: [#"lantime_ptp_delay_seconds{direction="s2m"}"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"status": {"port-ds": {"port-state": "slave", "delay-mechanism": "e2e", "peer-mean-path-delay": 0}, "current-ds": {"offset-from-master": -48, "mean-path-delay": 1250, "steps-removed": 1}, "parent-ds": {"grandmaster-clock-quality": {"clock-class": 6, "clock-accuracy": 33}}, "default-ds": {"domain-number": 44, "clock-quality": {"clock-class": 255}}, "time-properties-ds": {"current-utc-offset": 37, "flags": {"utc-offset-valid": true, "time-traceable": true}, "time-source": "gps"}, "num-uc-slaves": 0, "utilization": 3, "flags": ["m2s-delay-valid"], "m2s-delay": {"mean": 1200}, "s2m-delay": {"mean": 0}}}]}"#,
            has: [
                #"lantime_ptp_port_state{lantime_ptp_port_state="slave"} 1"#, #"lantime_ptp_offset_from_master_seconds -4.8e-08"#,
                #"lantime_ptp_mean_path_delay_seconds 1.25e-06"#, #"lantime_ptp_steps_removed 1"#,
                #"lantime_ptp_grandmaster_clock_class 6"#, #"lantime_ptp_clock_class 255"#, #"lantime_ptp_utc_offset_seconds 37"#,
                #"lantime_ptp_clients 0"#, #"lantime_ptp_utilization_ratio 0.03"#,
            ],
            not: [#"lantime_ptp_delay_seconds{direction="s2m"}"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"port-ds": {"port-state": "slave", "delay-mechanism": "e2e", "peer-mean-path-delay": 0}, "current-ds": {"offset-from-master": -48, "mean-path-delay": 1250, "steps-removed": 1}, "parent-ds": {"grandmaster-clock-quality": {"clock-class": 6, "clock-accuracy": 33}}, "default-ds": {"domain-number": 44, "clock-quality": {"clock-class": 255}}, "time-properties-ds": {"current-utc-offset": 37, "flags": 1, "time-source": "gps"}, "num-uc-slaves": 0, "utilization": 3}]}"#,
            has: [
                #"lantime_ptp_port_state{lantime_ptp_port_state="slave"} 1"#, #"lantime_ptp_offset_from_master_seconds -4.8e-08"#,
                #"lantime_ptp_mean_path_delay_seconds 1.25e-06"#, #"lantime_ptp_steps_removed 1"#,
            ],
            not: [#"lantime_ptp_utc_offset_seconds"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"port-ds": {"port-state": "slave", "delay-mechanism": "e2e", "peer-mean-path-delay": 0}, "current-ds": {"offset-from-master": -48, "mean-path-delay": 1250, "steps-removed": 1}, "parent-ds": {"grandmaster-clock-quality": {"clock-class": 6, "clock-accuracy": 33}}, "default-ds": {"domain-number": 44, "clock-quality": {"clock-class": 255}}, "time-properties-ds": {"current-utc-offset": 37, "flags": ["ptp-timescale"], "time-source": "gps"}, "num-uc-slaves": 0, "utilization": 3}]}"#,
            has: [
                #"lantime_ptp_port_state{lantime_ptp_port_state="slave"} 1"#, #"lantime_ptp_offset_from_master_seconds -4.8e-08"#,
                #"lantime_ptp_mean_path_delay_seconds 1.25e-06"#, #"lantime_ptp_steps_removed 1"#,
            ],
            not: [#"lantime_ptp_utc_offset_seconds"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"port-ds": {"port-state": "slave", "delay-mechanism": "e2e", "peer-mean-path-delay": 0}, "current-ds": {"offset-from-master": -48, "mean-path-delay": 1250, "steps-removed": 1}, "parent-ds": {"grandmaster-clock-quality": {"clock-class": 6, "clock-accuracy": 33}}, "default-ds": {"domain-number": 44, "clock-quality": {"clock-class": 255}}, "time-properties-ds": {"current-utc-offset": 37, "flags": "0x38", "time-source": "gps"}, "num-uc-slaves": 0, "utilization": 3}]}"#,
            has: [
                #"lantime_ptp_port_state{lantime_ptp_port_state="slave"} 1"#, #"lantime_ptp_offset_from_master_seconds -4.8e-08"#,
                #"lantime_ptp_mean_path_delay_seconds 1.25e-06"#, #"lantime_ptp_steps_removed 1"#,
            ],
            not: [#"lantime_ptp_utc_offset_seconds"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"info": {"settings": {"role": "ntp-server"}}, "status": {"port-ds": {"port-state": 0}, "current-ds": {"offset-from-master": 0, "mean-path-delay": 0}}}]}"#,
            has: [#"lantime_ptp_role{lantime_ptp_role="ntp_server"} 1"#],
            not: [
                #"lantime_ptp_port_state"#, #"lantime_ptp_offset_from_master_seconds"#, #"lantime_ptp_mean_path_delay_seconds"#,
            ]),
        Spelling(
            "psx210",
            #""ptp": {"instances": [{"nw-prot": "udp-ipv4-l3", "ptp-prot-version": 2, "port-state": "slave", "flags": {"slave-only": true, "is-slave": true, "utc-valid": false}, "offset": {"secs": 0, "nano-secs": -120}, "path-delay": {"secs": 0, "nano-secs": 2500}, "mean-path-delay": {"secs": 0, "nano-secs": 1250}, "delay-asymmetry": {"secs": 0, "nano-secs": 0}, "gm-id": "ec:46:70:ff:fe:00:aa:bb", "clock-class": 255, "clock-accuracy": 33, "domain-number": 0, "time-source": "gps", "delay-mech": "e2e", "utc-offset": 0, "parent-clock-class": 6}]}"#,
            has: [
                #"lantime_ptp_port_state{lantime_ptp_port_state="slave"} 1"#, #"lantime_ptp_offset_from_master_seconds -1.2e-07"#,
                #"lantime_ptp_mean_path_delay_seconds 1.25e-06"#, #"lantime_ptp_grandmaster_clock_class 6"#,
                #"lantime_ptp_clock_class 255"#,
            ],
            not: [#"lantime_ptp_utc_offset_seconds"#]),
        Spelling(
            "psx210",
            #""ptp": {"status": {"nw-prot": "udp-ipv4-l3", "ptp-prot-version": 2, "port-state": "slave", "flags": 67, "offset": {"secs": 0, "nano-secs": -120}, "path-delay": {"secs": 0, "nano-secs": 2500}, "mean-path-delay": {"secs": 0, "nano-secs": 1250}, "delay-asymmetry": {"secs": 0, "nano-secs": 0}, "gm-id": "ec:46:70:ff:fe:00:aa:bb", "clock-class": 255, "clock-accuracy": 33, "domain-number": 0, "time-source": "gps", "delay-mech": "e2e", "utc-offset": 37, "parent-clock-class": 6}}"#,
            has: [
                #"lantime_ptp_port_state{lantime_ptp_port_state="slave"} 1"#, #"lantime_ptp_offset_from_master_seconds -1.2e-07"#,
                #"lantime_ptp_utc_offset_seconds 37"#,
            ]),
    ]

    private static let delaysSpellings = [
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"port-ds": {"port-state": "slave", "delay-mechanism": "e2e", "peer-mean-path-delay": 0}, "current-ds": {"offset-from-master": {"scaled-nanoseconds": -3145728}, "mean-path-delay": {"scaled-nanoseconds": 81920000}, "steps-removed": 1}, "parent-ds": {"grandmaster-clock-quality": {"clock-class": 6, "clock-accuracy": 33}}, "default-ds": {"domain-number": 44, "clock-quality": {"clock-class": 255}}, "time-properties-ds": {"current-utc-offset": 37, "flags": {"utc-offset-valid": true, "time-traceable": true}, "time-source": "gps"}, "num-uc-slaves": 0, "utilization": 3}]}"#,
            has: [
                #"lantime_ptp_port_state{lantime_ptp_port_state="slave"} 1"#, #"lantime_ptp_offset_from_master_seconds -4.8e-08"#,
                #"lantime_ptp_mean_path_delay_seconds 1.25e-06"#, #"lantime_ptp_steps_removed 1"#,
                #"lantime_ptp_grandmaster_clock_class 6"#, #"lantime_ptp_clock_class 255"#, #"lantime_ptp_utc_offset_seconds 37"#,
                #"lantime_ptp_clients 0"#, #"lantime_ptp_utilization_ratio 0.03"#,
            ]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"port-ds": {"port-state": "slave", "delay-mechanism": 1, "peer-mean-path-delay": 350}, "current-ds": {"offset-from-master": 5, "mean-path-delay": 0}}]}"#,
            has: [#"lantime_ptp_mean_path_delay_seconds 3.5e-07"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"port-ds": {"port-state": "slave", "delay-mechanism": 0, "peer-mean-path-delay": 0}, "current-ds": {"offset-from-master": -48, "mean-path-delay": 1250, "steps-removed": 1}, "parent-ds": {"grandmaster-clock-quality": {"clock-class": 6, "clock-accuracy": 33}}, "default-ds": {"domain-number": 44, "clock-quality": {"clock-class": 255}}, "time-properties-ds": {"current-utc-offset": 37, "flags": {"utc-offset-valid": true, "time-traceable": true}, "time-source": "gps"}, "num-uc-slaves": 0, "utilization": 3}]}"#,
            has: [#"lantime_ptp_mean_path_delay_seconds 1.25e-06"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"port-ds": {"port-state": 9, "peer-mean-path-delay": 0}, "current-ds": {"mean-path-delay": 1250}}]}"#,
            has: [#"lantime_ptp_mean_path_delay_seconds 1.25e-06"#]),
    ]

    private static let rolesSpellings = [
        Spelling(
            "hps100", #""ptp": {"instances": [{"info": {"settings": {"role": "UC+MC Master"}}, "status": {"utilization": 1}}]}"#,
            has: [#"lantime_ptp_role{lantime_ptp_role="unicast_multicast_master"} 1"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"info": {"settings": {"role": "Multicast (Auto)"}}, "status": {"utilization": 1}}]}"#,
            has: [#"lantime_ptp_role{lantime_ptp_role="multicast_auto"} 1"#]),
        Spelling(
            "hps100", #""ptp": {"instances": [{"info": {"settings": {"role": 8}}, "status": {"utilization": 1}}]}"#,
            has: [#"lantime_ptp_role{lantime_ptp_role="sync_monitor"} 1"#]),
        Spelling(
            "hps100", #""ptp": {"instances": [{"info": {"settings": {"role": "3"}}, "status": {"utilization": 1}}]}"#,
            has: [#"lantime_ptp_role{lantime_ptp_role="unicast_master"} 1"#]),
        Spelling(
            "hps100", #""ptp": {"instances": [{"info": {"settings": {"role": "BOTH_MASTER"}}, "status": {"utilization": 1}}]}"#,
            has: [#"lantime_ptp_role{lantime_ptp_role="unicast_multicast_master"} 1"#]),
        Spelling(
            "hps100", #""ptp": {"instances": [{"info": {"settings": {"role": "time-monitor"}}, "status": {"utilization": 1}}]}"#,
            has: [#"lantime_ptp_role{lantime_ptp_role="sync_monitor"} 1"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"port-ds": {"port-state": "master"}, "time-properties-ds": {"time-source": 160}}]}"#,
            has: [#"lantime_ptp_grandmaster_info{time_source="internal-oscillator"} 1"#]),
        Spelling(
            "hps100",
            #""ptp": {"instances": [{"port-ds": {"port-state": "master"}, "time-properties-ds": {"time-source": "Internal Oscillator"}}]}"#,
            has: [#"lantime_ptp_grandmaster_info{time_source="internal-oscillator"} 1"#]),
    ]

    private static let ethernetSpellings = [
        Spelling(
            "hps100", #""sync-e": {"fixed-input-ssm": 15, "current-output-ssm": "11"}"#,
            has: [
                #"lantime_synce_input_quality{lantime_synce_input_quality="do_not_use"} 1"#,
                #"lantime_synce_output_quality{lantime_synce_output_quality="eec1"} 1"#,
            ]),
        Spelling(
            "hps100", #""sync-e": {"fixed-input-ssm": 0, "current-output-ssm": 2}"#,
            has: [
                #"lantime_synce_input_quality{lantime_synce_input_quality="unknown_quality"} 1"#,
                #"lantime_synce_output_quality{lantime_synce_output_quality="prc"} 1"#,
            ]),
        Spelling(
            "hps100", #""syncE": {"fixedInputSsm": "qlInv3", "currentOutputSsm": "qlSsuB"}"#,
            has: [
                #"lantime_synce_input_quality{lantime_synce_input_quality="invalid"} 1"#,
                #"lantime_synce_output_quality{lantime_synce_output_quality="ssu_b"} 1"#,
            ]),
        Spelling(
            "hps100", #""sync-e": {"flags": 3, "fixed-input-ssm": "ql-prc"}"#,
            has: [#"lantime_synce_active 1"#]),
        Spelling(
            "hps100", #""sync-e": {"flags": 2}"#,
            has: [#"lantime_synce_active 0"#]),
        Spelling(
            "hps100", #""sync-e": {"flags": ["sync-e-active"]}"#,
            has: [#"lantime_synce_active 1"#]),
        Spelling(
            "hps100", #""sync-e": {"input-ssm": "QL-DUS", "output-ssm": "QL-SEC"}"#,
            has: [
                #"lantime_synce_input_quality{lantime_synce_input_quality="do_not_use"} 1"#,
                #"lantime_synce_output_quality{lantime_synce_output_quality="eec1"} 1"#,
            ]),
        Spelling(
            "hps100", #""sync-e": {"input-ssm": "ql-tnc", "output-ssm": "QL-STU"}"#,
            has: [
                #"lantime_synce_input_quality{lantime_synce_input_quality="ssu_a"} 1"#,
                #"lantime_synce_output_quality{lantime_synce_output_quality="unknown_quality"} 1"#,
            ]),
    ]
}

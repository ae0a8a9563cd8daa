import Testing

/// Spellings in which receivers may speak, each with what the header means by it.
@Suite("Spellings of receivers")
struct ReceiverSpellingTests {
    @Test("The status word of a time code receiver is found anywhere", arguments: timeCodesSpellings)
    func timeCodes(_ spelling: Spelling) throws { try spelling.check() }

    @Test("Frequencies and times of a power line", arguments: linesSpellings)
    func lines(_ spelling: Spelling) throws { try spelling.check() }

    @Test("Sources of a multi-reference clock", arguments: sourcesSpellings)
    func sources(_ spelling: Spelling) throws { try spelling.check() }

    @Test("Long-wave receivers", arguments: longWavesSpellings)
    func longWaves(_ spelling: Spelling) throws { try spelling.check() }

    @Test("Satellite receivers", arguments: satellitesSpellings)
    func satellites(_ spelling: Spelling) throws { try spelling.check() }

    @Test("The status word of a clock", arguments: clocksSpellings)
    func clocks(_ spelling: Spelling) throws { try spelling.check() }

    private static let timeCodesSpellings = [
        Spelling(
            "tcr180", #""mbg-debug-status": 41"#,
            has: [
                #"lantime_irig_state{bit="warmed-up"} 1"#, #"lantime_irig_state{bit="data-available"} 1"#,
                #"lantime_irig_state{bit="lock-on"} 1"#, #"lantime_irig_state{bit="telegram-error"} 0"#,
                #"lantime_irig_state{bit="tcap-exceeded"} 0"#,
            ]),
        Spelling(
            "tcr180", #""tcr": {"debug-status": 3840}"#,
            has: [
                #"lantime_irig_state{bit="invalid-time"} 1"#, #"lantime_irig_state{bit="time-set-by-command"} 1"#,
                #"lantime_irig_state{bit="invalid-rtc"} 1"#, #"lantime_irig_state{bit="cpu-pll-failed"} 1"#,
                #"lantime_irig_state{bit="warmed-up"} 0"#,
            ]),
        Spelling(
            "tcr180", #""tcr": [{"object-id": "tcr0", "debug-status": 41}]"#,
            has: [
                #"lantime_irig_state{bit="warmed-up"} 1"#, #"lantime_irig_state{bit="data-available"} 1"#,
                #"lantime_irig_state{bit="lock-on"} 1"#, #"lantime_irig_state{bit="telegram-error"} 0"#,
                #"lantime_irig_state{bit="tcap-exceeded"} 0"#,
            ]),
    ]

    private static let linesSpellings = [
        Spelling(
            "fdm180", #""fdm": {"freq": {"hz": 49, "frac": 3221225472}, "line-freq": 1}"#,
            has: [#"lantime_fdm_frequency_hertz 49.75"#, #"lantime_fdm_nominal_frequency_hertz 50"#]),
        Spelling(
            "fdm180", #""fdm": {"line-freq": 2, "freq": 60.01}"#,
            has: [#"lantime_fdm_nominal_frequency_hertz 60"#]),
        Spelling(
            "fdm180", #""fdm": {"line-freq": 0, "freq": 50.01}"#,
            has: [],
            not: [#"lantime_fdm_nominal_frequency_hertz"#]),
        Spelling(
            "fdm180", #""fdm": {"line-freq": "1"}"#,
            has: [#"lantime_fdm_nominal_frequency_hertz 50"#],
            not: [#"lantime_fdm_frequency_hertz"#]),
        Spelling(
            "fdm180",
            #""status": {"fdm": {"tRef": {"secs": 1770846788, "nanoSecs": 0}, "tPlt": {"secs": 1770846789, "nanoSecs": 125000000}, "freq": 50.004}}"#,
            has: [#"lantime_fdm_time_deviation_seconds 1.125"#, #"lantime_fdm_frequency_hertz 50.004"#]),
        Spelling(
            "fdm180", #""fdm": {"freq": 50.004, "flags": 10}"#,
            has: [
                #"lantime_fdm_error{bit="time-deviation-overflow"} 1"#, #"lantime_fdm_error{bit="frequency-overflow"} 0"#,
                #"lantime_fdm_power_line_time_locked 1"#, #"lantime_fdm_synchronized_after_reset 0"#,
            ]),
    ]

    private static let sourcesSpellings = [
        Spelling(
            "gns181",
            #""mrs": [{"object-id": "priority0", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "gps", "instance": 0}}}, "status": 56}]"#,
            has: [
                #"lantime_mrs_source_state{source="priority0",bit="is-master"} 1"#,
                #"lantime_mrs_source_state{source="priority0",bit="is-locked"} 1"#,
                #"lantime_mrs_source_state{source="priority0",bit="is-accurate"} 1"#,
                #"lantime_mrs_source_state{source="priority0",bit="no-signal"} 0"#,
                #"lantime_mrs_source_state{source="priority0",bit="low-jitter"} 0"#,
            ]),
        Spelling(
            "gns181",
            #""mrs": [{"object-id": "priority0", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "gps", "instance": 0}}}, "status": {"status": 56, "flags": 14}}]"#,
            has: [
                #"lantime_mrs_source_state{source="priority0",bit="is-master"} 1"#,
                #"lantime_mrs_source_state{source="priority0",bit="is-locked"} 1"#,
                #"lantime_mrs_source_state{source="priority0",bit="is-accurate"} 1"#,
                #"lantime_mrs_source_state{source="priority0",bit="no-signal"} 0"#,
                #"lantime_mrs_source_state{source="priority0",bit="low-jitter"} 0"#,
                #"lantime_mrs_source_quality{source="priority0",limit="tdev",lantime_mrs_source_quality="yellow"} 1"#,
                #"lantime_mrs_source_quality{source="priority0",limit="mtie",lantime_mrs_source_quality="red"} 1"#,
            ]),
        Spelling(
            "gns181",
            #""mrs": [{"object-id": "priority0", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "gps", "instance": 0}}}, "status": {"status": 56, "flags": "14"}}]"#,
            has: [
                #"lantime_mrs_source_quality{source="priority0",limit="tdev",lantime_mrs_source_quality="yellow"} 1"#,
                #"lantime_mrs_source_quality{source="priority0",limit="mtie",lantime_mrs_source_quality="red"} 1"#,
            ]),
        Spelling(
            "gns181",
            #""mrs": [{"object-id": "priority0", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "gps", "instance": 0}}}, "status": {"status": 56, "flags": {"tdev": "yellow", "mtie": "red"}}}]"#,
            has: [
                #"lantime_mrs_source_quality{source="priority0",limit="tdev",lantime_mrs_source_quality="yellow"} 1"#,
                #"lantime_mrs_source_quality{source="priority0",limit="mtie",lantime_mrs_source_quality="red"} 1"#,
            ]),
        Spelling(
            "gns181",
            #""mrs": [{"object-id": "priority0", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": 255, "instance": 0}}}, "status": {"status": 6, "id": {"type": 255}}}, {"object-id": "priority1", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": -1, "instance": 0}}}, "status": {"status": 6, "id": {"type": -1}}}, {"object-id": "priority2", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "None", "instance": 0}}}, "status": {"status": 6, "id": {"type": "None"}}}, {"object-id": "priority3", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": 14, "instance": 0}}}, "status": {"status": 56, "id": {"type": 14}}}, {"object-id": "priority4", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "-1", "instance": 0}}}, "status": {"status": 6, "id": {"type": "-1"}}}]"#,
            has: [
                #"lantime_mrs_source_state{source="priority3",bit="is-master"} 1"#,
                #"lantime_mrs_source_info{source="priority3",ref_type="gnss-receiver"} 1"#,
            ],
            not: [
                #"lantime_mrs_source_state{source="priority0"}"#, #"lantime_mrs_source_state{source="priority1"}"#,
                #"lantime_mrs_source_state{source="priority2"}"#, #"lantime_mrs_source_state{source="priority4"}"#,
            ]),
        Spelling(
            "gns181",
            #""mrs": [{"object-id": "priority0", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "gps", "instance": 0}, "flags": 8}}, "status": {"status": 56}}, {"object-id": "priority1", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "gps", "instance": 0}, "flags": 16}}, "status": {"status": 16}}]"#,
            has: [#"lantime_mrs_source_trusted{source="priority0"} 1"#, #"lantime_mrs_source_trusted{source="priority1"} 0"#]),
        Spelling(
            "gns181",
            #""mrs": [{"object-id": "priority0", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "gps", "instance": 0}}}, "status": {"status": 56}, "stats": {"last-mue": {"secs": 0, "nano-secs": 12}, "last-sigma": 3e-09, "auto-bias": {"secs": 0, "nano-secs": 100}, "flags": 1}}, {"object-id": "priority1", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "gps", "instance": 0}}}, "status": {"status": 16}, "stats": {"auto-bias": {"secs": 0, "nano-secs": 100}, "flags": ["Auto BIAS valid"]}}]"#,
            has: [
                #"lantime_mrs_source_mean_offset_seconds{source="priority0"} 1.2e-08"#,
                #"lantime_mrs_source_statistics_flag{source="priority0",flag="step-detected"} 1"#,
                #"lantime_mrs_source_automatic_bias_seconds{source="priority1"} 1e-07"#,
            ],
            not: [#"lantime_mrs_source_automatic_bias_seconds{source="priority0"}"#]),
        Spelling(
            "gns181",
            #""mrs": [{"object-id": "priority0", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "gps", "instance": 0}}}, "status": {"status": 56, "soc": "7", "ssm": "ql-prc"}}]"#,
            has: [
                #"lantime_mrs_source_signal_outages_total{source="priority0"} 7"#,
                #"lantime_mrs_source_quality_level{source="priority0"} 2"#,
            ]),
        Spelling(
            "gns181",
            #""mrs": [{"object-id": "priority0", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "LWR", "instance": 0}}}, "status": {"status": 56, "id": {"type": "LWR"}}}, {"object-id": "priority1", "info": {"settings": {"bias": 0.0, "precision": 0.0, "id": {"type": "FRQ", "instance": 0}}}, "status": {"status": 16, "id": {"type": "FRQ"}}}]"#,
            has: [
                #"lantime_mrs_source_info{source="priority0",ref_type="long-wave-receiver"} 1"#,
                #"lantime_mrs_source_info{source="priority1",ref_type="10mhz-freqin"} 1"#,
            ]),
    ]

    private static let longWavesSpellings = [
        Spelling(
            "pzf180", #""pzf": {"corr-info": {"val": 7, "status": 1, "corr-dir": ">", "signal": 45}, "pcps": {"freer": true}}"#,
            has: [
                #"lantime_dcf77_correlation_state{lantime_dcf77_correlation_state="correlating"} 1"#,
                #"lantime_dcf77_field_strength 45"#,
            ],
            not: [#"lantime_dcf77_correlation_ratio"#]),
        Spelling(
            "pzf180", #""pzf": {"status": {"corr-info": {"val": 5, "status": "Correlating", "signal": 45}}}"#,
            has: [#"lantime_dcf77_correlation_state{lantime_dcf77_correlation_state="correlating"} 1"#],
            not: [#"lantime_dcf77_correlation_ratio"#]),
        Spelling(
            "pzf180", #""dcf77": {"correlation": 62, "pcps": 8705}"#,
            has: [
                #"lantime_dcf77_flag{flag="freer"} 1"#, #"lantime_dcf77_flag{flag="ant_fail"} 1"#,
                #"lantime_dcf77_flag{flag="sync_pzf"} 1"#, #"lantime_dcf77_flag{flag="syncd"} 0"#,
            ]),
        Spelling(
            "pzf180", #""dcf77": {"correlation": 62, "pcps": "0x0214"}"#,
            has: [#"lantime_dcf77_flag{flag="syncd"} 1"#, #"lantime_dcf77_flag{flag="utc"} 1"#]),
        Spelling(
            "msf600", #""msf": {"pcps": ["syncd", "ant-fail"]}"#,
            has: [
                #"lantime_dcf77_flag{flag="ant_fail"} 1"#, #"lantime_dcf77_flag{flag="syncd"} 1"#,
                #"lantime_dcf77_flag{flag="freer"} 0"#,
            ]),
        Spelling(
            "pzf180", #""dcf77-pzf": {"correlation": 62, "field-strength": 40, "pcps": {"syncd": true}}"#,
            has: [#"lantime_dcf77_correlation_ratio 0.62"#, #"lantime_dcf77_field_strength 40"#]),
    ]

    private static let satellitesSpellings = [
        Spelling(
            "gns181",
            #""gns": {"receiver-status": 1}, "satellites": {"gnss-sat-info": [{"gnss-type": 0, "good-svs": 9, "svs-in-view": 12}, {"gnss-type": 3, "good-svs": 8, "svs-in-view": 11}]}"#,
            has: [
                #"lantime_gnss_system_satellites_good{system="gps"} 9"#,
                #"lantime_gnss_system_satellites_in_view{system="gps"} 12"#,
                #"lantime_gnss_system_satellites_good{system="galileo"} 8"#,
                #"lantime_gnss_system_satellites_in_view{system="galileo"} 11"#,
                #"lantime_gnss_receiver_state{lantime_gnss_receiver_state="synchronized"} 1"#,
            ]),
        Spelling(
            "gns181-uc",
            #""gns-uc": {"receiver-status": "tracking"}, "satellites": {"gnss": [{"gnss-type": "gps", "good-svs": 9, "svs-in-view": 12}, {"gnss-type": "BEIDOU", "good-svs": 4, "svs-in-view": 8}]}"#,
            has: [
                #"lantime_gnss_system_satellites_good{system="gps"} 9"#,
                #"lantime_gnss_system_satellites_in_view{system="gps"} 12"#,
                #"lantime_gnss_system_satellites_good{system="beidou"} 4"#,
                #"lantime_gnss_system_satellites_in_view{system="beidou"} 8"#,
            ]),
        Spelling(
            "gns181",
            #""gns": {"receiver-status": 1}, "satellites": {"gnss": [{"idx": 0, "gnss-sat-info": {"gnss-type": "glonass", "good-svs": 5, "svs-in-view": 9}}, {"idx": 1, "gnss-sat-info": {"gnss-type": 5, "good-svs": 1, "svs-in-view": 2}}]}"#,
            has: [
                #"lantime_gnss_system_satellites_good{system="glonass"} 5"#,
                #"lantime_gnss_system_satellites_in_view{system="glonass"} 9"#,
                #"lantime_gnss_system_satellites_good{system="egnos"} 1"#,
                #"lantime_gnss_system_satellites_in_view{system="egnos"} 2"#,
            ]),
        Spelling(
            "gns181", #""gns": {"receiver-status": "tracking", "antenna": {"state": "disconnected"}}"#,
            has: [#"lantime_gnss_antenna_connected 0"#]),
        Spelling(
            "gps180", #""gps": {"receiver-status": "tracking", "antenna": {"ant-short": true, "ant-disconn": false}}"#,
            has: [#"lantime_gnss_antenna_short_circuit 1"#]),
        Spelling(
            "gps180", #""gps": {"receiver-status": "tracking", "antenna": "Short circuit"}"#,
            has: [#"lantime_gnss_antenna_short_circuit 1"#]),
    ]

    private static let clocksSpellings = [
        Spelling(
            "gns181", #""sync-status": {"tm-gps-status": 512, "est-time-quality": "less-than-1us"}"#,
            has: [#"lantime_clock_state{lantime_clock_state="holdover"} 1"#]),
        Spelling(
            "gns181",
            #""sync-status": {"clock-status": {"oscillator": "warmed-up", "flags": ["utc", "syn-flag", "ant-disconn"]}}"#,
            has: [
                #"lantime_clock_state{lantime_clock_state="not_synchronized"} 1"#,
                #"lantime_clock_antenna_state{lantime_clock_antenna_state="disconnected"} 1"#,
            ]),
        Spelling(
            "gns181",
            #""sync-status": {"clock-idx": "not-selected", "clock-status": {"clock": "holdover", "oscillator": "warmed-up"}, "holdover-status": {"time-offset": 0, "time-elapsed": 60, "flags": 1}}"#,
            has: [#"lantime_clock_holdover_elapsed_seconds 60"#],
            not: [#"lantime_clock_holdover_time_offset_seconds"#]),
    ]
}

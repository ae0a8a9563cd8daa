import Testing

/// Spellings in which switch units may speak, each with what the header and the older MIB mean by it.
@Suite("Spellings of switch units")
struct SwitchUnitSpellingTests {
    @Test(
        "A switch unit is read the same from a word, a text, names, flags and the numbers of the MIB",
        arguments: switchUnitsSpellings)
    func switchUnits(_ spelling: Spelling) throws { try spelling.check() }

    private static let switchUnitsSpellings = [
        Spelling(
            "rsc180", #""rsc": {"epld-status": 32955}"#,
            has: [
                #"lantime_rsc_mode{lantime_rsc_mode="auto"} 1"#, #"lantime_rsc_active_clock{lantime_rsc_active_clock="clk1"} 1"#,
                #"lantime_rsc_outputs_enabled 1"#, #"lantime_rsc_watchdog_ok 1"#, #"lantime_rsc_time_limit_error 0"#,
                #"lantime_rsc_clock_synchronized{clock="clk1"} 1"#,
            ]),
        Spelling(
            "RSC2000", #""rsc": {"status": {"epld-status": "0xC0DA"}}"#,
            has: [
                #"lantime_rsc_mode{lantime_rsc_mode="manual"} 1"#,
                #"lantime_rsc_active_clock{lantime_rsc_active_clock="clk2"} 1"#, #"lantime_rsc_outputs_enabled 1"#,
                #"lantime_rsc_watchdog_ok 1"#, #"lantime_rsc_clock_synchronized{clock="clk1"} 0"#,
            ]),
        Spelling(
            "mdu180", #""scu": {"epld-status": 39099}"#,
            has: [
                #"lantime_rsc_mode{lantime_rsc_mode="auto"} 1"#, #"lantime_rsc_active_clock{lantime_rsc_active_clock="clk1"} 1"#,
                #"lantime_rsc_outputs_enabled 1"#, #"lantime_rsc_psu_ok{psu="3"} 1"#, #"lantime_rsc_psu_ok{psu="4"} 0"#,
            ]),
        Spelling(
            "mdu180", #""scu": {"epld-status": 32955}"#,
            has: [
                #"lantime_rsc_mode{lantime_rsc_mode="auto"} 1"#, #"lantime_rsc_active_clock{lantime_rsc_active_clock="clk1"} 1"#,
                #"lantime_rsc_outputs_enabled 1"#, #"lantime_rsc_psu_ok{psu="2"} 1"#,
            ],
            not: [#"lantime_rsc_psu_ok{psu="3"}"#]),
        Spelling(
            "rsc180", #""rsc": {"epld-status": ["ts1", "ts2", "psu1-ok", "psu2-ok", "sel", "ena", "wdog-ok"]}"#,
            has: [
                #"lantime_rsc_mode{lantime_rsc_mode="manual"} 1"#,
                #"lantime_rsc_active_clock{lantime_rsc_active_clock="clk2"} 1"#, #"lantime_rsc_outputs_enabled 1"#,
                #"lantime_rsc_time_limit_error 0"#,
            ]),
        Spelling(
            "rsc180rdu-ttl",
            #""scu": {"epldStatus": {"ts1": true, "ts2": true, "tlError": true, "psu1Ok": false, "auto": true, "sel": false, "ena": true, "has4Psus": true, "psu3Ok": false, "wdogOk": true}}"#,
            has: [
                #"lantime_rsc_mode{lantime_rsc_mode="auto"} 1"#, #"lantime_rsc_active_clock{lantime_rsc_active_clock="clk1"} 1"#,
                #"lantime_rsc_outputs_enabled 1"#, #"lantime_rsc_time_limit_error 1"#, #"lantime_rsc_psu_ok{psu="3"} 0"#,
                #"lantime_rsc_psu_ok{psu="1"} 0"#,
            ]),
        Spelling(
            "rsc180", #""rsc": {"epld-control": {"sel-rem": true, "dis-rem": true, "remote": true, "sel-snmp": true}}"#,
            has: [],
            not: [#"lantime_rsc_mode"#, #"lantime_rsc_active_clock"#, #"lantime_rsc_outputs_enabled"#]),
        Spelling(
            "rsc180",
            #""status": {"scu-master-val": "2", "scu-auto-manual": "0", "scu-output-status": "1", "scu-local-remote": 1, "scu-sync-status-clk1": 0, "scu-sync-status-clk2": 1, "scu-power-supply-1": 1, "scu-power-supply-2": 0}"#,
            has: [
                #"lantime_rsc_mode{lantime_rsc_mode="manual"} 1"#,
                #"lantime_rsc_active_clock{lantime_rsc_active_clock="clk2"} 1"#, #"lantime_rsc_outputs_enabled 1"#,
                #"lantime_rsc_clock_synchronized{clock="clk2"} 1"#, #"lantime_rsc_psu_ok{psu="2"} 0"#,
                #"lantime_rsc_control{lantime_rsc_control="remote"} 1"#,
            ]),
        Spelling(
            "rsc180",
            #""mbgSCU": {"mbgSCUMasterVal": "clk2isMaster", "mbgSCUAutoManual": "auto", "mbgSCUOutputStatus": "outputsEnabled", "mbgSCUSyncStatusClk1": "notSync", "mbgSCUPowerSupply1": "notOK", "mbgSCUACOMode": "acoModeOFF"}"#,
            has: [
                #"lantime_rsc_mode{lantime_rsc_mode="auto"} 1"#, #"lantime_rsc_active_clock{lantime_rsc_active_clock="clk2"} 1"#,
                #"lantime_rsc_outputs_enabled 1"#, #"lantime_rsc_clock_synchronized{clock="clk1"} 0"#,
                #"lantime_rsc_psu_ok{psu="1"} 0"#,
            ]),
        Spelling(
            "rsc180", #""rsc": {"epld-status": {"ena": true}}"#,
            has: [#"lantime_rsc_outputs_enabled 1"#],
            not: [#"lantime_rsc_active_clock"#, #"lantime_rsc_watchdog_ok"#]),
    ]
}

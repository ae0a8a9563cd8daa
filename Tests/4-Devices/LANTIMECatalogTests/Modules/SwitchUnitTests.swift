import Testing

@Suite("RSC and SCU")
struct SwitchUnitTests {
    @Test(
        "The active clock is the same in any spelling",
        arguments: [
            #""sel": true"#, #""sel": 1"#, #""rsc": {"epld-status": {"sel": true}}"#, #""rsc": {"EPLD_STATUS": ["ts1", "sel"]}"#,
            #""scu": {"status": {"epldStatus": 64}}"#, #""epld-status": "0x40""#, #""epld-status": "ts2, sel""#,
            #""rsc": {"master-val": "clk2-is-master"}"#, #""rsc": {"masterVal": 2}"#, #""rsc": {"master": "2"}"#,
            #""active-clock": "clk2""#, #""selected-clock": "Clock 2""#, #""master": "clk2""#,
            #""rsc": {"active_clock": "clk_2"}"#, #""status": {"activeClock": "clk2"}"#, #""active-clock": {"slot-id": "clk2"}"#,
        ])
    func activeClock(_ members: String) throws {
        for model in ["rsc1000", "RSC2000", "rsc180scu", "scu01"] {
            let walk = try ModuleWalk(model: model, members)
            #expect(
                walk.series("lantime_rsc_active_clock") == [
                    #"lantime_rsc_active_clock{lantime_rsc_active_clock="clk2"} 1"#
                ], "\(model)")
            #expect(walk.duplicates == 0)
        }
    }

    @Test(
        "The mode is the same in any spelling",
        arguments: [
            #""auto": true"#, #""rsc": {"epld-status": ["auto"]}"#, #""rsc": {"epld-status": 32}"#, #""auto-manual": 1"#,
            #""mode": "auto""#, #""mode": "Automatic""#, #""switch-mode": "automatic""#,
            #""automatic": true"#, #""manual": false"#, #""status": {"auto": "yes"}"#,
        ])
    func mode(_ members: String) throws {
        #expect(
            try ModuleWalk(model: "rsc180", members).series("lantime_rsc_mode") == [
                #"lantime_rsc_mode{lantime_rsc_mode="auto"} 1"#
            ])
    }

    @Test("Manual is manual", arguments: [#""mode": "manual""#, #""manual": true"#, #""automatic": false"#])
    func manual(_ members: String) throws {
        #expect(
            try ModuleWalk(model: "rsc180", members).series("lantime_rsc_mode") == [
                #"lantime_rsc_mode{lantime_rsc_mode="manual"} 1"#
            ])
    }

    @Test(
        "An ambiguous value is unknown",
        arguments: [
            (#""active-clock": 0"#, "lantime_rsc_active_clock"), (#""active-clock": 1"#, "lantime_rsc_active_clock"),
            (#""active-clock": "clk3""#, "lantime_rsc_active_clock"), (#""mode": 2"#, "lantime_rsc_mode"),
            (#""mode": true"#, "lantime_rsc_mode"),
        ])
    func ambiguous(_ members: String, _ family: String) throws {
        #expect(try ModuleWalk(model: "rsc180", members).series(family) == [#"\#(family){\#(family)="unknown"} 1"#])
    }

    @Test(
        "No clock is a separate state", arguments: [#""active-clock": "none""#, #""master-val": 0"#, #""master": "no-master""#])
    func none(_ members: String) throws {
        #expect(
            try ModuleWalk(model: "rsc180", members).series("lantime_rsc_active_clock") == [
                #"lantime_rsc_active_clock{lantime_rsc_active_clock="none"} 1"#
            ])
    }

    @Test("A remote-control setting is not the state")
    func orders() throws {
        let walk = try ModuleWalk(
            model: "rsc180",
            #""rsc": {"epld-status": ["auto", "ena"], "epld-control": {"sel-rem": true, "dis-rem": true, "remote": true}}"#)
        let series = walk.series("lantime_rsc_", "lantime_module_")
        #expect(series.contains(#"lantime_rsc_active_clock{lantime_rsc_active_clock="clk1"} 1"#))
        #expect(series.contains("lantime_rsc_outputs_enabled 1") && !series.contains { $0.contains("rem") })
    }

    @Test("Supplies three and four are exported only for a unit with four")
    func supplies() throws {
        func supplies(_ four: Bool) throws -> [String] {
            try ModuleWalk(
                model: "rsc180",
                #""epld-status": {"psu1-ok": true, "psu2-ok": true, "psu3-ok": false, "psu4-ok": false, "has-4-psus": \#(four)}"#
            ).series("lantime_rsc_psu_ok")
        }
        let two = [#"lantime_rsc_psu_ok{psu="1"} 1"#, #"lantime_rsc_psu_ok{psu="2"} 1"#]
        #expect(try supplies(false) == two)
        #expect(try supplies(true) == two + [#"lantime_rsc_psu_ok{psu="3"} 0"#, #"lantime_rsc_psu_ok{psu="4"} 0"#])
    }

    @Test("Outputs and the unit's own state")
    func rest() throws {
        for members in [
            #""outputs-enabled": true, "state": "ok""#, #""rsc": {"ena": 1, "status": "normal"}"#,
            #""rsc": {"output-status": "outputs-enabled", "state": "normal"}"#,
        ] {
            #expect(
                try ModuleWalk(model: "rsc180", members).series("lantime_rsc_") == [
                    "lantime_rsc_outputs_enabled 1", #"lantime_rsc_state{lantime_rsc_state="ok"} 1"#,
                ], "\(members)")
        }
    }
}

import Testing

@Suite("RSC and SCU")
struct SwitchUnitTests {
    @Test(
        "The active clock is the same in any spelling",
        arguments: [
            #""active-clock": "clk2""#, #""active-clock": 2"#, #""active-clock": "2""#, #""selected-clock": "clock-2""#,
            #""selected-clock": "Clock 2""#, #""master": "clk2""#, #""current-master": "CLK2""#, #""active": "clk2""#,
            #""active": true, "master": "clk2""#, #""rsc": {"active_clock": "clk_2"}"#, #""status": {"activeClock": "clk2"}"#,
            #""active-clock": {"slot-id": "clk2"}"#, #""clk1": "backup", "clk2": "master""#,
            #""clk1": {"role": "backup"}, "clk2": {"role": "master"}"#, #""clk1": {"active": false}, "clk2": {"active": true}"#,
            #""clocks": {"clk1": {"selected": false}, "clk2": {"selected": true}}"#,
            #""clk1-active": false, "clk2-active": true"#,
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
            #""mode": "auto""#, #""mode": "Automatic""#, #""switch-mode": "automatic""#, #""rsc": {"operating-mode": "auto"}"#,
            #""automatic": true"#, #""manual": false"#, #""scu-cntl": "AUTO""#, #""status": {"auto": "yes"}"#,
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
        "What could mean either is unknown",
        arguments: [
            (#""active-clock": 0"#, "lantime_rsc_active_clock"), (#""active": true"#, "lantime_rsc_active_clock"),
            (#""active-clock": "clk3""#, "lantime_rsc_active_clock"), (#""mode": 1"#, "lantime_rsc_mode"),
            (#""mode": true"#, "lantime_rsc_mode"),
        ])
    func ambiguous(_ members: String, _ family: String) throws {
        #expect(try ModuleWalk(model: "rsc180", members).series(family) == [#"\#(family){\#(family)="unknown"} 1"#])
    }

    @Test("No clock is a state of its own, and both backup are none known")
    func none() throws {
        #expect(
            try ModuleWalk(model: "rsc180", #""active-clock": "none""#).series("lantime_rsc_active_clock") == [
                #"lantime_rsc_active_clock{lantime_rsc_active_clock="none"} 1"#
            ])
        let both = try ModuleWalk(model: "rsc180", #""clk1": "backup", "clk2": "backup""#)
        #expect(both.series("lantime_rsc_active_clock") == [])
    }

    @Test("Outputs and the unit's own state")
    func rest() throws {
        for members in [
            #""outputs-enabled": true, "state": "ok""#, #""rsc": {"outputs": {"enabled": "yes"}, "status": "normal"}"#,
        ] {
            #expect(
                try ModuleWalk(model: "rsc180", members).series("lantime_rsc_") == [
                    "lantime_rsc_outputs_enabled 1", #"lantime_rsc_state{lantime_rsc_state="ok"} 1"#,
                ], "\(members)")
        }
    }
}

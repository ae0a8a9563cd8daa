import Testing

@Suite("REL")
struct RelayTests {
    private static let healthy = ["A", "B", "C"].map {
        #"lantime_relay_state{relay="\#($0)",lantime_relay_state="\#($0 == "B" ? "normally_closed" : "normally_open")"} 1"#
    }

    @Test(
        "The same relays give the same series in any spelling",
        arguments: [
            #""relay-a": "no", "relay-b": "nc", "relay-c": "no""#,
            #""relay_a": "NO", "relay_b": "NC", "relay_c": "NO""#,
            #""relayA": "normal", "relayB": "error", "relayC": "normal""#,
            #""relay-1": "normally-open", "relay-2": "normally-closed", "relay-3": "normally-open""#,
            #""relay-0": "normally-open", "relay-1": "normally-closed", "relay-2": "normally-open""#,
            #""relay-a-state": "closed-no", "relay-b-state": "closed-nc", "relay-c-state": "closed-no""#,
            #""relay-a": {"state": "no"}, "relay-b": {"state": "nc"}, "relay-c": {"state": "no"}"#,
            #""relay-a": {"contact": "co-no"}, "relay-b": {"contact": "co-nc"}, "relay-c": {"contact": "co-no"}"#,
            #""relay-a": {"error": false}, "relay-b": {"error": true}, "relay-c": {"error": false}"#,
            #""relay-a": {"normal": true}, "relay-b": {"normal": false}, "relay-c": {"normal": 1}"#,
            #""relays": ["no", "nc", "no"]"#,
            #""relays": {"a": "no", "b": "nc", "c": "no"}"#,
            #""relays": {"relay-a": "no", "relay-b": "nc", "relay-c": "no"}"#,
            #""relays": {"a": {"state": "no"}, "b": {"state": "nc"}, "c": {"state": "no"}}"#,
            #""relays": [{"object-id": "a", "state": "no"}, {"object-id": "b", "state": "nc"}, {"object-id": "c", "state": "no"}]"#,
            #""relays": [{"object-id": "relay-1", "state": "no"}, {"object-id": "relay-2", "state": "nc"}, {"object-id": "relay-3", "state": "no"}]"#,
            #""relays": [{"object-id": 0, "state": "no"}, {"object-id": 1, "state": "nc"}, {"object-id": 2, "state": "no"}]"#,
            #""relays": [{"state": "Normally Open"}, {"state": "Normally Closed"}, {"state": "Normally Open"}]"#,
            #""relays": {"count": 3, "a": {"state": "no"}, "b": {"state": "nc"}, "c": {"state": "no"}}"#,
            #""rel": {"relay-a": "no-mode", "relay-b": "nc-mode", "relay-c": "no-mode"}"#,
            #""status": {"relays": [{"mode": "no"}, {"mode": "nc"}, {"mode": "no"}]}"#,
            #""relay": {"a": {"state": "no [1]"}, "b": {"state": "nc [0]"}, "c": {"state": "no [1]"}}"#,
            #""error-relay": {"a": "no", "b": "nc", "c": "no"}"#,
        ])
    func spellings(_ members: String) throws {
        let walk = try ModuleWalk(model: "rel1000", members)
        #expect(walk.series("lantime_relay_state") == Self.healthy)
        #expect(walk.duplicates == 0)
        #expect(walk.unknownWords == 0)
    }

    @Test(
        "An ambiguous value is unknown, and counted",
        arguments: ["true", "false", "1", "0", #""open""#, #""closed""#, #""on""#, #""active""#, #""a word of tomorrow""#])
    func ambiguous(_ value: String) throws {
        for members in [#""relay-a": \#(value)"#, #""relay-a": {"state": \#(value)}"#, #""relays": [\#(value)]"#] {
            let walk = try ModuleWalk(model: "rel1000", members)
            #expect(
                walk.series("lantime_relay_state") == [#"lantime_relay_state{relay="A",lantime_relay_state="unknown"} 1"#],
                "\(members)")
            #expect(walk.unknownWords == 1)
        }
    }

    @Test("An empty value is unknown", arguments: ["null", #""""#, #""-""#])
    func silent(_ value: String) throws {
        #expect(
            try ModuleWalk(model: "rel1000", #""relay-a": \#(value)"#).series("lantime_relay_state") == [
                #"lantime_relay_state{relay="A",lantime_relay_state="unknown"} 1"#
            ])
    }

    @Test("The reference of a relay is exported beside its state, and never instead of it")
    func signals() throws {
        let walk = try ModuleWalk(
            model: "rel1000", #""relays": {"status": "ok", "a": {"mode": "notification", "state": "nc", "signal": "CLK1"}}"#)
        #expect(
            walk.series("lantime_relay") == [
                #"lantime_relay_state{relay="A",lantime_relay_state="normally_closed"} 1"#,
                #"lantime_relay_info{relay="A",signal="CLK1"} 1"#,
            ])
    }

    @Test("Other modules have no relays: their values stay generic", arguments: ["xyz990", "gps180", "prel1000"])
    func otherModules(_ model: String) throws {
        let walk = try ModuleWalk(model: model, #""relay-a": "no""#)
        #expect(walk.series("lantime_relay") == [])
        #expect(walk.series("lantime_module_state") == [#"lantime_module_state{model="\#(model)",path="relay-a",state="no"} 1"#])
    }
}

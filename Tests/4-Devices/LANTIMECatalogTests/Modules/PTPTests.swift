import Testing

/// What one instance says, in the spelling that the fixtures have.
private let plainFields =
    #""port-state": 6, "unicast-clients": 512, "offset-from-master": -12, "mean-path-delay": "4211 ns", "clock-class": 6, "domain": 44"#

@Suite("HPS and PSX")
struct PTPTests {
    private static func series(_ instance: String) -> [String] {
        [
            #"lantime_ptp_port_state{ptp_instance="\#(instance)",lantime_ptp_port_state="master"} 1"#,
            #"lantime_ptp_clients{ptp_instance="\#(instance)"} 512"#,
            #"lantime_ptp_clients_capacity{ptp_instance="\#(instance)"} 2048"#,
            #"lantime_ptp_client_load_ratio{ptp_instance="\#(instance)"} 0.25"#,
            #"lantime_ptp_offset_from_master_seconds{ptp_instance="\#(instance)"} -1.2e-08"#,
            #"lantime_ptp_mean_path_delay_seconds{ptp_instance="\#(instance)"} 4.211e-06"#,
            #"lantime_ptp_clock_class{ptp_instance="\#(instance)"} 6"#,
            #"lantime_ptp_info{ptp_instance="\#(instance)",domain="44",profile="",delay_mechanism="",protocol="",clock_identity=""} 1"#,
        ]
    }

    @Test(
        "Instances are found anywhere, and named by object-id or position",
        arguments: [
            (#""ptp": [{\#(plainFields)}]"#, "0"), (#""ptp": {\#(plainFields)}"#, "0"),
            (#""ptp": {"instances": [{\#(plainFields)}]}"#, "0"),
            (#""ptp": {"state": "ok", "instances": [{\#(plainFields)}]}"#, "0"),
            (#""ptp-instances": [{"object-id": "ptp3", \#(plainFields)}]"#, "ptp3"),
            (#""instances": {"ptp3": {\#(plainFields)}}"#, "ptp3"),
            (#""ptpv2": {"3": {\#(plainFields)}}"#, "3"), (#""PTP_Instances": [{"object-id": 7, \#(plainFields)}]"#, "7"),
            (#""hps": {"ptp": {"instances": {"0": {\#(plainFields)}}}}"#, "0"), (#""status": {"ptp": [{\#(plainFields)}]}"#, "0"),
        ])
    func places(_ members: String, _ instance: String) throws {
        let walk = try ModuleWalk(model: "hps100", members)
        #expect(walk.series("lantime_ptp_") == Self.series(instance))
        #expect(walk.duplicates == 0)
        #expect(walk.unknownWords == 0)
    }

    @Test(
        "Fields may be grouped and spelt differently",
        arguments: [
            #"{"port-ds": {"port-state": "master"}, "unicast": {"clients": 512}, "current-ds": {"offset-from-master": "-12", "mean-path-delay": 4211}, "default-ds": {"domain-number": 44, "clock-quality": {"clock-class": 6}}}"#,
            #"{"status": {"state": "Master", "clients": 512, "offset-from-gm": -12, "path-delay": 4211, "clock-class": "6"}, "settings": {"domain": 44}}"#,
            #"{"ptp_state": "6", "clients": {"active": 512, "max": 2048}, "offset": "-12ns", "path-delay": "4.211 us", "clockClass": 6, "domain-number": "44"}"#,
            #"{"state": "master [6]", "number-of-clients": "512", "max-clients": "2048", "offset": -12.0, "mean-path-delay": 4211, "clock-class": 6, "ptp-domain": 44}"#,
        ])
    func fields(_ instance: String) throws {
        let walk = try ModuleWalk(model: "hps100", #""ptp": [\#(instance)]"#)
        #expect(walk.series("lantime_ptp_") == Self.series("0"))
        #expect(walk.duplicates == 0)
    }

    @Test(
        "All ten port states, as word, number and text",
        arguments: [
            "uninitialized", "initializing", "faulty", "disabled", "listening", "pre_master", "master", "passive", "uncalibrated",
            "slave",
        ].enumerated().map { ($0.offset, $0.element) })
    func portStates(_ number: Int, _ state: String) throws {
        let words = [
            "\(number)", "\"\(number)\"", "\"\(state)\"", "\"\(state.replacing("_", with: "-"))\"", "\"\(state.uppercased())\"",
        ]
        for word in words {
            #expect(
                try ModuleWalk(model: "hps100", #""ptp": [{"port-state": \#(word)}]"#).series("lantime_ptp_port_state") == [
                    #"lantime_ptp_port_state{ptp_instance="0",lantime_ptp_port_state="\#(state)"} 1"#
                ], "\(word)")
        }
    }

    @Test("Other words, numbers and booleans are unknown", arguments: ["10", "-1", #""ok""#, "true"])
    func unknownPortState(_ word: String) throws {
        #expect(
            try ModuleWalk(model: "psx4ge", #""ptp": [{"port-state": \#(word)}]"#).series("lantime_ptp_port_state") == [
                #"lantime_ptp_port_state{ptp_instance="0",lantime_ptp_port_state="unknown"} 1"#
            ])
    }

    @Test(
        "The capacity comes from the document, else from the documented model",
        arguments: [
            ("hps100", #""clients": 100"#, "2048"), ("hps100", #""clients": 100, "max-clients": 512"#, "512"),
            ("mshps100", #""clients": 100"#, nil), ("psx4ge", #""clients": 100"#, nil),
            ("psx210", #""clients": 100, "capacity": 4096"#, "4096"),
        ])
    func capacity(_ model: String, _ fields: String, _ expected: String?) throws {
        let walk = try ModuleWalk(model: model, #""ptp": [{"port-state": 6, \#(fields)}]"#)
        #expect(
            walk.series("lantime_ptp_clients_capacity")
                == (expected.map { [#"lantime_ptp_clients_capacity{ptp_instance="0"} \#($0)"#] } ?? []))
        #expect(walk.series("lantime_ptp_client_load_ratio").count == (expected == nil ? 0 : 1))
        #expect(walk.series("lantime_ptp_clients{") == [#"lantime_ptp_clients{ptp_instance="0"} 100"#])
    }

    @Test("A list of clients is counted, and its addresses are not exported")
    func clientList() throws {
        let list = (1...2000).map { #"{"object-id": "\#($0)", "address": "198.51.100.7", "interval": -3}"# }.joined(
            separator: ",")
        let walk = try ModuleWalk(model: "hps100", #""ptp": [{"port-state": 6, "uc-slave-list": [\#(list)]}]"#)
        #expect(walk.series("lantime_ptp_clients{") == [#"lantime_ptp_clients{ptp_instance="0"} 2000"#])
        #expect(walk.series("lantime_module_value", "lantime_module_state", "lantime_list_") == [])
    }

    @Test(
        "Packets are counted by direction and kind",
        arguments: [
            #"{"rx-delay-request": 7, "tx-sync": 9}"#, #"{"rx": {"delay-request": 7}, "tx": {"sync": 9}}"#,
            #"{"received": {"delay_request": "7"}, "sent": {"sync": 9}}"#, #"{"delay-request": {"rx": 7}, "sync": {"tx": 9}}"#,
        ])
    func packets(_ counters: String) throws {
        let walk = try ModuleWalk(model: "hps100", #""ptp": [{"port-state": 6, "packet-counters": \#(counters)}]"#)
        #expect(
            walk.series("lantime_ptp_receive", "lantime_ptp_transmit") == [
                #"lantime_ptp_receive_packets_total{ptp_instance="0",message="delay_request"} 7"#,
                #"lantime_ptp_transmit_packets_total{ptp_instance="0",message="sync"} 9"#,
            ])
    }

    @Test(
        "SyncE quality by name or SSM",
        arguments: [
            #""synce": {"input-quality-level": "prc", "output-ql": "QL-DNU"}"#,
            #""synce": {"input": {"ssm": 2}, "output": {"ssm": 15}}"#,
            #""hps": {"sync-e": {"rx-ssm": "2", "tx-ssm": "dnu-dus"}}"#,
        ])
    func synchronousEthernet(_ members: String) throws {
        #expect(
            try ModuleWalk(model: "hps100", members).series("lantime_synce") == [
                #"lantime_synce_input_quality{lantime_synce_input_quality="prc"} 1"#,
                #"lantime_synce_output_quality{lantime_synce_output_quality="do_not_use"} 1"#,
            ])
    }
}

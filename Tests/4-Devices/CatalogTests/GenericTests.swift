import Metrics
import Testing

@testable import Catalog

@Suite("Generic mapping")
struct GenericTests {
    private func series(_ member: String) throws -> [String] {
        try Walking(.gauge("x_known", at: "data.known", help: "Help.")).series(#"{"data": {"part": {\#(member)}}}"#)
    }

    @Test(
        "Booleans and numbers are exported as values",
        arguments: [
            (#""fan": true"#, "1"), (#""fan": false"#, "0"), (#""rpm": 2400"#, "2400"), (#""level": -0.5"#, "-0.5"),
            (#""level": "12.5""#, "12.5"), (#""count": "0""#, "0"),
            (#""has-password": true"#, "1"), (#""session-count": 3"#, "3"), (#""session": "12""#, "12"),
            (#""uncertainty": 45"#, "45"),
        ])
    func values(_ member: String, _ value: String) throws {
        let key = member.split(separator: "\"")[0]
        #expect(try series(member) == [#"lantime_module_value{slot="",model="",path="part.\#(key)"} \#(value)"#])
    }

    @Test(
        "Short words are exported as states", arguments: ["normal-operation", "ok", "GPS_L1", "10mhz-freqin", "clk1", "decade"])
    func words(_ word: String) throws {
        #expect(
            try series(#""mode": "\#(word)""#) == [#"lantime_module_state{slot="",model="",path="part.mode",state="\#(word)"} 1"#]
        )
    }

    @Test(
        "Identifiers, addresses, times, secrets and free text are not exported",
        arguments: [
            #""serial-number": "0123456789""#, #""serialnumber": 123456789"#, #""object-id": "io3""#, #""card-id": 7"#,
            #""hostname": "ntp1""#, #""mac-address": "aa""#,
            #""peer": "00:13:95:12:34:56""#, #""peer": "aa-bb-cc-dd-ee-ff""#, #""peer": "192.0.2.1""#, #""peer": "2001:db8::1""#,
            #""ip": "x""#, #""gateway": "none-such""#,
            #""seen": "2026-02-11T22:05:07""#, #""seen": "202612280000""#, #""timestamp": 1770847501"#, #""date": "today""#,
            #""password": "hunter""#, #""snmp-community": "public""#,
            #""auth-key": "abc""#, #""shared_secret": 7"#, #""password": {"value": "hunter"}"#,
            #""community": [{"name2": "public"}]"#, #""sharedsecret": "hunter""#,
            #""pin": 1234"#, #""pin": "1234""#, #""user-pin": 1234"#, #""otp": 123456"#, #""pass": "1234""#, #""hash": 77"#,
            #""salt": 5"#, #""nonce": 5"#, #""license-number": 5"#, #""cookie": "abc""#, #""fingerprint": "abc""#,
            #""signature": "abc""#, #""session": "abc""#, #""session": "4815162342""#, #""session": {"value": "abc"}"#,
            #""pin": {"value": 1234}"#, #""mode": "aZ3fKq81LmPwXyT0bVnR""#,
            #""note": "a sentence of free text""#, #""note": "\#(String(repeating: "a", count: 41))""#, #""hash": "deadbeef01""#,
            #""sn": "001122334455""#, #""part": "A1234567""#,
            #""url": "abc""#, #""version": "beta""#, #""software-revision": 7"#, #""latitude": 47.1"#, #""position": "north""#,
            #""description": "rack""#, #""user": "root""#,
            #""x": null"#, #""x": """#, #""x": "-""#, #""x": "n/a""#, #""x": "unknown""#, #""x": "never""#, #""x": "a""#,
            #""x": []"#, #""x": {}"#,
        ])
    func leftOut(_ member: String) throws {
        #expect(try series(member).isEmpty)
    }

    @Test("Values of a module have its slot and model, and the path below it; elements are named by object-id or position")
    func modules() throws {
        let json = #"""
            {"data": {"chassis1": {"slots": [{"slot-id": "io3", "module": {"info": {"model": "XYZ999"}, "out": [{"object-id": "o1", "on": true}, {"on": false}],
             "mode": "auto"}, "power": 5}]}}}
            """#
        let walking = try Walking(
            .info("x_module_info", of: "data.chassis#.slots[slot=slot-id].module.info", labels: ["model": "model"], help: "Help.")
        )
        #expect(
            try walking.series(json) == [
                #"x_module_info{slot="chassis1/io3",model="XYZ999"} 1"#,
                #"lantime_module_value{slot="chassis1/io3",model="XYZ999",path="out.o1.on"} 1"#,
                #"lantime_module_value{slot="chassis1/io3",model="XYZ999",path="out.1.on"} 0"#,
                #"lantime_module_value{slot="",model="",path="chassis1.slots.0.power"} 5"#,
                #"lantime_module_state{slot="chassis1/io3",model="XYZ999",path="mode",state="auto"} 1"#,
            ])
    }

    private static func module(_ slot: String, leaves: Int) -> String {
        let leaves = (0..<leaves).map { #""leaf-\#($0)": \#($0)"# }.joined(separator: ",")
        return #"{"slot-id": "\#(slot)", "module": {\#(leaves)}}"#
    }

    @Test("1000 unknown values of a module become at most 200 series, and the rest is counted; each module has its own limit")
    func limit() throws {
        let walking = try Walking(
            .fact("x_occupied", of: "data.chassis#.slots[slot=slot-id]", if: .told("module"), help: "Help."))
        let json =
            #"{"data": {"chassis0": {"slots": [\#(Self.module("io1", leaves: 1000)), \#(Self.module("io2", leaves: 201)), \#(Self.module("io3", leaves: 200))]}}}"#
        let series = try walking.series(json)
        for slot in ["io1", "io2", "io3"] {
            #expect(series.filter { $0.hasPrefix("lantime_module_value{slot=\"\(slot)\"") }.count == 200)
        }
        #expect(
            series.filter { $0.hasPrefix("lantime_module_values_dropped") } == [
                #"lantime_module_values_dropped{slot="io1",model=""} 800"#,
                #"lantime_module_values_dropped{slot="io2",model=""} 1"#,
            ])
    }

    @Test("The limit comes from the configuration; 0 or disabling the collector turns the mapping off")
    func options() throws {
        let walking = try Walking(.gauge("x_known", at: "data.known", help: "Help."))
        let json = #"{"data": {"a": 1, "b": 2, "c": 3}}"#
        var options = WalkOptions()
        options.genericSeriesLimit = 2
        #expect(try walking.series(json, options).filter { $0.hasPrefix("lantime_module_value{") }.count == 2)
        #expect(try walking.series(json, options).contains(#"lantime_module_values_dropped{slot="",model=""} 1"#))
        options.genericSeriesLimit = 0
        #expect(try walking.series(json, options).isEmpty)
        options = WalkOptions()
        options.disabledCollectors = ["generic"]
        #expect(try walking.series(json, options).isEmpty)
    }

    @Test("Values outside of data are not exported")
    func outside() throws {
        let walking = try Walking(.gauge("x_known", at: "data.known", help: "Help."))
        let json = #"{"system-information": {"new": 1}, "changes": {"count": 2}, "top": 3, "data": 4}"#
        #expect(try walking.series(json).isEmpty)
        #expect(try walking.leaves(json).count == 4)
    }
}

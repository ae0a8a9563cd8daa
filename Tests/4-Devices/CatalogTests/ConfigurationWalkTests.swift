import Metrics
import StatusDocument
import Testing

@testable import Catalog

@Suite("Mapping a device's configuration")
struct ConfigurationWalkTests {
    private func walk(_ json: String, limit: Int = 100) throws -> (SampleSet, CompiledCatalog) {
        let catalog = try CompiledCatalog([], modules: "data.m", model: "model", transparent: "data.status")
        var samples = SampleSet(of: "device", "d")
        catalog.walkConfiguration(
            try StatusDocument(parsing: Array(json.utf8)), limit: limit, into: &samples)
        samples.sort(familyCount: catalog.families.families.count)
        return (samples, catalog)
    }

    /// The paths, with values or states; without what all have in common.
    private func paths(_ json: String, limit: Int = 100) throws -> [String] {
        let (samples, catalog) = try walk(json, limit: limit)
        return catalog.families.families.flatMap { family -> [String] in
            guard let id = catalog.families.id(family.name) else { return [] }
            return samples.samples(of: id).map { sample in
                let path = samples.value(of: "path", in: sample.labels) ?? family.name
                return "\(path)=\(samples.value(of: "state", in: sample.labels) ?? "\(sample.value)")"
            }
        }
    }

    @Test("Numbers, booleans and words become series with the model config")
    func values() throws {
        let json =
            #"{"data": {"object-id": "config", "ntp": {"enabled": true, "stratum": "12", "mode": "broadcast", "limit": 3.5}}}"#
        #expect(
            try paths(json) == [
                "config.ntp.enabled=1.0", "config.ntp.stratum=12.0", "config.ntp.limit=3.5", "config.ntp.mode=broadcast",
            ])
        let (samples, catalog) = try walk(json)
        let value = try #require(catalog.families.id("lantime_module_value"))
        let first = try #require(samples.samples(of: value).first)
        #expect(
            String(decoding: samples.text(first.labels), as: UTF8.self)
                == #"device="d",slot="",model="config",path="config.ntp.enabled""#)
    }

    @Test("Where status and configuration have the same path, only the configuration counts")
    func sideBySide() throws {
        #expect(try paths(#"{"data": {"status": {"a": 1}, "config": {"b": 2}}, "x": 3}"#) == ["config.b=2.0"])
    }

    @Test(
        "Possible secrets and text chosen by an operator are not exported",
        arguments: [
            #""password": 1234"#, #""snmp": {"communities": [{"access": "public"}]}"#, #""key": {"enabled": true}"#,
            #""x": {"object-id": "snmp-community", "value": "public"}"#, #""x": {"name": "Admin password", "value": 1234}"#,
            #""x": {"type": "token", "length": 12}"#, #""a": {"certificates": {"web": {"valid": true}}}"#,
            #""value": "aB3dE9xY""#, #""value": "hunter2x5""#, #""value": "Geheim""#.replacing("Geheim", with: "GeHeim"),
            #""value": "ssh-rsa""#, #""value": "d41d8cd98f00b204e9800998ecf8427e""#, #""code": "12345678""#, #""pin": "0815""#,
            #""hostname": "mbg1""#, #""server": {"address": "10.1.2.3"}"#, #""x": "10.1.2.3""#, #""contact": "jane@company.de""#,
            #""x": null"#, #""x": "2026-01-01""#, #""username": "jane""#, #""wifi-psk": "abcdefgh""#, #""hash-rounds": 5"#,
        ])
    func secrets(_ member: String) throws {
        #expect(try paths("{\"data\": {\(member)}}") == [])
    }

    @Test("Names and addresses of users and hosts do not occur in paths either")
    func identities() throws {
        let found = try paths(
            #"""
            {"data": {"users": [{"object-id": "jane", "level": 1}], "peers": {"mbg1": {"on": true}, "10.1.2.3": {"on": false}},
             "ports": [{"object-id": "lan0", "speed": 100}, {"object-id": "10.1.1.1", "speed": 10}]}}
            """#)
        #expect(
            found == [
                "config.users.0.level=1.0", "config.peers.0.on=1.0", "config.peers.1.on=0.0", "config.ports.lan0.speed=100.0",
                "config.ports.1.speed=10.0",
            ])
    }

    @Test("Values beyond the limit are counted; a limit of 0 exports none")
    func limit() throws {
        let json = #"{"data": {"a": 1, "b": 2, "c": 3, "password": 4}}"#
        #expect(try paths(json, limit: 1) == ["config.a=1.0", "lantime_module_values_dropped=2.0"])
        #expect(try paths(json, limit: 0) == [])
    }

    @Test("The collector is off unless the settings enable it; others are on unless the settings disable them")
    func defaults() {
        #expect(Collector.disabled(by: [:]) == ["config"])
        #expect(Collector.disabled(by: ["config": true]) == [])
        #expect(Collector.disabled(by: ["config": false, "ntp": false, "gnss": true]) == ["config", "ntp"])
    }
}

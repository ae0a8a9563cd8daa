import Configuration
import Foundation
import Platform
import Testing
import Text
import YAML

@Suite("Device files")
struct DeviceFilesTests {
    private let folder: ConfigurationFolder

    init() throws {
        folder = try ConfigurationFolder()
        try FileManager.default.createDirectory(atPath: folder.path + "/devices.d", withIntermediateDirectories: true)
    }

    /// The problems, one `file:line:column: path: sentence` each, without the folder's name.
    private func problems(_ text: String) throws -> [String] {
        do {
            _ = try folder.load(text)
            return []
        } catch let error as ConfigurationError {
            return error.problems.map { $0.description.replacing(folder.path + "/", with: "") }
        }
    }

    @Test(
        "Each is a list as under devices, with the defaults and profiles of the main file, in the order of the patterns and names"
    )
    func read() throws {
        try folder.write("- {name: b, url: 'http://b', timeout: 3s}\n- {name: c, url: 'http://c'}", to: "devices.d/20.yml")
        try folder.write("- {name: a, url: 'https://a', auth: m}", to: "devices.d/10.yml")
        try folder.write("", to: "devices.d/30.yml")
        try folder.write("- {name: hidden, url: 'http://h'}", to: "devices.d/.40.yml")
        try folder.write("- {name: z, url: 'http://z'}", to: "one.yml")
        let configuration = try folder.load(
            """
            defaults: {timeout: 7s}
            auth: {m: {username: u, password_env: P}}
            devices: [{name: first, url: 'http://first'}]
            device_files: [one.yml, 'devices.d/*.yml', devices.d/10.yml, 'nothing.d/*.yml']
            """)
        #expect(configuration.devices.map(\.name) == ["first", "z", "a", "b", "c"])
        #expect(configuration.devices.map(\.timeout) == [7, 7, 7, 3, 7].map { .seconds($0) })
        #expect(configuration.devices[2].auth?.name == "m")
        let paths = ["one.yml", "devices.d/10.yml", "devices.d/20.yml", "devices.d/30.yml"].map { folder.path + "/" + $0 }
        #expect(configuration.deviceFiles == paths)
    }

    @Test("Paths in a device file are relative to it")
    func relative() throws {
        try folder.write("-----BEGIN CERTIFICATE-----\n", to: "devices.d/ca.pem")
        try folder.write("- {name: a, url: 'https://a', tls: {ca_file: ca.pem}}", to: "devices.d/a.yml")
        let configuration = try folder.load("device_files: [devices.d/a.yml]")
        #expect(configuration.devices.first?.tls.caFile == folder.path + "/devices.d/ca.pem")
    }

    @Test("All problems are reported at once, with file, line and column; a duplicate names both places")
    func wrong() throws {
        try folder.write("- {name: a, url: 'http://a'}\n- {name: b, url: nowhere}", to: "devices.d/1.yml")
        try folder.write(
            "\n- {name: a, url: 'http://a', tiemout: 3s}\n- {name: gm, url: 'http://x', auth: n}", to: "devices.d/2.yml")
        try folder.write("devices: []", to: "devices.d/3.yml")
        try folder.write("- [\n", to: "devices.d/4.yml")
        let found = try problems("devices: [{name: gm, url: 'http://gm'}]\ndevice_files: ['devices.d/*.yml', missing.yml, '']")
        #expect(
            found == [
                "lantime.yml:2:35: device_files[1]: cannot read missing.yml: no such file or directory",
                "lantime.yml:2:48: device_files[2]: expected the path of a file, found an empty text",
                "devices.d/1.yml:2:18: [1].url: the URL is not accepted: it must begin with https:// or http://",
                "devices.d/2.yml:2:10: [0].name: another device in devices.d/1.yml, line 1, has the name \"a\" already",
                "devices.d/2.yml:2:30: [0]: unknown key \"tiemout\"; did you mean \"timeout\"? known: auth, collectors, generic_series_limit, labels, max_body_size, min_interval, name, proxy, slots, timeout, tls, url",
                "devices.d/2.yml:3:10: [1].name: another device in lantime.yml, line 1, has the name \"gm\" already",
                "devices.d/2.yml:3:37: [1].auth: no profile under \"auth\" is named \"n\"; known: none",
                "devices.d/3.yml:1:1: expected a list, found a mapping; each element of a list begins with \"- \"",
                "devices.d/4.yml:2:1: not valid YAML: did not find expected node content while parsing a flow node",
            ])
    }

    @Test("A change of any of the files is noticed, including added and removed ones and links that change, as in Kubernetes")
    func watched() throws {
        try folder.write("- {name: a, url: 'http://a'}", to: "devices.d/a.yml")
        let manager = FileManager.default
        for version in ["v1", "v2"] {
            try manager.createDirectory(atPath: "\(folder.path)/\(version)", withIntermediateDirectories: true)
            try folder.write("- {name: \(version), url: 'http://\(version)'}", to: "\(version)/linked.yml")
        }
        try manager.createSymbolicLink(atPath: folder.path + "/current", withDestinationPath: "v1")
        let text = "device_files: ['devices.d/*.yml', current/linked.yml]"
        let changes: [(String, () throws -> Void)] = [
            ("rewritten", { try folder.write("- {name: other, url: 'http://a'}", to: "devices.d/a.yml") }),
            ("new", { try folder.write("- {name: b, url: 'http://b'}", to: "devices.d/b.yml") }),
            ("gone", { try manager.removeItem(atPath: folder.path + "/devices.d/b.yml") }),
            (
                "link",
                {
                    try manager.createSymbolicLink(atPath: folder.path + "/next", withDestinationPath: "v2")
                    #expect(rename(folder.path + "/next", folder.path + "/current") == 0)
                }
            ),
            ("main file", { try folder.write(text + "\n", to: "lantime.yml") }),
        ]
        for (what, change) in changes {
            let configuration = try folder.load(text)
            #expect(!configuration.files.haveChanged, "before: \(what)")
            try change()
            #expect(configuration.files.haveChanged, "\(what)")
        }
        let last = try folder.load(text)
        #expect(last.devices.map(\.name) == ["other", "v2"])
        try manager.removeItem(atPath: folder.path + "/devices.d/a.yml")
        #expect(last.files.haveChanged && !last.files.renewed().haveChanged)
    }
}

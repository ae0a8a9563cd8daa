import Catalog
import Testing

@testable import CatalogFiles

@Suite("Which entry wins")
struct PrecedenceTests {
    private func series(_ files: String..., json: String, disabled: Set<String> = []) throws -> [String] {
        let text =
            switch files.count {
            case 1: try CatalogText(files[0])
            default: try CatalogText(files[0], files[1])
            }
        let loaded = try text.load()
        #expect(loaded.problems == [])
        return try #require(loaded.catalog).series(json, disabled: disabled)
    }

    private func file(_ entries: String, name: String = "own", further: String = "") -> String {
        "subjects:\n- name: \(name)\n  title: Own\n  entries:\n\(entries)\(further)"
    }

    private let uptime = #"{"data": {"system": {"uptime": 7}}}"#

    @Test("Without a file the built-in entry reads the value")
    func builtIn() throws {
        #expect(try LoadedCatalog.load(files: []).catalog?.series(uptime) == ["lantime_system_uptime_seconds 7"])
    }

    @Test(
        "An entry of a file takes the value from a built-in one, whatever its path says",
        arguments: ["data.system.uptime", "**.uptime", "data.*.uptime", "data.(system|other).uptime"])
    func fileWins(_ path: String) throws {
        let own = file("  - {metric: lantime_own, type: gauge, path: \"\(path)\", help: H}\n")
        #expect(try series(own, json: uptime) == ["lantime_own 7"])
    }

    @Test("A value that a file ignores is not read by a built-in entry")
    func ignored() throws {
        let text = "subjects:\n- {name: own, title: T, ignored: [{path: data.**, reason: not ours}]}\n"
        #expect(try series(text, json: uptime) == [])
    }

    @Test("Of two files, the later one wins with the same path, and the more specific one otherwise")
    func twoFiles() throws {
        func own(_ name: String, _ path: String) -> String {
            file("  - {metric: lantime_\(name), type: gauge, path: \"\(path)\", help: H}\n", name: name)
        }
        #expect(try series(own("a", "data.system.uptime"), own("b", "data.*.uptime"), json: uptime) == ["lantime_a 7"])
        #expect(try series(own("a", "data.*.uptime"), own("b", "data.<x>.uptime"), json: uptime) == ["lantime_b{x=\"system\"} 7"])
    }

    @Test("An entry may add another place to a built-in metric")
    func addition() throws {
        let own = file("  - {metric: lantime_system_uptime_seconds, type: gauge, path: data.up, help: H}\n")
        #expect(try series(own, json: #"{"data": {"up": 3}}"#) == ["lantime_system_uptime_seconds 3"])
        #expect(try series(own, json: uptime) == ["lantime_system_uptime_seconds 7"])
    }

    @Test("With replace, an entry replaces the built-in ones, with other labels")
    func replacement() throws {
        let own = file(
            "  - {metric: lantime_system_uptime_seconds, type: gauge, path: 'data.<part>.up', help: H, replace: true}\n")
        let json = #"{"data": {"system": {"uptime": 7, "up": 8}}}"#
        #expect(
            try series(own, json: json) == [
                #"lantime_system_uptime_seconds{part="system"} 8"#,
                #"lantime_module_value{slot="",model="",path="system.uptime"} 7"#,
            ])
    }

    @Test("The subject of a file is a collector that a device can disable")
    func collector() throws {
        let own = file("  - {metric: lantime_own, type: gauge, path: data.x, help: H}\n")
        let text = try CatalogText(own)
        #expect(try text.load().collectorNames.contains("own"))
        #expect(try series(own, json: #"{"data": {"x": 1}}"#, disabled: ["own"]) == [])
    }

    @Test(
        "The models of a module decide which modules an entry applies to",
        arguments: [("xyz100", true), ("XYZ*", true), ("[abc, xyz*]", true), ("xyz", false), ("[abc*]", false)])
    func models(_ models: String, isMeant: Bool) throws {
        let text =
            "subjects:\n- name: own\n  title: T\n  module: \(models)\n  entries: [{metric: lantime_own, type: gauge, path: v, help: H}]\n"
        #expect(try series(text, json: document(#""v": 5"#)).contains(#"lantime_own{slot="io1"} 5"#) == isMeant)
    }

    @Test("An entry can apply to other models than its subject")
    func otherModule() throws {
        let text = """
            subjects:
            - name: own
              title: T
              module: abc
              entries:
              - {metric: lantime_a, type: gauge, path: v, help: H}
              - {metric: lantime_b, type: gauge, path: v, help: H, module: xyz100}
            """
        let found = try series(text, json: document(#""v": 5"#)).filter { $0.hasPrefix("lantime_a") || $0.hasPrefix("lantime_b") }
        #expect(found == [#"lantime_b{slot="io1"} 5"#])
    }
}

import Testing
import Text
import YAML

private enum Colour: String, CaseIterable {
    case red, green
}

/// Reads a mapping with `body` and returns what was reported.
private func problems(_ text: String, _ body: (MappingReader) -> Void) -> [String] {
    let problems = ProblemCollector(file: "f.yml")
    ValueReader(parsing: Array(text.utf8), problems: problems)?.mapping { section -> Void? in body(section) }
    return problems.problems.map(\.description)
}

@Suite("Reading typed values")
struct ReaderTests {
    @Test("Correct values are read without a problem")
    func values() {
        let text = """
            text: 10
            flag: no
            count: -3
            ratio: 1e-3
            time: 1m30s
            size: 2KiB
            colour: green
            list: [a, "b"]
            inner: {x: 1}
            free: {one: 1, two: 2}
            empty:
            """
        let found = problems(text) { section in
            #expect(section.string("text") == "10")
            #expect(section.bool("flag") == false)
            #expect(section.integer("count", in: -3...3) == -3)
            #expect(section.value("ratio")?.number() == 0.001)
            #expect(section.duration("time") == .seconds(90))
            #expect(section.byteSize("size") == 2048)
            #expect(section.choice("colour") == Colour.green)
            #expect(section.strings("list") == ["a", "b"])
            #expect(section.mapping("inner") { $0.integer("x") } == 1)
            #expect(section.entries("free").map(\.key.text) == ["one", "two"])
            #expect(section.string("empty") == nil)
            #expect(section.string("absent") == nil)
            #expect(section.has("text") && !section.has("empty") && !section.has("absent"))
        }
        #expect(found == [])
    }

    @Test("All problems are reported at once, in the order of the file, with position and path")
    func allAtOnce() {
        let text = """
            devices:
              - name: a
                timeout: ten
                prot: 1
              - timeout: 5
                port: 70000
                flag: maybe
            """
        let found = problems(text) { section in
            for device in section.sequence("devices") {
                device.mapping { device -> Void? in
                    _ = device.integer("port", in: 1...65535)
                    _ = device.bool("flag")
                    _ = device.duration("timeout")
                    _ = device.required("name")
                }
            }
        }
        #expect(
            found == [
                "f.yml:3:14: devices[0].timeout: expected a duration such as 10s (whole numbers with the units ms, s, m, h), found \"ten\"",
                "f.yml:4:5: devices[0]: unknown key \"prot\"; did you mean \"port\"? known: flag, name, port, timeout",
                "f.yml:5:5: devices[1]: missing key \"name\"",
                "f.yml:5:14: devices[1].timeout: expected a duration such as 10s (whole numbers with the units ms, s, m, h), found \"5\"",
                "f.yml:6:11: devices[1].port: expected a whole number from 1 to 65535, found \"70000\"",
                "f.yml:7:11: devices[1].flag: expected true or false, found \"maybe\"",
            ])
    }

    @Test(
        "A value of another kind is refused",
        arguments: [
            ("[a]", "expected text, found a list"),
            ("{a: 1}", "expected text, found a mapping"),
        ])
    func kinds(value: String, expected: String) {
        #expect(problems("k: \(value)") { _ = $0.string("k") } == ["f.yml:1:4: k: \(expected)"])
    }

    @Test("Text where a mapping or list is expected is not quoted, because it may be a password file")
    func notQuoted() {
        #expect(problems("hunter2") { _ in } == ["f.yml:1:1: expected a mapping (key: value), found text"])
        #expect(
            problems("k: hunter2") { _ = $0.sequence("k") } == [
                "f.yml:1:4: k: expected a list, found text; a list is written [a, b]"
            ])
    }

    @Test(
        "Integers have no quotes, fractions, leading zeros or plus signs",
        arguments: ["'1'", "1.0", "010", "+1", "0x10", "1_0", "--1"])
    func integers(value: String) {
        let found = problems("k: \(value)") { #expect($0.integer("k") == nil) }
        #expect(found.count == 1)
    }

    @Test("Numbers are finite decimals", arguments: ["'1'", ".inf", "nan", "0x1p3", "1e999", "one", "1,5"])
    func numbers(value: String) {
        let found = problems("k: \(value)") { #expect($0.value("k")?.number() == nil) }
        #expect(found.count == 1)
    }

    @Test("List elements are checked individually")
    func elements() {
        let found = problems("k: [a, [], ~]") { #expect($0.strings("k") == nil) }
        #expect(found == ["f.yml:1:8: k[1]: expected text, found a list", "f.yml:1:12: k[2]: expected text, found nothing"])
    }

    @Test("An unknown word is reported with the known ones")
    func choice() {
        let found = problems("k: blue") { #expect($0.choice("k", Colour.self) == nil) }
        #expect(found == ["f.yml:1:4: k: expected one of red, green, found \"blue\""])
    }

    @Test("Ranges of durations and sizes are spelled out")
    func ranges() {
        let found = problems("a: 2h\nb: 3MiB") {
            _ = $0.duration("a", in: .milliseconds(100) ... .seconds(90))
            _ = $0.byteSize("b", in: 1024...(1 << 20))
        }
        #expect(
            found == [
                "f.yml:1:4: a: expected a duration from 100ms to 1m30s, found \"2h\"",
                "f.yml:2:4: b: expected a size from 1KiB to 1MiB, found \"3MiB\"",
            ])
    }

    @Test("A forbidden key is neither read nor listed as known")
    func refusedKey() {
        let found = problems("password: hunter2\nx: 1") {
            $0.refuse("password", "not here")
            _ = $0.string("y")
        }
        #expect(found == ["f.yml:1:1: password: not here", "f.yml:2:1: unknown key \"x\"; known: y"])
    }

    @Test("Names that would make a path ambiguous are quoted")
    func paths() {
        let found = problems("free: {\"a.b\": [1], plain-1: [1], \"\\e[31m\": [1]}") { section in
            for (_, value) in section.entries("free") { _ = value.string() }
        }
        #expect(
            found == [
                "f.yml:1:15: free.\"a.b\": expected text, found a list",
                "f.yml:1:29: free.plain-1: expected text, found a list",
                "f.yml:1:44: free.\"\\u{1B}[31m\": expected text, found a list",
            ])
    }

    @Test("An empty document is a mapping without keys")
    func emptyDocument() {
        #expect(problems("# nothing\n") { _ = $0.required("k") } == ["f.yml:1:1: missing key \"k\""])
    }

    @Test("Long values are truncated in messages")
    func longValues() {
        let found = problems("k: " + String(repeating: "x", count: 1000)) { _ = $0.bool("k") }
        #expect(found == ["f.yml:1:4: k: expected true or false, found \"" + String(repeating: "x", count: 60) + "…\""])
    }
}

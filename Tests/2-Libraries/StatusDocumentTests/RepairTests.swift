import TestFiles
import Testing

@testable import StatusDocument

@Suite("Documents damaged by one bad character")
struct RepairTests {
    /// `{"a": {"key": "…"}, "after": 1}` with these bytes as the text.
    private func document(text: [UInt8]) throws -> StatusDocument {
        try StatusDocument(parsing: Array(#"{"a": {"key": ""#.utf8) + text + Array(#""}, "after": 1}"#.utf8))
    }

    @Test(
        "An invalid character becomes U+FFFD, and everything else is read",
        arguments: [
            (Array("Z".utf8) + [0xFC] + Array("rich".utf8), "Z\u{FFFD}rich"), (Array("Z".utf8) + [0xC3], "Z\u{FFFD}"),
            ([0xE2, 0x82], "\u{FFFD}"), ([0xE2, 0x82, 0x41], "\u{FFFD}A"), ([0xF0, 0x9F, 0x98], "\u{FFFD}"),
            ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xF5, 0x80], "\u{FFFD}\u{FFFD}"), (Array("a\tb\u{1}\nc".utf8), "a\u{FFFD}b\u{FFFD}\u{FFFD}c"), ([0], "\u{FFFD}"),
            (Array(#"x\ud83dy"#.utf8), "x\u{FFFD}y"), (Array(#"\ud83d"#.utf8), "\u{FFFD}"), (Array(#"\ude00"#.utf8), "\u{FFFD}"),
            (Array(#"\ud83d\u0041"#.utf8), "\u{FFFD}A"), (Array(#"\ud83d\ud83d\ude00"#.utf8), "\u{FFFD}😀"),
            (Array(#"C:\dir"#.utf8), "C:\u{FFFD}dir"), (Array(#"\u12g4"#.utf8), "\u{FFFD}u12g4"),
            (Array("grün 😀 \\\" \\u00e4 ".utf8) + [0xFC], "grün 😀 \" ä \u{FFFD}"),
        ] as [([UInt8], String)])
    func texts(_ bytes: [UInt8], _ text: String) throws {
        let document = try document(text: bytes)
        #expect(document.at("a", "key").map(document.text) == text)
        #expect(document.at("after").flatMap(document.number) == 1)
        #expect(document.repair?.count == 1)
        #expect(document.repair?.changes.first?.kind == .text && document.repair?.changes.first?.key == "key")
    }

    @Test(
        "An invalid number is null, however it is spelt",
        arguments: [
            "NaN", "nan", "NAN", "-nan", "+nan", "nan(0x7f)", "-nan(ind)", "Infinity", "-Infinity", "inf", "-inf", "INF",
            "1.#QNAN",
            "-1.#IND", "1.#INF", "undefined", "None", "N/A", "-", "--", "+1.5", ".5", "5.", "007", "0x1F", "1e", "1_000",
        ])
    func numbers(_ spelling: String) throws {
        for (front, behind) in [(#"{"a": [1, "#, #"], "after": 1}"#), (#"{"a":{"b":"#, #"},"after":1}"#)] {
            let document = try parse(front + spelling + behind)
            #expect(document.at("after").flatMap(document.number) == 1)
            #expect(document.repair?.count == 1)
            #expect(
                document.repair?.changes == [.init(kind: .number, key: front.contains("b") ? "b" : "a", offset: front.utf8.count)]
            )
        }
        #expect(try parse(#"{"a": "\#(spelling)"}"#).repair == nil, "a text may say so")
    }

    @Test("The literals of JSON are read in any case", arguments: ["True", "FALSE", "Null", "NULL", "TRUE", "False"])
    func words(_ spelling: String) throws {
        let document = try parse(#"{"a": {"b": "# + spelling + #"}, "after": 1}"#)
        #expect(document.repair?.changes == [.init(kind: .word, key: "b", offset: 12)])
        #expect(document.at("after").flatMap(document.number) == 1)
        let kind = document.at("a", "b").map(document.kind)
        #expect(kind == (spelling.lowercased() == "null" ? .null : .bool))
    }

    @Test("Each string and number counts once, including keys")
    func counted() throws {
        var bytes = Array(#"{"n"#.utf8)
        bytes += [0xE4] + Array(#"me": ""#.utf8) + [0xFC, 0x20, 0xFC] + Array(#"", "t": [NaN, -Infinity, 2]}"#.utf8) + [0]
        let document = try StatusDocument(parsing: bytes)
        #expect(document.repair?.count == 5)
        #expect(document.repair?.changes.map(\.key) == ["n\u{FFFD}me", "n\u{FFFD}me", "t", "t", ""])
        #expect(document.at("t").map { document.children($0).map(document.kind) } == [.null, .null, .number])
    }

    @Test("Of many changes the first are listed, and all are counted")
    func bounded() throws {
        let document = try parse("[" + String(repeating: "nan,", count: 1000) + "1]")
        #expect(document.repair?.count == 1000)
        #expect(document.repair?.changes.count == DocumentRepair.maximumDescribed)
    }

    @Test("Integers beyond 64 bits and numbers beyond every range are read beside repaired values")
    func together() throws {
        let document = try parse(#"{"a": NaN, "b": 18446744073709551616, "c": 1e999, "d": 4}"#)
        #expect(document.at("b").flatMap(document.number) == 0x1p64)
        #expect(document.at("c").map(document.kind) == .null)
        #expect(document.droppedNumbers == 1 && document.repair?.count == 1)
    }

    @Test("A valid document is not repaired, whatever it contains")
    func untouched() throws {
        for text in [#"{"a": "\ud83d\ude00\u0000\\ \/"}"#, " [1.5e-3, -0, true, false, null, {}, []] ", "\"grün\"", "7"] {
            #expect(try parse(text).repair == nil)
            let repair = DocumentRepair(Array(text.utf8))
            #expect(repair.bytes == Array(text.utf8) && repair.count == 0 && repair.failure == nil)
        }
    }

    @Test("Randomly damaged documents are read or refused, and repairing a repaired document changes nothing")
    func damaged() throws {
        var chance = SeededGenerator(seed: 11)
        let whole = Array(
            #"{"data": {"name": "Zürich \u00fc \"x\" 😀", "list": [1, -2.5e3, true, null, "", {}], "nan": {"x": 12}}}"#.utf8)
        var (read, refused) = (0, 0)
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &chance) {
                let place = Int.random(in: bytes.indices, using: &chance)
                switch Int.random(in: 0..<4, using: &chance) {
                case 0: bytes[place] = .random(in: 0...255, using: &chance)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(.random(in: 0...255, using: &chance), at: place)
                default:
                    bytes.replaceSubrange(
                        place..<place, with: Array((["NaN", "\\u", "\\ud800", "-inf"].randomElement(using: &chance) ?? "").utf8))
                }
            }
            let repair = DocumentRepair(bytes)
            #expect(repair.bytes.count <= 3 * bytes.count + 4)
            do throws(StatusDocumentError) {
                let document = try StatusDocument(parsing: bytes)
                read += 1
                guard document.repair != nil else { continue }
                let again = DocumentRepair(repair.bytes)
                #expect(again.count == 0 && again.failure == nil && again.bytes == repair.bytes)
            } catch {
                refused += 1
                // What this machine lets pass the strict parser must let pass, and the other way round.
                #expect(repair.failure != nil, "\(String(decoding: bytes, as: UTF8.self)): \(error)")
                #expect((0...bytes.count).contains(error.failure?.offset ?? -1))
            }
        }
        #expect(read > 1000 && refused > 1000)
    }
}

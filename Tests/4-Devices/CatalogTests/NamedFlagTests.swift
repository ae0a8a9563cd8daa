import StatusDocument
import Testing

@testable import Catalog

@Suite("Flags in the words of their names")
struct NamedFlagTests {
    private func flag(_ key: String, _ json: String) throws -> Double? {
        let document = try StatusDocument(parsing: Array("{\"\(key)\": \(json)}".utf8))
        return Reader.flag.read(document, try #require(document.firstChild(document.root))).number
    }

    @Test(
        "A word of the flag's name, or its opposite, says whether the flag is set",
        arguments: [
            ("time-offs-valid", "valid", 1), ("time-offs-valid", "Not Valid", 0), ("time-offs-valid", "invalid [0]", 0),
            ("invalid-time", "invalid", 1), ("invalid-time", "valid", 0), ("inv-time", "not valid", 1), ("invt", "valid", 0),
            ("pll-locked", "locked", 1), ("pll-locked", "unlocked", 0), ("pll-lock", "not locked", 0), ("pll_lock", "LOCKED", 1),
            ("no-signal", "signal", 0), ("no-signal", "no signal", 1), ("signal-lost", "lost", 1), ("signal-lost", "not lost", 0),
            ("not-settled", "settled", 0), ("not-phase-locked", "unlocked", 1), ("is-accurate", "accurate", 1),
            ("disconnected", "connected", 0), ("disconnected", "disconnected", 1), ("not-warmed-up", "warmed up", 0),
            ("status-peer-reach-ok", "not ok", 0), ("status-peer-reach-ok", "OK", 1), ("short-circuit", "no short circuit", 0),
            ("fd-within-limits", "within limits", 1), ("missing", "missing", 1), ("overload", "overloaded", 1),
            ("short-circuit", "shorted", 1), ("short-circuit", "not short", 0), ("running", "failed", 0), ("running", "ok", 1),
            ("pll-locked", "error", 0), ("error", "ok", 0), ("fault", "failed", 1), ("no-error", "ok", 1),
            ("signal-lost", "ok", 0),
            ("last-update-successful", "Failed", 0), ("not-valid", "fault", 1),
        ])
    func named(_ key: String, _ word: String, _ flag: Double) throws { #expect(try self.flag(key, "\"\(word)\"") == flag) }

    @Test(
        "Numbers and other words mean what they mean everywhere",
        arguments: [
            ("output-1", #""0""#, 0), ("output-0", #""1""#, 1), ("relay-2", #""2""#, nil), ("valid", "true", 1),
            ("no", #""no""#, 0),
            ("link", #""up""#, 1), ("running", #""stopped""#, 0), ("time-offs-valid", #""yes""#, 1),
            ("link", #""a new word""#, nil),
            ("triggered", #""ok""#, nil), ("freer", #""failed""#, nil), ("connected", #""short""#, nil),
            ("power-available", #""not available""#, nil), ("time-offs-valid", #""time""#, nil), ("enabled", #""disabled""#, 0),
        ] as [(String, String, Double?)])
    func others(_ key: String, _ json: String, _ flag: Double?) throws { #expect(try self.flag(key, json) == flag) }

    @Test("A bit of a status word that is not available is not set")
    func bits() throws {
        let word = FlagWord(source: "test", [FlagWord.Flag("data-available", 0), FlagWord.Flag("lock-on", 1)])
        let document = try StatusDocument(parsing: Array(#"{"data-available": "not available", "lock-on": "a new word"}"#.utf8))
        #expect(word.read(document.root, of: document) == FlagReading(set: [], told: [0]))
    }
}

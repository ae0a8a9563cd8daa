import Testing

@testable import StatusPages

@Suite("Wording")
struct WordingTests {
    @Test(
        "Short times have a unit that fits",
        arguments: [
            (0.0, "0 s"), (1e-7, "100 ns"), (1e-9, "1 ns"), (2.5e-10, "0.3 ns"), (2.5e-6, "2.5 µs"), (-6.1e-8, "−61 ns"),
            (9.996e-7, "1 µs"), (0.013, "13 ms"), (0.9996, "1 s"), (4.23, "4.2 s"), (59, "59 s"), (125, "2 min 5 s"),
            (.infinity, "?"), (.nan, "?"),
        ])
    func seconds(value: Double, text: String) {
        #expect(Quantity.seconds(value) == text)
    }

    @Test(
        "Long times have their two largest units",
        arguments: [
            (0.2, "0 s"), (59.4, "59 s"), (60, "1 min"), (3599, "59 min 59 s"), (3600, "1 h"), (7320, "2 h 2 min"),
            (86_400, "1 d"), (273_600, "3 d 4 h"), (-90, "−1 min 30 s"), (1e300, "?"),
        ])
    func span(value: Double, text: String) {
        #expect(Quantity.span(value) == text)
    }

    @Test("Offsets have their sign, ages are marked as past")
    func offsets() {
        #expect(Quantity.offset(2e-6) == "+2 µs" && Quantity.offset(-2e-6) == "−2 µs" && Quantity.offset(0) == "0 s")
        #expect(Quantity.age(0.4) == "now" && Quantity.age(12) == "12 s ago")
    }

    @Test(
        "Numbers are rounded, without trailing zeros",
        arguments: [
            (12.345, 1, "12.3"), (12.0, 2, "12"), (-0.04, 1, "0"), (-1.25, 1, "−1.3"), (0.05, 1, "0.1"), (1e20, 0, "1e+20"),
            (.nan, 1, "?"), (-.infinity, 1, "−∞"),
        ])
    func numbers(value: Double, decimals: Int, text: String) {
        #expect(Number.rounded(value, decimals) == text)
    }

    @Test("Thousands are separated, shares are percent, sizes are decimal")
    func groups() {
        #expect(Number.grouped(1_234_567) == "1\u{202F}234\u{202F}567" && Number.grouped(999) == "999")
        #expect(Number.percent(0.987) == "99 %")
        #expect(Quantity.bytes(999) == "999 B" && Quantity.bytes(34_210) == "34.2 kB" && Quantity.bytes(2_500_000) == "2.5 MB")
    }

    @Test(
        "An unknown state is neither good nor hidden",
        arguments: [
            Verdict.sync("unknown"), .relay("unknown"), .switchMode("unknown"), .condition("unknown"), .ptp("unknown"),
            .leap("unknown"),
        ])
    func unknown(verdict: Verdict) {
        #expect(verdict.level == .warning && verdict.words.contains("unknown"))
    }

    @Test("A PTP state that no vocabulary has is not taken for a good one")
    func strangePTPState() {
        #expect(Verdict.ptp("grand_master").level == .warning)
    }
}

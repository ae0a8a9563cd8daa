import Platform
import Testing

@testable import Metrics

@Suite("Numbers")
struct NumberTests {
    private func text(_ value: Double) -> String {
        String(decoding: ByteWriter.array(expected: 32) { NumberText.append(value, to: &$0) }, as: UTF8.self)
    }

    @Test(
        "Integers up to 2^53 have no fraction and no exponent",
        arguments: [
            (0, "0"), (1, "1"), (9, "9"), (10, "10"), (-1, "-1"), (-10, "-10"), (-0.0, "0"), (1_798_416_000, "1798416000"),
            (999_999_999_999_999, "999999999999999"), (-999_999_999_999_999, "-999999999999999"), (1e15, "1000000000000000"),
            (0x1p53, "9007199254740992"),
            (-0x1p53, "-9007199254740992"),
        ])
    func integers(_ value: Double, _ expected: String) {
        #expect(text(value) == expected)
    }

    @Test(
        "Other numbers have the shortest form that reads back the same",
        arguments: [
            (0.1, "0.1"), (-2.5, "-2.5"), (0x1p53 + 2, "9.007199254740994e+15"), (1e16, "1e+16"), (1e-7, "1e-07"),
            (0.000124, "0.000124"), (130988.25, "130988.25"),
            (0x1p64, "1.8446744073709552e+19"), (Double.leastNonzeroMagnitude, "5e-324"), (0.1 + 0.2, "0.30000000000000004"),
        ])
    func fractions(_ value: Double, _ expected: String) {
        #expect(text(value) == expected)
        #expect(Double(text(value)) == value)
    }

    @Test("Infinities and NaN are spelt as Prometheus reads them")
    func specials() {
        #expect([Double.infinity, -.infinity, .nan].map(text) == ["+Inf", "-Inf", "NaN"])
    }

    @Test("Any number reads back the same")
    func roundTrip() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            #expect(Double(text(value)) == value)
        }
    }
}

import Testing

@testable import Fleet

@Suite("The pause after refused credentials")
struct BackoffTests {
    @Test("A device is asked at once until it refuses")
    func fresh() {
        #expect(Backoff().remaining(now: 1000) == nil)
    }

    @Test("Each refusal in a row doubles the pause, to 15 minutes at most, however many there are")
    func doubling() {
        var backoff = Backoff()
        var now = 1000.0
        for expected in [30.0, 60, 120, 240, 480, 900, 900] + [Double](repeating: 900, count: 100) {
            backoff.refused(now: now, chance: 0)
            #expect(backoff.remaining(now: now) == expected)
            #expect(backoff.remaining(now: now + expected - 0.5) == 0.5)
            now += expected
            #expect(backoff.remaining(now: now) == nil)
        }
    }

    @Test("Chance adds a quarter at most", arguments: [(0.0, 30.0), (0.5, 33.75), (1, 37.5)])
    func chance(chance: Double, expected: Double) {
        var backoff = Backoff()
        backoff.refused(now: 0, chance: chance)
        #expect(backoff.remaining(now: 0) == expected)
    }

    @Test("An accepted log-in ends the pause, and the next refusal counts as the first")
    func recovery() {
        var backoff = Backoff()
        backoff.refused(now: 0, chance: 0)
        backoff.refused(now: 30, chance: 0)
        backoff.accepted()
        #expect(backoff.remaining(now: 31) == nil)
        backoff.refused(now: 31, chance: 0)
        #expect(backoff.remaining(now: 31) == 30)
    }
}

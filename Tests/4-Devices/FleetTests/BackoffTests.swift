import Testing

@testable import Fleet

private let refusal = CollectionError(.auth, "the device refuses the user name or password (HTTP 401)")
private let timeout = CollectionError(.timeout, "no answer within 10 s")

@Suite("The backoff after failures")
struct BackoffTests {
    private var backoff = Backoff()

    private mutating func refuse(at now: Double, chance: Double = 0) {
        backoff.failed(refusal, isRefusal: true, now: now, chance: chance)
    }

    private mutating func fail(at now: Double, chance: Double = 0, _ error: CollectionError = timeout) {
        backoff.failed(error, isRefusal: false, now: now, chance: chance)
    }

    /// When scrapes at this interval ask a device that fails so, in an hour.
    private mutating func attempts(every interval: Double, chance: Double, isRefusal: Bool, lasting: Double) -> [Double] {
        stride(from: 0, to: 3600, by: interval).filter { now in
            guard backoff.pause(now: now) == nil else { return false }
            let end = now + lasting
            if isRefusal { refuse(at: end, chance: chance) } else { fail(at: end, chance: chance) }
            return true
        }
    }

    @Test("A device is queried at once until it fails")
    func fresh() {
        #expect(backoff.pause(now: 1000) == nil)
    }

    // MARK: - Refused credentials

    @Test("Each refusal in a row doubles the pause, to 15 minutes at most, however many there are")
    mutating func doubling() {
        var now = 1000.0
        for expected in [30.0, 60, 120, 240, 480, 900, 900] + [Double](repeating: 900, count: 100) {
            refuse(at: now)
            #expect(backoff.pause(now: now)?.remaining == expected)
            #expect(backoff.pause(now: now + expected - 0.5)?.remaining == 0.5)
            now += expected
            #expect(backoff.pause(now: now) == nil)
        }
    }

    @Test(
        "The result of a new secret ends the pause of the old one, even if it is another failure",
        arguments: [
            CollectionError(.json, "no JSON"), timeout,
        ])
    mutating func newSecret(_ error: CollectionError) {
        refuse(at: 1000)
        refuse(at: 1030)
        #expect(backoff.pause(now: 1040)?.cause.errorClass == .auth)
        fail(at: 1040, error)
        #expect(backoff.pause(now: 1040) == nil)
        // Until a success, refusals count on.
        refuse(at: 1041)
        #expect(backoff.pause(now: 1041)?.remaining == 120)
    }

    @Test("Jitter adds a quarter at most", arguments: [(0.0, 30.0), (0.5, 33.75), (1, 37.5)])
    mutating func refusalChance(chance: Double, expected: Double) {
        refuse(at: 0, chance: chance)
        #expect(backoff.pause(now: 0)?.remaining == expected)
    }

    @Test("An hour of scrapes with a wrong password makes eight log-ins at most", arguments: [0.0, 1], [15.0, 30, 60])
    mutating func banned(chance: Double, interval: Double) {
        let attempts = attempts(every: interval, chance: chance, isRefusal: true, lasting: 0.1)
        #expect((6...8).contains(attempts.count), "\(attempts)")
    }

    // MARK: - No answer

    @Test("Two failures without an answer have no effect, from the third on the pause grows to 45 s")
    mutating func growing() {
        var now = 1000.0
        for expected in [nil, nil, 15.0, 30, 45, 45] + [Double?](repeating: 45, count: 100) {
            fail(at: now)
            #expect(backoff.pause(now: now)?.remaining == expected)
            now += expected ?? 1
            #expect(backoff.pause(now: now) == nil)
        }
    }

    @Test("Jitter takes away a quarter at most", arguments: [(0.0, 15.0), (0.5, 13.125), (1, 11.25)])
    mutating func failureChance(chance: Double, expected: Double) {
        for _ in 0..<3 { fail(at: 0, chance: chance) }
        #expect(backoff.pause(now: 0)?.remaining == expected)
    }

    @Test("At any scrape interval, a device that is off is queried once a minute", arguments: [0.0, 1], [5.0, 15, 30, 60])
    mutating func recoveryIsSeen(chance: Double, interval: Double) throws {
        let attempts = attempts(every: interval, chance: chance, isRefusal: false, lasting: min(interval, 10))
        for (one, next) in zip(attempts, attempts.dropFirst()) { #expect(next - one <= 60) }
        #expect(attempts.count <= 100)
        #expect(try #require(attempts.last) > 3500)
    }

    @Test("Only failures without an answer count", arguments: ErrorClass.allCases)
    mutating func classes(errorClass: ErrorClass) {
        for _ in 0..<10 { fail(at: 0, CollectionError(errorClass, "")) }
        #expect((backoff.pause(now: 0) != nil) == [.dns, .connect, .tls, .timeout].contains(errorClass))
    }

    @Test("An answer that is not a status ends the row as well")
    mutating func interrupted() {
        for error in [timeout, timeout, CollectionError(.http, "the device answers HTTP 500"), timeout, timeout] {
            fail(at: 0, error)
        }
        #expect(backoff.pause(now: 0) == nil)
        fail(at: 0)
        #expect(backoff.pause(now: 0)?.remaining == 15)
    }

    // MARK: - Both

    @Test("A pause has the failure that caused it, and whether other credentials could end it")
    mutating func cause() {
        refuse(at: 0)
        #expect(backoff.pause(now: 0)?.cause.cause == refusal.cause && backoff.pause(now: 0)?.isRefusal == true)
        for _ in 0..<3 { fail(at: 40) }
        #expect(backoff.pause(now: 40)?.cause.cause == timeout.cause && backoff.pause(now: 40)?.isRefusal == false)
    }

    @Test("A device that was unreachable for a while keeps its count of refusals")
    mutating func remembered() {
        refuse(at: 0)
        fail(at: 30)
        refuse(at: 31)
        #expect(backoff.pause(now: 31)?.remaining == 60)
    }

    @Test("Success resets everything, and the next failure counts as the first")
    mutating func recovery() {
        refuse(at: 0)
        refuse(at: 30)
        for _ in 0..<5 { fail(at: 90) }
        backoff.succeeded()
        #expect(backoff.pause(now: 91) == nil)
        fail(at: 91)
        #expect(backoff.pause(now: 91) == nil)
        refuse(at: 92)
        #expect(backoff.pause(now: 92)?.remaining == 30)
    }
}

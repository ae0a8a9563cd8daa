import JSON

/// A scenario as a device plays it: where it was at one moment of the clock, and how fast it continues.
struct Playback: Sendable {
    let scenario: Scenario
    /// Where the scenario was at `anchorUnixTime`, in its seconds.
    let anchorPosition: Double
    let anchorUnixTime: Double
    /// Seconds of the scenario in a second of the clock; above 0.
    let speed: Double
    let loops: Bool

    /// Seconds since the start of the scenario's present round, and when that was.
    func moment(unixTime: Double) -> (position: Double, startUnixTime: Double) {
        let position = max(0, anchorPosition + (unixTime - anchorUnixTime) * speed)
        let rounds = loops && scenario.duration > 0 ? (position / scenario.duration).rounded(.down) : 0
        // Not computed from `unixTime`, whose rounding errors would let the dates of events waver.
        let start = anchorUnixTime + (rounds * scenario.duration - anchorPosition) / speed
        return (position - rounds * scenario.duration, start)
    }

    func document(from healthy: JSONValue, unixTime: Double) -> JSONValue {
        let now = moment(unixTime: unixTime)
        return scenario.document(from: healthy, at: now.position, startUnixTime: now.startUnixTime, speed: speed)
    }
}

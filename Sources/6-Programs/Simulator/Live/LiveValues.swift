import JSON

/// Makes the values of a healthy document move as those of a running device do.
///
/// What a value is at a moment depends on the seed, the document and the time only.
struct LiveValues: Sendable {
    /// The document as it is at the start, with its dates brought up to then.
    let document: JSONValue
    private let noise: Noise
    private let startUnixTime: Double
    private let uptime: Double

    /// - Parameter startUnixTime: the moment at which the values are as the document has them.
    init(document: JSONValue, seed: UInt64, startUnixTime: Double) {
        self.document = redated(document, unixTime: startUnixTime)
        noise = Noise(seed: seed)
        self.startUnixTime = startUnixTime
        uptime = document[path: "data/system/uptime"]?.number ?? 0
    }

    /// The document as it is at a moment.
    func document(unixTime: Double) -> JSONValue {
        let moment = LiveMoment(
            noise: noise, unixTime: unixTime, elapsed: max(0, unixTime - startUnixTime), uptimeAtStart: uptime)
        var document = document
        document.moveTimes(moment)
        document.moveSystem(moment)
        document.moveNetwork(moment)
        document.moveModules(moment)
        document.moveNTP(moment)
        document.moveSyncMon(moment)
        return document
    }
}

/// Makes the values of a healthy document move as those of a running device do.
///
/// What a value is at a moment depends on the seed, the document and the time only.
struct LiveValues: Sendable {
    private let noise: Noise
    private let startUnixTime: Double

    init(document: JSONValue, seed: UInt64, startUnixTime: Double) {
        noise = Noise(seed: seed)
        self.startUnixTime = startUnixTime
    }

    func apply(to document: inout JSONValue, unixTime: Double) {
        let elapsed = unixTime - startUnixTime
        document.change("data/system/uptime") { uptime in
            uptime.number.map { uptime = .number($0 + elapsed) }
        }
    }
}

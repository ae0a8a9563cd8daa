/// What the label `ref_type` says a clock follows, in the same words as the recording rules.
struct ReferenceKind {
    private static let satelliteWords = ["gps", "gns", "glonass", "galileo", "beidou"]
    private static let longWaveWords = ["dcf", "pzf", "long-wave", "lwr", "msf", "wwvb", "jjy"]
    private let word: String

    init(_ referenceType: String) { word = referenceType.lowercased() }

    /// Whether the device says what it follows.
    var isKnown: Bool { !word.isEmpty && !["none", "unknown"].contains { word.contains($0) } }
    var isLongWave: Bool { Self.longWaveWords.contains { word.contains($0) } }
    var needsAntenna: Bool { isLongWave || Self.satelliteWords.contains { word.contains($0) } }
    /// Whether it may be a long wave: a device that has only one receiver does not always say which.
    var mayBeLongWave: Bool { word.isEmpty || isLongWave }
}

/// A source of a multi-reference clock (MRS), which follows the best of several.
struct SourceView: Sendable {
    let slot: String
    let priority: String
    var kind = ""
    var instance = ""
    /// From the clock's time, in seconds.
    var offset: Double?
    var outages: Double?
    /// Whether the clock follows it.
    var isMaster = false
    /// Status bits that are set.
    var bits: Set<String> = []

    /// Its state, by the bits; a missing signal comes before inaccuracy.
    var verdict: Verdict {
        let faults = [
            ("not-supported", Level.none, "not supported"), ("no-connection", .warning, "no connection"),
            ("no-signal", .warning, "no signal"),
            ("trusted-source-limit-violated", .warning, "beyond the limit of trusted sources"),
            ("itu-limit-violated", .warning, "beyond the ITU limit"),
            ("not-settled", .warning, "not settled"), ("not-phase-locked", .warning, "not locked"),
        ]
        if let (_, level, words) = faults.first(where: { bits.contains($0.0) }) { return Verdict(level, words) }
        if isMaster { return Verdict(.good, "followed") }
        if bits.contains("is-accurate") { return Verdict(.good, "accurate") }
        if bits.contains("is-locked") { return Verdict(.good, "locked") }
        return bits.isEmpty ? Verdict(.none, "not reported") : Verdict(.warning, "not locked")
    }

    /// By clock, the worst first, then by priority.
    static func all(_ facts: Facts) -> [SourceView] {
        let key = { (fact: Fact) in fact["slot"] + "\n" + fact["source"] }
        let bySource = FactsByLabel(facts, [.sourceInfo, .sourceOffset, .sourceOutages], by: key)
        let bits = Dictionary(grouping: facts[.sourceBit, where: { $0 != 0 }], by: key)
        let sources = bySource.keys.map { id in
            let fact = bySource[.sourceInfo, id] ?? bySource[.sourceOffset, id] ?? bySource[.sourceOutages, id]
            var source = SourceView(slot: fact?["slot"] ?? "", priority: fact?["source"] ?? "")
            source.kind = bySource[.sourceInfo, id]?["ref_type"] ?? ""
            source.instance = bySource[.sourceInfo, id]?["ref_instance"] ?? ""
            source.offset = bySource.number(.sourceOffset, id)
            source.outages = bySource.number(.sourceOutages, id)
            source.bits = Set((bits[id] ?? []).map { $0["bit"] })
            source.isMaster = source.bits.contains("is-master")
            return source
        }
        return sources.sorted { one, other in
            if one.slot != other.slot { return one.slot < other.slot }
            if one.verdict.level != other.verdict.level { return one.verdict.level > other.verdict.level }
            return one.priority < other.priority
        }
    }
}

/// A source of a multi-reference clock (MRS), which follows the best of several.
struct SourceView: Sendable {
    let slot: String
    let priority: String
    let kind: String
    let instance: String
    /// From the clock's time, in seconds.
    let offset: Double?
    let outages: Double?
    /// Status bits that are set.
    let bits: Set<String>

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
        if bits.contains("is-master") { return Verdict(.good, "followed") }
        if bits.contains("is-accurate") { return Verdict(.good, "accurate") }
        if bits.contains("is-locked") { return Verdict(.good, "locked") }
        return bits.isEmpty ? Verdict(.none, "not reported") : Verdict(.warning, "not locked")
    }

    /// By clock, the worst first, then by priority.
    static func all(_ facts: Facts) -> [SourceView] {
        let key = { (fact: Fact) in fact["slot"] + "\n" + fact["source"] }
        let bits = Dictionary(grouping: facts[.sourceBit, where: { $0 != 0 }], by: key)
        let sources = facts.rows([.sourceInfo, .sourceOffset, .sourceOutages], by: key).map { row in
            SourceView(
                slot: row["slot"], priority: row["source"], kind: row[.sourceInfo]?["ref_type"] ?? "",
                instance: row[.sourceInfo]?["ref_instance"] ?? "", offset: row.number(.sourceOffset),
                outages: row.number(.sourceOutages), bits: Set((bits[row.key] ?? []).map { $0["bit"] }))
        }
        return sources.sorted { one, other in
            if one.slot != other.slot { return one.slot < other.slot }
            if one.verdict.level != other.verdict.level { return one.verdict.level > other.verdict.level }
            return one.priority < other.priority
        }
    }
}

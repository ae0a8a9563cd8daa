import Findings
import Metrics
import Text

/// What the histories of all devices of a catalog watch, looked up once: at every scrape it would take longer than the comparison itself.
struct WatchedFamilies: Sendable {
    /// A metric whose changes are noted, and what the hashes of its series begin with.
    struct State: Sendable {
        let family: FamilyID
        let seed: UInt64
    }

    /// A part, the family of its metric, and the states of that.
    struct Part: Sendable {
        let part: WatchedPart
        let family: FamilyID
        let states: [String]
        let seed: UInt64

        /// The state that a value means; `nil` for a number.
        func state(_ value: Double) -> String? {
            guard let index = Int(exactly: value), states.indices.contains(index) else { return nil }
            return states[index]
        }
    }

    // Both in the order of the table, as they are compared.
    let states: [State]
    let parts: [Part]

    /// - Parameter families: those of the catalog.
    init(_ families: FamilyTable) {
        let states = StateHistory.seeds.compactMap { name, seed in families.id(name).map { State(family: $0, seed: seed) } }
        let parts = WatchedPart.all.compactMap { part in
            families.id(part.metric).map { family in
                var states: [String] = []
                if case .stateSet(let all) = families[family].type { states = all }
                return Part(part: part, family: family, states: states, seed: fnv1a(part.name.utf8))
            }
        }
        self.states = states.sorted { $0.family.index < $1.family.index }
        self.parts = parts.sorted { $0.family.index < $1.family.index }
    }
}

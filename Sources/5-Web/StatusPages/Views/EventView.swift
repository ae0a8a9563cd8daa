/// An event of the device's notification.
struct EventView: Sendable {
    let name: String
    let severity: String
    let isActive: Bool
    /// When it last happened, in seconds since 1970.
    let lastTriggered: Double?

    /// Whether a person should know about it while it is active.
    var isAlarm: Bool { isActive && rank <= 2 }

    /// Its severity; 0 is the most severe.
    var rank: Int { ["critical", "error", "warning", "action", "info"].firstIndex(of: severity) ?? 2 }

    /// Active events first, the most severe at the top; then past ones, the latest first.
    ///
    /// - Parameter detail: for a row only active ones are needed.
    static func all(_ facts: Facts, _ detail: DeviceView.Detail) -> [EventView] {
        if detail == .row { return active(facts).sorted(by: comesBefore) }
        let events = facts.rows([.event, .eventTime]) { $0["event"] + "\n" + $0["severity"] }
        return events.map { row in
            EventView(
                name: row["event"], severity: row["severity"], isActive: row.flag(.event) ?? false,
                lastTriggered: row.number(.eventTime))
        }.sorted(by: comesBefore)
    }

    private static func active(_ facts: Facts) -> [EventView] {
        let active = facts[.event, where: { $0 != 0 }]
        guard !active.isEmpty else { return [] }
        let times = facts[.eventTime]
        return active.map { fact in
            EventView(
                name: fact["event"], severity: fact["severity"], isActive: true,
                lastTriggered: times.first { $0.hasLabels(of: fact) }?.value)
        }
    }

    private static func comesBefore(_ one: EventView, _ other: EventView) -> Bool {
        if one.isActive != other.isActive { return one.isActive }
        if one.isActive, one.rank != other.rank { return one.rank < other.rank }
        return (one.lastTriggered ?? 0, other.name) > (other.lastTriggered ?? 0, one.name)
    }
}

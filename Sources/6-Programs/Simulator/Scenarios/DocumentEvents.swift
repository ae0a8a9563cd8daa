import JSON
import StatusDocument

extension JSONValue {
    private static let eventList: JSONPath = "data/notification/events"

    /// Makes events active, dated as the device dates them. An event that the firmware does not know is not added.
    mutating func trigger(events: [String], unixTime: Double) {
        change(events: events) { event in
            event.set("triggered", 1)
            event.set("last-triggered", .string(dateText(unixTime: unixTime)))
        }
    }

    /// Dates events that happen and are over at once, such as a restart.
    mutating func date(events: [String], unixTime: Double) {
        change(events: events) { $0.set("last-triggered", .string(dateText(unixTime: unixTime))) }
    }

    /// Ends events; when they were last active stays.
    mutating func clear(events: [String]) {
        change(events: events) { $0.set("triggered", 0) }
    }

    /// Compares by letters and digits, because the spelling differs between firmware versions
    /// (`leapsecond-announced`, `leap-second-announced`).
    private mutating func change(events names: [String], _ body: (inout JSONValue) -> Void) {
        let wanted = Set(names.map { Token($0) })
        guard !wanted.isEmpty else { return }
        change(Self.eventList) { list in
            list.forEachChild { name, event in
                if wanted.contains(Token(name)) { body(&event) }
            }
        }
    }
}

import Catalog

extension Subject {
    /// data.notification.events: the device's own notifications. Which ones it lists depends on its hardware.
    static let events = Subject(
        "events", "Events",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06); meaning: traps of MBG-LANTIME-NG-MIB"),
        [
            .gauge(
                "lantime_event_active", .flag, at: "data.notification.events[event:event, severity:severity=type].triggered",
                help: "Whether the event is active. Of a pair such as ntp-sync and ntp-not-sync at most one is 1; events of"
                    + " severity action happen at a moment and stay 0. Good events are 1 as well: filter by severity."),
            .gauge(
                "lantime_event_last_triggered_timestamp_seconds", .timestamp,
                at: "data.notification.events[event:event, severity:severity=type].last-triggered",
                help: "When the event last happened, by the device's clock (taken as UTC); absent when it never did."),
        ])
}

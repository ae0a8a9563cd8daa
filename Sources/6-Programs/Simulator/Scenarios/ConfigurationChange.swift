import JSON

extension Scenario {
    /// Someone changes the configuration.
    public static let configurationChange = Scenario(
        name: "configuration-change", summary: "Three changes of the configuration wait for a minute and are applied.",
        duration: 180,
        steps: [
            .state("changes wait", from: 30, until: 90) { document, _ in
                document.set("changes/pending-changes", 3)
            },
            .memory("changes applied", at: 90) { document, moment in
                document.date(events: ["device-configuration-changed"], unixTime: moment.beginUnixTime)
            },
        ])
}

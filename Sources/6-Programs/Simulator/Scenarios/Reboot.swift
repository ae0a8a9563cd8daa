import JSON

extension Scenario {
    /// The device restarts.
    public static let reboot = Scenario(
        name: "reboot",
        summary: "The device restarts: no answer for 45 s, then an uptime from 0 and NTP that needs a minute to synchronise.",
        duration: 300,
        steps: [
            .events("NTP starts", at: 75, trigger: ["ntp-not-sync"], clear: ["ntp-sync", "normal-operation"]),
            .memory("started", at: 75) { document, moment in
                document.set("data/system/uptime", .number(moment.elapsed.rounded(.down)))
                document.date(events: ["system-reboot"], unixTime: moment.beginUnixTime)
            },
            .events("NTP synchronised", at: 135, trigger: ["ntp-sync", "normal-operation"], clear: ["ntp-not-sync"]),
            .state("not synchronised yet", from: 75, until: 135) { document, _ in
                document.distrustClock(elapsed: 0)
            },
            ScenarioStep(name: "restarting", period: 30..<75, effect: .behaviour(.hang)),
        ])
}

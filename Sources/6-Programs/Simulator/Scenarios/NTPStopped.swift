import JSON

extension Scenario {
    /// The NTP service ends and is started again.
    public static let ntpStopped = Scenario(
        name: "ntp-stopped", summary: "ntpd is stopped for three minutes, then runs and needs half a minute to synchronise.",
        duration: 300,
        steps: [
            .events("NTP stopped", at: 30, trigger: ["ntp-stopped", "ntp-not-sync"], clear: ["ntp-sync", "normal-operation"]),
            .events("NTP started", at: 210, clear: ["ntp-stopped"]),
            .events("NTP synchronised", at: 240, trigger: ["ntp-sync", "normal-operation"], clear: ["ntp-not-sync"]),
            .state("service down", from: 30, until: 210) { document, _ in
                document.set("data/services/network/ntp/running", false)
                document.set("data/ntp", [])
                document.light("led-time-service", "red")
                document.light("led-alarm", "red")
            },
            .state("not synchronised yet", from: 210, until: 240) { document, _ in
                document.distrustClock(elapsed: 0)
            },
        ])
}

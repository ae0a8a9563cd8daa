import JSON

extension Scenario {
    /// The reference announces a leap second.
    public static let leapSecond = Scenario(
        name: "leap-second", summary: "A leap second at the next end of June or December is announced for four minutes.",
        duration: 300,
        steps: [
            .events("leap second announced", at: 30, trigger: ["leapsecond-announced"]),
            .events("leap second over", at: 270, clear: ["leapsecond-announced"]),
            .state("announcement", from: 30, until: 270) { document, moment in
                document.set("data/system/sync-status/leapsecond-announced", true)
                document.set("data/system/sync-status/leapsecond-date", .string(leapDate(after: moment.beginUnixTime)))
                document.set("data/chassis*/slots/*/module/dcf77/pcps/ls-ann", true)
                document.change("data/ntp/sys") { system in
                    // A server that is not synchronised does not know of it.
                    if system["stratum"] != 16 { system.setLeap(1, word: "add-sec") }
                }
            },
        ])

    /// The first instant after the next half-year, when the leap second has passed.
    private static func leapDate(after unixTime: Double) -> String {
        let date = dateText(unixTime: unixTime)
        guard let year = Int(date.prefix(4)), let month = Int(date.dropFirst(5).prefix(2)) else { return "" }
        return month < 7 ? "\(year)-07-01T00:00:00" : "\(year + 1)-01-01T00:00:00"
    }
}

import JSON
import Platform

extension JSONValue {
    /// The times at which things were measured and rendered. The device collects its values every 5 s and reports when.
    mutating func moveTimes(_ moment: LiveMoment) {
        let now = moment.unixTime
        let collected = (now / 5).rounded(.down) * 5
        set("system-information/time-stamp", .string(dateText(unixTime: now)))
        set("data/system/api-last-update", .string(dateText(unixTime: collected)))
        // The API reads the clock a moment after it began to collect.
        let fraction = (0.5 + 0.499 * moment.noise.named("current-time".utf8).value(collected)) * 0.9
        let read = rfc3339(unixTime: collected + fraction)
        let nanoseconds = String(1_000_000 + Int((fraction * 1e9).truncatingRemainder(dividingBy: 1e6))).dropFirst()
        set("data/system/current-time", .string(read.dropLast() + nanoseconds + " UTC"))
        set("data/system/current-time-iso", .string(read))
        change("data/system/uptime") { uptime in
            if let seconds = uptime.number { uptime = .number(rounded(seconds + moment.elapsed, decimals: 2)) }
        }
    }

    mutating func moveSyncMon(_ moment: LiveMoment) {
        change("data/syncmon/last-updated") { date in
            // SyncMon evaluates its nodes in rounds.
            if date != "never" { date = .string(dateText(unixTime: (moment.unixTime / 30).rounded(.down) * 30)) }
        }
        change("data/syncmon/nodes") { nodes in
            nodes.forEachLeaf { path, leaf in
                guard let offset = leaf.number, let key = path.last, KeyWords(key).has("offset"), !KeyWords(key).isLimit else {
                    return
                }
                leaf = .number(withResolution(of: offset, moment.wandering(offset, by: 0.4, period: 60, path)))
            }
        }
    }
}

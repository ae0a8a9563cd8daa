import Findings

/// What a device reports of its hardware and of the reading of its document, as far as findings are made of it.
struct HealthView: Sendable {
    struct Supply: Sendable {
        let slot: String
        let isFitted: Bool?
        let hasPower: Bool?
        /// Its own words for its state.
        var state: String?
        /// Since when it has or lacks power.
        var since: Moment?
    }

    /// A part of a module, by the names of both.
    typealias Part = (slot: String, name: String, since: Moment?)

    var supplies: [Supply]
    /// Supplies that another module watches and finds failed.
    var failedSupplies: [Part]
    var failedFans: [Part]
    var unknownFans: [Part]
    /// In degrees Celsius.
    var temperatures: [(slot: String, name: String, value: Double)]
    /// File systems beyond the limit; `used` is a ratio.
    var fullFileSystems: [(mountPoint: String, used: Double)]
    /// Free memory as a ratio.
    var freeMemory: Double?
    var failingCollectors: [String]
    /// Configuration changes that nobody has applied yet.
    var pendingChanges: Double?
    /// External holdover units that report an alarm.
    var externalHoldoverAlarms: [(slot: String, since: Moment?)]
    /// Bits of an unusable time code, with the slot of the receiver.
    var timeCodeFaults: [(slot: String, bit: String)]

    init(_ facts: Facts) {
        supplies = facts.rows([.psuFitted, .psuPower, .psuState]) { $0["slot"] }.map {
            Supply(
                slot: $0.key, isFitted: $0.flag(.psuFitted), hasPower: $0.flag(.psuPower), state: $0.state(.psuState),
                since: $0.since(.psuPower) ?? $0.since(.psuState))
        }
        failedSupplies = [MetricName.fanPSU, .externalPSU].flatMap { facts[$0] }.filter { $0.state == "failed" }.map {
            ($0["slot"], $0["psu"], $0.since)
        }
        let allFans = facts.rows([.fanError, .fanState]) { $0["slot"] + "\n" + $0["fan"] }
        func fans(whose isWanted: (_ error: String?, _ state: String?) -> Bool) -> [Part] {
            allFans.filter { isWanted($0.state(.fanError), $0.state(.fanState)) }.map {
                ($0["slot"], $0["fan"], $0.since(.fanError) ?? $0.since(.fanState))
            }
        }
        failedFans = fans(whose: { error, state in error == "yes" || state == "faulty" })
        unknownFans = fans(whose: { error, state in
            error != "yes" && state != "faulty" && (error == "unknown" || state == "unknown")
        })
        temperatures = facts[.temperature].map { ($0["slot"], $0["sensor"], $0.value) }
        fullFileSystems = facts.rows([.storageSize, .storageUsed]) { $0["mountpoint"] }.compactMap { row in
            guard let size = row.number(.storageSize), size > 0, let used = row.number(.storageUsed),
                used / size > Limit.storage.value
            else { return nil }
            return (row.key, used / size)
        }
        if let total = facts.number(.memoryTotal), total > 0, let free = facts.number(.memoryFree) { freeMemory = free / total }
        pendingChanges = facts.number(.pendingChanges)
        externalHoldoverAlarms = facts[.externalHoldoverAlarm, where: { $0 == 1 }].map { ($0["slot"], $0.since) }
        timeCodeFaults = facts[.irig].filter { Self.isFault($0["bit"], $0.value != 0) }.map { ($0["slot"], $0["bit"]) }
        failingCollectors = facts[.collectorSuccess, where: { $0 == 0 }].map { $0["collector"] }
    }

    /// The bits of the alert LantimeTimeCodeFault.
    private static func isFault(_ bit: String, _ isSet: Bool) -> Bool {
        switch bit {
        case "data-available", "lock-on": !isSet
        case "telegram-error", "tcap-exceeded": isSet
        default: isSet && bit.hasPrefix("invalid-")
        }
    }
}

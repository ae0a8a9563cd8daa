import Findings

/// What a device reports of its hardware and of the reading of its document, as far as findings are made of it.
struct HealthView: Sendable {
    struct Supply: Sendable {
        let slot: String
        let isFitted: Bool?
        let hasPower: Bool?
        /// Since when it has or lacks power.
        var since: Moment?
    }

    var supplies: [Supply] = []
    var failedFans: [(slot: String, name: String, since: Moment?)] = []
    /// In degrees Celsius.
    var temperatures: [(slot: String, name: String, value: Double)] = []
    /// File systems beyond the limit; `used` is a ratio.
    var fullFileSystems: [(mountPoint: String, used: Double)] = []
    /// Free memory as a ratio.
    var freeMemory: Double?
    var failingCollectors: [String] = []
    /// Configuration changes that nobody has applied yet.
    var pendingChanges: Double?
    /// External holdover units that report an alarm.
    var externalHoldoverAlarms: [(slot: String, since: Moment?)] = []
    /// Bits that tell of a time code that cannot be used, with the slot of the receiver.
    var timeCodeFaults: [(slot: String, bit: String)] = []

    init() {}

    init(_ facts: Facts) {
        let bySlot = FactsByLabel(facts, [.psuFitted, .psuPower]) { $0["slot"] }
        supplies = bySlot.keys.map {
            Supply(
                slot: $0, isFitted: bySlot.flag(.psuFitted, $0), hasPower: bySlot.flag(.psuPower, $0),
                since: bySlot.since(.psuPower, $0))
        }
        failedFans = facts[.fanError].filter { $0.state == "yes" }.map { ($0["slot"], $0["fan"], $0.since) }
        temperatures = facts[.temperature].map { ($0["slot"], $0["sensor"], $0.value) }
        let byMount = FactsByLabel(facts, [.storageSize, .storageUsed]) { $0["mountpoint"] }
        fullFileSystems = byMount.keys.compactMap { mount in
            guard let size = byMount.number(.storageSize, mount), size > 0, let used = byMount.number(.storageUsed, mount),
                used / size > Limit.storage.value
            else { return nil }
            return (mount, used / size)
        }
        if let total = facts.number(.memoryTotal), total > 0, let free = facts.number(.memoryFree) { freeMemory = free / total }
        pendingChanges = facts.number(.pendingChanges)
        externalHoldoverAlarms = facts[.externalHoldoverAlarm].filter { $0.value == 1 }.map { ($0["slot"], $0.since) }
        timeCodeFaults = facts[.irig].filter { Self.isFault($0["bit"], $0.value != 0) }.map { ($0["slot"], $0["bit"]) }
        failingCollectors = facts[.collectorSuccess].filter { $0.value == 0 }.map { $0["collector"] }
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

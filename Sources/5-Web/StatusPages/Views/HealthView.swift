import Findings

/// What a device reports of its hardware and of the reading of its document, as far as findings are made of it.
struct HealthView: Sendable {
    struct Supply: Sendable {
        let slot: String
        let isFitted: Bool?
        let hasPower: Bool?
    }

    var supplies: [Supply] = []
    var failedFans: [(slot: String, name: String)] = []
    /// In degrees Celsius.
    var temperatures: [(slot: String, name: String, value: Double)] = []
    /// File systems beyond the limit; `used` is a ratio.
    var fullFileSystems: [(mountPoint: String, used: Double)] = []
    /// Free memory as a ratio.
    var freeMemory: Double?
    var failingCollectors: [String] = []

    init() {}

    init(_ facts: Facts) {
        let bySlot = FactsByLabel(facts, [.psuFitted, .psuPower]) { $0["slot"] }
        supplies = bySlot.keys.map {
            Supply(slot: $0, isFitted: bySlot.flag(.psuFitted, $0), hasPower: bySlot.flag(.psuPower, $0))
        }
        failedFans = facts[.fanError].filter { $0.state == "yes" }.map { ($0["slot"], $0["fan"]) }
        temperatures = facts[.temperature].map { ($0["slot"], $0["sensor"], $0.value) }
        let byMount = FactsByLabel(facts, [.storageSize, .storageUsed]) { $0["mountpoint"] }
        fullFileSystems = byMount.keys.compactMap { mount in
            guard let size = byMount.number(.storageSize, mount), size > 0, let used = byMount.number(.storageUsed, mount),
                used / size > Limit.storage.value
            else { return nil }
            return (mount, used / size)
        }
        if let total = facts.number(.memoryTotal), total > 0, let free = facts.number(.memoryFree) { freeMemory = free / total }
        failingCollectors = facts[.collectorSuccess].filter { $0.value == 0 }.map { $0["collector"] }
    }
}

/// The words of a key, to tell what it means where its exact spelling is not known (`unicast-clients`, `client_count`).
struct KeyWords {
    private let words: Set<Substring>

    init(_ keys: String...) {
        words = Set(keys.flatMap { $0.lowercased().split { !$0.isLetter && !$0.isNumber } })
    }

    func has(_ anyOf: Substring...) -> Bool {
        !words.isDisjoint(with: anyOf)
    }

    /// Whether it names a bound rather than a measurement.
    var isLimit: Bool {
        has("max", "maximum", "min", "limit", "capacity", "supported", "threshold", "configured")
    }

    /// Whether it counts the clients of a PTP server.
    var isClientCount: Bool {
        has("client", "clients", "slaves", "subscribers") && !isLimit
            && !has("packets", "messages", "rate", "id", "list", "timeout", "utilization", "utilisation", "load", "ratio")
    }

    /// Whether it says how many clients a PTP server can have.
    var isClientCapacity: Bool {
        has("client", "clients", "slaves", "subscribers") && has("max", "maximum", "capacity", "limit", "supported")
    }

    /// Whether it says how busy something is.
    var isUtilization: Bool {
        has("utilization", "utilisation", "load") && !isLimit
    }

    /// Whether it counts packets.
    var isPacketCounter: Bool {
        has("packets", "messages", "counters", "counter", "cntrs", "statistics") && !isLimit
            && !has("rate", "interval", "second", "sec", "pps", "mtu", "utilization", "utilisation", "timeout")
    }
}

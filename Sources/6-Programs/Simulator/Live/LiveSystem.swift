import JSON

extension JSONValue {
    /// Load and memory, which LTOS gives as the kernel's own text.
    mutating func moveSystem(_ moment: LiveMoment) {
        change("data/system/cpuload") { load in
            if let text = load.string { load = .string(movedLoad(text, moment)) }
        }
        change("data/system/memory") { memory in
            if let text = memory.string { memory = .string(movedMemory(text, moment)) }
        }
    }

    /// Receive and transmit counters; errors grow as well, if the device has seen any.
    mutating func moveNetwork(_ moment: LiveMoment) {
        change("data/network/ports/*/statistics") { statistics in
            statistics.forEachLeaf { path, leaf in
                guard path != ["mtu"], path != ["gro-flush-timeout"], let counter = leaf.number, counter > 0 else { return }
                // The noise depends on the value at the start, so that ports do not move in step.
                leaf = .number(moment.grown(counter, path + [String(counter)]))
            }
        }
    }
}

/// `0.31 0.42 0.38 1/101 30442`: load over 1, 5 and 15 minutes, running and existing tasks, the last process number.
private func movedLoad(_ text: String, _ moment: LiveMoment) -> String {
    var fields = text.split(separator: " ").map(String.init)
    guard fields.count == 5, let last = Int(fields[4]) else { return text }
    for (index, minutes) in [1.0, 5, 15].enumerated() {
        guard let load = Double(fields[index]) else { return text }
        let spread = 0.6 / minutes.squareRoot()
        fields[index] = twoDecimals(moment.wandering(load, by: spread, period: minutes * 60, ["load", fields[index]]))
    }
    fields[4] = String((last + Int(moment.elapsed / 3)) % 32_768)
    return fields.joined(separator: " ")
}

/// `246120 kB total memory, 173904 kB free (70 %)`.
private func movedMemory(_ text: String, _ moment: LiveMoment) -> String {
    var fields = text.split(separator: " ").map(String.init)
    guard fields.count == 9, let total = Double(fields[0]), let free = Double(fields[4]), total > 0 else { return text }
    let moved = min(total, moment.wandering(free, by: 0.04, period: 120, ["memory"])).rounded()
    fields[4] = String(Int(moved))
    fields[7] = "(" + String(Int(moved / total * 100))
    return fields.joined(separator: " ")
}

private func twoDecimals(_ number: Double) -> String {
    let hundredths = Int((max(0, number) * 100).rounded())
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
}

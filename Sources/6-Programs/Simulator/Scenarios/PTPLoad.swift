import JSON

extension Scenario {
    /// A PTP server fills up with clients.
    public static let ptpLoad = Scenario(
        name: "ptp-load",
        summary: "The clients of all PTP instances rise to their capacity in five minutes, stay for two and leave.",
        duration: 540,
        steps: [
            .state("clients arrive", from: 30, until: 330) { document, moment in
                document.fillPTP(moment.progress)
            },
            .state("full", from: 330, until: 450) { document, _ in document.fillPTP(1) },
            .state("clients leave", from: 450, until: 510) { document, moment in
                document.fillPTP(1 - moment.progress)
            },
        ])
}

extension JSONValue {
    /// Unicast clients of an HPS100 at 128 messages a second, from its data sheet; for a document that does not say.
    private static let usualCapacity = 2048.0

    /// Moves client counts from what they are to what is possible.
    ///
    /// - Parameter share: of the way there, 0 to 1.
    fileprivate mutating func fillPTP(_ share: Double) {
        for family in ["hps", "mshps", "psx"] {
            changeModules(family) { _, module in module.fillClients("", share) }
        }
    }

    /// - Parameter name: the key that leads here, part of the meaning of the keys below.
    private mutating func fillClients(_ name: String, _ share: Double) {
        let capacity = memberNumber { KeyWords(name, $0).isClientCapacity } ?? Self.usualCapacity
        forEachChild { key, child in
            if let number = child.number {
                let words = KeyWords(name, key)
                if words.isClientCount {
                    child = .number((number + (max(capacity, number) - number) * share).rounded())
                } else if words.isUtilization {
                    // In percent, or a ratio if it is one now.
                    let full = number <= 1 ? 0.97 : 97
                    child = .number(rounded(number + (max(full, number) - number) * share, decimals: 2))
                }
            } else {
                child.fillClients(key, share)
            }
        }
    }

    private func memberNumber(_ isWanted: (String) -> Bool) -> Double? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.value.number != nil && isWanted($0.key) }?.value.number
    }
}

import JSON

extension Scenario {
    /// One of several power supplies fails.
    public static let psuFailure = Scenario(
        name: "psu-failure", summary: "The last of at least two power supplies is without power for five minutes.",
        duration: 420,
        steps: [
            .events(
                "power supply down", at: 30, trigger: ["power-supply-failure", "power-redundancy-not-available"],
                clear: ["power-supply-up", "power-redundancy-available", "normal-operation"], if: hasRedundantSupply),
            .events(
                "power supply up again", at: 330, trigger: ["power-supply-up", "power-redundancy-available", "normal-operation"],
                clear: ["power-supply-failure", "power-redundancy-not-available"], if: hasRedundantSupply),
            .state("no power", from: 30, until: 330) { document, _ in
                guard let slot = document.redundantSupply else { return }
                document.changeModule(slot) { $0.set("power-available", false) }
                document.light("led-alarm", "red")
            },
        ])

    @Sendable private static func hasRedundantSupply(_ document: JSONValue) -> Bool {
        document.redundantSupply != nil
    }
}

extension JSONValue {
    /// The slot of the last supply that delivers, if there is another one: a device with one supply would be off.
    fileprivate var redundantSupply: String? {
        let slots = self[path: "data/chassis0/slots"]?.children ?? []
        let delivering = slots.filter { slot in
            slot["slot-type"] == "pwr" && slot["module"]?["power-available"] == true && slot["module"]?["info"] != nil
        }
        return delivering.count > 1 ? delivering.last?["object-id"]?.string : nil
    }
}

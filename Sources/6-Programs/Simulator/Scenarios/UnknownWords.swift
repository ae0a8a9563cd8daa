import JSON

extension Scenario {
    /// A firmware uses unknown words.
    public static let unknownWords = Scenario(
        name: "unknown-words",
        summary: "For four minutes an LED has a colour that no documentation names, and the CPU load is not a number.",
        duration: 300,
        steps: [
            .state("unknown colour", from: 30, until: 270) { document, _ in
                document.light("led-network", "violet")
            },
            .state("unreadable load", from: 30, until: 270) { document, _ in
                document.set("data/system/cpuload", "busy")
            },
        ])
}

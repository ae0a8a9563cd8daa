extension Scenario {
    /// Half of the time each, so that a fleet shows the failure and the recovery.
    private static func manner(_ name: String, _ summary: String, _ behaviour: DeviceBehaviour) -> Scenario {
        Scenario(
            name: name, summary: summary, duration: 120,
            steps: [ScenarioStep(name: "answers \(behaviour)", period: 0..<60, effect: .behaviour(behaviour))])
    }

    /// Answers arrive as over a line of 1 kB/s.
    public static let slow = manner("slow", "Answers arrive as over a line of 1 kB/s for a minute.", .slow)
    /// No answer at all.
    public static let hanging = manner("hanging", "Connections open, but no answer comes for a minute.", .hang)
    /// The password has been changed on the device.
    public static let unauthorized = manner("unauthorized", "All credentials are refused for a minute.", .unauthorized)
    /// Something else than a LANTIME answers.
    public static let garbage = manner("garbage", "For a minute the answer is 10 MB that are not JSON.", .garbage)
}

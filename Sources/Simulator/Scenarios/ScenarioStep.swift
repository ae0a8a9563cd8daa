/// A part of a scenario: what is different on a device from one moment to another.
struct ScenarioStep: Sendable {
    /// In the words of an operator, for the control URL's report.
    let name: String
    /// When it begins and ends, in seconds from the scenario's start.
    let period: Range<Double>
    /// What it does to the document.
    let change: @Sendable (inout JSONValue, StepMoment) -> Void
    /// How the device answers meanwhile; `nil` does not touch it.
    let behaviour: DeviceBehaviour?
    /// Whether the device shows a certificate meanwhile that expires soon.
    let showsExpiringCertificate: Bool

    init(
        _ name: String, from: Double, until: Double = .infinity, behaviour: DeviceBehaviour? = nil,
        showsExpiringCertificate: Bool = false, change: @escaping @Sendable (inout JSONValue, StepMoment) -> Void = { _, _ in }
    ) {
        self.name = name
        period = from..<until
        self.change = change
        self.behaviour = behaviour
        self.showsExpiringCertificate = showsExpiringCertificate
    }

    /// Events that begin or cease to be active. They stay so for the rest of the scenario, as a device remembers them.
    static func events(_ name: String, at time: Double, trigger: [String] = [], clear: [String] = []) -> ScenarioStep {
        ScenarioStep(name, from: time) { document, moment in
            document.trigger(events: trigger, unixTime: moment.beginUnixTime)
            document.clear(events: clear)
        }
    }

    /// The same step at another place of a longer scenario.
    func moved(by offset: Double, endingAt end: Double) -> ScenarioStep {
        ScenarioStep(
            name, from: period.lowerBound + offset, until: min(period.upperBound + offset, end), behaviour: behaviour,
            showsExpiringCertificate: showsExpiringCertificate, change: change)
    }
}

/// A moment inside a step.
struct StepMoment: Sendable {
    /// Seconds of the scenario since the step began.
    let elapsed: Double
    /// How far the step is, 0 to 1; 0 for a step without end.
    let progress: Double
    /// When the step began, in seconds since 1970.
    let beginUnixTime: Double
}

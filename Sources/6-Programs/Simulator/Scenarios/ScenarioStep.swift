import JSON

/// A part of a scenario: a change of the device for some time.
struct ScenarioStep: Sendable {
    /// In the words of an operator, for the control URL's report.
    let name: String
    /// When it begins and ends, in seconds from the scenario's start.
    let period: Range<Double>
    let effect: Effect

    /// What a step does.
    enum Effect: Sendable {
        /// Another state, which ends with the step.
        case state(DocumentChange)
        /// Something that the device remembers: it stays when another scenario follows.
        case memory(DocumentChange)
        /// Another way to answer.
        case behaviour(DeviceBehaviour)
        /// A certificate that expires soon.
        case expiringCertificate
    }

    typealias DocumentChange = @Sendable (inout JSONValue, StepMoment) -> Void

    /// What the step does to the document, if it does anything to it.
    var change: DocumentChange? {
        switch effect {
        case .state(let change), .memory(let change): change
        case .behaviour, .expiringCertificate: nil
        }
    }

    /// The same step at another place of a longer scenario.
    func moved(by offset: Double, endingAt end: Double) -> ScenarioStep {
        let start = period.lowerBound + offset
        if case .memory = effect { return ScenarioStep(name: name, period: start..<Double.infinity, effect: effect) }
        return ScenarioStep(name: name, period: start..<min(period.upperBound + offset, end), effect: effect)
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

/// The notation of the scenarios.
extension ScenarioStep {
    /// Another state of the device.
    static func state(
        _ name: String, from: Double, until: Double = .infinity, _ change: @escaping DocumentChange
    ) -> ScenarioStep {
        ScenarioStep(name: name, period: from..<until, effect: .state(change))
    }

    /// Something that the device remembers from then on.
    static func memory(_ name: String, at time: Double, _ change: @escaping DocumentChange) -> ScenarioStep {
        ScenarioStep(name: name, period: time..<Double.infinity, effect: .memory(change))
    }

    /// Events that begin or cease to be active.
    ///
    /// - Parameter condition: whether the device has what the events are about; asked of the document before the states of
    ///   the scenario, if its events come first.
    static func events(
        _ name: String, at time: Double, trigger: [String] = [], clear: [String] = [],
        if condition: @escaping @Sendable (JSONValue) -> Bool = { _ in true }
    ) -> ScenarioStep {
        memory(name, at: time) { document, moment in
            guard condition(document) else { return }
            document.trigger(events: trigger, unixTime: moment.beginUnixTime)
            document.clear(events: clear)
        }
    }
}

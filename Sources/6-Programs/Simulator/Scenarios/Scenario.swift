import JSON

/// A scenario of a simulated device: steps in time, each of which changes its document or its behaviour.
///
/// The document at a moment is a function of the healthy document and that moment, so a scenario can be entered
/// anywhere and looks the same to every client.
public struct Scenario: Sendable {
    /// How the control URL spells it.
    public let name: String
    /// What it shows, in a sentence.
    public let summary: String
    /// When it is over, in seconds. A scenario that does not loop stays as it is then.
    public let duration: Double
    let steps: [ScenarioStep]

    /// The document at one moment.
    ///
    /// - Parameters:
    ///   - healthy: the document without the scenario.
    ///   - position: seconds since the scenario's start.
    ///   - startUnixTime: when the scenario's start was or would have been, in seconds since 1970; dates events.
    ///   - speed: seconds of the scenario in a second of the clock, above 0.
    public func document(
        from healthy: JSONValue, at position: Double, startUnixTime: Double, speed: Double = 1
    ) -> JSONValue {
        var document = healthy
        for step in steps where step.period.contains(position) {
            let elapsed = position - step.period.lowerBound
            let length = step.period.upperBound - step.period.lowerBound
            step.change?(
                &document,
                StepMoment(
                    elapsed: elapsed, progress: length.isFinite ? elapsed / length : 0,
                    beginUnixTime: startUnixTime + step.period.lowerBound / speed))
        }
        return document
    }

    /// How the device answers at one moment.
    public func behaviour(at position: Double) -> DeviceBehaviour? {
        for step in steps.reversed() where step.period.contains(position) {
            if case .behaviour(let behaviour) = step.effect { return behaviour }
        }
        return nil
    }

    /// Whether the device's certificate is one that expires soon.
    func showsExpiringCertificate(at position: Double) -> Bool {
        steps.contains { step in
            if case .expiringCertificate = step.effect { step.period.contains(position) } else { false }
        }
    }

    /// Whether it changes only how the device answers and not what.
    var isOfTransport: Bool {
        steps.allSatisfy { step in
            if case .behaviour = step.effect { true } else { false }
        }
    }

    /// The names of the steps that are active at one moment, in the order of their beginnings.
    public func activeSteps(at position: Double) -> [String] {
        steps.filter { $0.period.contains(position) }.map(\.name)
    }

    /// Several scenarios one after the other.
    ///
    /// - Parameter pause: healthy seconds before each.
    public static func rotation(_ scenarios: [Scenario], pause: Double) -> Scenario {
        var steps: [ScenarioStep] = []
        var end = 0.0
        for scenario in scenarios {
            let start = end + pause
            end = start + scenario.duration
            steps += scenario.steps.map { $0.moved(by: start, endingAt: end) }
        }
        let names = scenarios.map(\.name).joined(separator: ", ")
        return Scenario(name: "rotation", summary: "One after the other: \(names).", duration: end, steps: steps)
    }
}

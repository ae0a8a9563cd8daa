import HTTPServer
import JSON

/// A command for a device in a request to the control URL.
struct ControlCommand {
    var scenario: (scenario: Scenario?, position: Double, speed: Double, loops: Bool)?
    var behaviour: DeviceBehaviour?

    /// Reads the parameters of `/control/DEVICE?scenario=NAME&at=SECONDS&speed=X&loop=true` and `?behaviour=NAME`.
    ///
    /// `healthy` as a scenario ends the one that plays; the name of the one that the device played first starts that again.
    /// - Throws: ``ControlError`` with a sentence for the user who typed the URL.
    init(_ request: HTTPServerRequest, for device: SimulatedDevice) throws(ControlError) {
        let known = ["scenario", "at", "speed", "loop", "behaviour"]
        for (name, _) in request.query where !known.contains(name) {
            throw ControlError("unknown parameter \(name); known: \(known.joined(separator: ", "))")
        }
        if let name = request.query("scenario") {
            scenario = (
                try Self.scenario(name, device), try Self.number(request, "at", in: 0...1e9) ?? 0,
                try Self.number(request, "speed", in: 0.001...10_000) ?? 1, try Self.flag(request, "loop")
            )
        }
        if let text = request.query("behaviour") {
            guard let parsed = DeviceBehaviour(text) else {
                throw ControlError("unknown behaviour \(text); known: \(DeviceBehaviour.spellings.joined(separator: ", "))")
            }
            behaviour = parsed
        }
        if scenario == nil, behaviour == nil { throw ControlError("expected ?scenario=NAME or ?behaviour=NAME") }
    }

    func run(on device: SimulatedDevice) {
        if let scenario {
            if let story = scenario.scenario {
                device.play(story, at: scenario.position, speed: scenario.speed, loops: scenario.loops)
            } else {
                device.reset()
            }
        }
        if let behaviour { device.behave(behaviour) }
    }

    private static func scenario(_ name: String, _ device: SimulatedDevice) throws(ControlError) -> Scenario? {
        if name == "healthy" { return nil }
        let known = Scenario.all + (device.firstScenario.map { [$0] } ?? [])
        guard let scenario = known.first(where: { $0.name == name }) else {
            let names = ["healthy"] + known.map(\.name)
            throw ControlError("unknown scenario \(name); known: \(names.joined(separator: ", "))")
        }
        return scenario
    }

    private static func number(
        _ request: HTTPServerRequest, _ name: String, in range: ClosedRange<Double>
    ) throws(ControlError) -> Double? {
        guard let text = request.query(name) else { return nil }
        guard let number = Double(text), range.contains(number) else {
            throw ControlError("\(name) must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private static func flag(_ request: HTTPServerRequest, _ name: String) throws(ControlError) -> Bool {
        switch request.query(name) {
        case nil, "false": false
        case "true": true
        default: throw ControlError("\(name) must be true or false")
        }
    }
}

/// An invalid request to the control URL.
struct ControlError: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}

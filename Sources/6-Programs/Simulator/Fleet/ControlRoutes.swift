import HTTPServer
import JSON

/// Answers the control URL. Runs on the control server's thread.
struct ControlRoutes: Sendable {
    let devices: [SimulatedDevice]

    func reply(_ request: HTTPServerRequest) -> HTTPServerResponse {
        let steps = request.path.split(separator: "/").map(String.init)
        guard steps.first == "control", steps.count <= 2 else {
            return HTTPServerResponse(status: 404, text: "Not here; see /control\n")
        }
        guard steps.count == 2 else {
            guard ["GET", "HEAD"].contains(request.method), request.query.isEmpty else {
                return Self.wrongMethod(
                    allowed: "GET, HEAD", "a device is controlled with PUT /control/DEVICE?scenario=NAME or ?behaviour=NAME")
            }
            return json(report(at: request.header("Host")))
        }
        guard let device = devices.first(where: { $0.name == steps[1] }) else {
            let names = devices.map(\.name).joined(separator: ", ")
            return HTTPServerResponse(status: 404, text: "No device is named \(steps[1]); there are: \(names)\n")
        }
        return control(device, request)
    }

    private func control(_ device: SimulatedDevice, _ request: HTTPServerRequest) -> HTTPServerResponse {
        switch request.method {
        case "GET", "HEAD":
            // Reading does not change anything: a client that gives parameters means PUT.
            guard request.query.isEmpty else {
                return Self.wrongMethod(allowed: "PUT, POST", "GET changes nothing; with parameters use PUT: curl -X PUT URL")
            }
            return json(report(device))
        case "PUT", "POST":
            do throws(ControlError) {
                try ControlCommand(request, for: device).run(on: device)
                return json(report(device))
            } catch {
                return HTTPServerResponse(status: 400, text: error.message + "\n")
            }
        default: return Self.wrongMethod(allowed: "GET, HEAD, PUT, POST", "GET shows a device, PUT changes what it does")
        }
    }

    /// All commands and their syntax.
    private func report(at host: String?) -> JSONValue {
        let place = "http://\(host ?? "HOST:PORT")/control/\(devices.first?.name ?? "DEVICE")"
        return [
            "usage": .array(
                [
                    "curl \(place)", "curl -X PUT '\(place)?scenario=holdover&at=60&speed=10&loop=true'",
                    "curl -X PUT '\(place)?behaviour=delay:2000'", "curl -X PUT '\(place)?scenario=healthy'",
                ].map(JSONValue.string)),
            "devices": .array(devices.map(report)),
            "scenarios": .array(
                Scenario.all.map { scenario in
                    [
                        "name": .string(scenario.name), "summary": .string(scenario.summary),
                        "duration_seconds": JSONValue(scenario.duration),
                    ]
                }),
            "behaviours": .array(DeviceBehaviour.spellings.map { .string($0) }),
        ]
    }

    private func report(_ device: SimulatedDevice) -> JSONValue {
        let playing = device.playing
        let counters = device.counters
        return [
            "name": .string(device.name), "url": .string(device.url), "behaviour": .string(device.behaviour.description),
            "scenario": JSONValue(playing?.scenario.name),
            "position_seconds": JSONValue(playing?.position),
            "speed": JSONValue(playing?.speed),
            "steps": .array(playing?.scenario.activeSteps(at: playing?.position ?? 0).map { .string($0) } ?? []),
            "requests": JSONValue(counters.requests), "refusals": JSONValue(counters.refusals),
            "logins": JSONValue(counters.logins), "connections": JSONValue(counters.connections),
        ]
    }

    private func json(_ value: JSONValue) -> HTTPServerResponse {
        HTTPServerResponse(
            status: 200, headers: [("Content-Type", "application/json")], body: value.written() + [UInt8(ascii: "\n")])
    }

    private static func wrongMethod(allowed: String, _ hint: String) -> HTTPServerResponse {
        HTTPServerResponse(status: 405, text: "Method not allowed: \(hint)\n", headers: [("Allow", allowed)])
    }
}

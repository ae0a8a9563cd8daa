import JSON

@testable import Simulator

/// An M600 with further modules, spelt as a test wants them.
func device(with slots: JSONValue...) throws -> JSONValue {
    var document = try tree("m600-gps")
    document.change("data/chassis0/slots") { list in
        guard case .array(let elements) = list else { return }
        let names = slots.map { $0["object-id"]?.string }
        list = .array(elements.filter { !names.contains($0["object-id"]?.string) } + slots)
    }
    return document
}

/// A slot with a module.
func slot(_ name: String, _ type: String, _ module: JSONValue) -> JSONValue {
    ["object-id": .string(name), "slot-id": .string(name), "slot-type": .string(type), "module": module]
}

/// A second clock, which stands by.
let secondClock = slot(
    "clk2", "clk",
    [
        "info": ["model": "gps180"],
        "sync-status": [
            "clock-idx": "standby", "osc-type": "ocxo-hq", "est-time-quality": "less-than-1us",
            "clock-status": ["clock": "synchronized", "oscillator": "warmed-up"],
        ],
    ])

/// The two modules of a redundant device, in words of our own choice.
let relay = slot(
    "rel", "io",
    ["info": ["model": "rel1000"], "relays": ["a": ["state": "normally-open"], "b": ["state": "normally-open"]]])
let redundantSwitch = slot("rsc", "rsc", ["info": ["model": "rsc1000"], "mode": "auto", "active-clock": "clk1"])

/// When the tests' scenarios begin: 2026-11-20T12:00:00Z.
let noon = 1_795_176_000.0

extension Scenario {
    /// The document at a moment of a scenario that began at noon.
    func document(of healthy: JSONValue, at position: Double) -> JSONValue {
        document(from: healthy, at: position, startUnixTime: noon)
    }
}

extension JSONValue {
    /// `triggered` and `last-triggered` of an event.
    func event(_ name: String) -> (active: Bool?, last: String?) {
        let event = self[path: JSONPath(steps: ["data", "notification", "events", name])]
        return (event?["triggered"].map { $0 == 1 }, event?["last-triggered"]?.string)
    }

    func led(_ name: String) -> JSONValue? {
        self[path: JSONPath(steps: ["data", "system", "front-leds", name, "current-color"])]
    }
}

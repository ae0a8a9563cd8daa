import JSON

extension JSONValue {
    /// Lights an LED in a colour, or turns it off; the device remembers what it showed before.
    mutating func light(_ led: String, _ color: String?) {
        change(JSONPath(steps: ["data", "system", "front-leds", led])) { led in
            for part in ["color", "state", "mode"] {
                guard let current = led["current-" + part] else { continue }
                led.set(JSONPath(steps: ["last-" + part]), current)
            }
            led.set("current-color", .string(color ?? "none"))
            led.set("current-state", .bool(color != nil))
        }
    }
}

import JSON

extension JSONValue {
    /// Changes every module of a family, found by the beginning of its model (`rel1000` is a `rel`).
    mutating func changeModules(_ family: String, _ body: (_ slot: String, _ module: inout JSONValue) -> Void) {
        change("data/chassis*/slots") { slots in
            slots.forEachChild { slot, content in
                content.change("module") { module in
                    if module["info"]?["model"]?.string?.lowercased().hasPrefix(family) == true { body(slot, &module) }
                }
            }
        }
    }

    /// Whether a module of a family is fitted.
    func hasModule(_ family: String) -> Bool {
        var document = self
        var found = false
        document.changeModules(family) { _, _ in found = true }
        return found
    }

    /// A module of the first chassis.
    func module(_ slot: String) -> JSONValue? {
        self[path: JSONPath(steps: ["data", "chassis0", "slots", slot, "module"])]
    }

    /// Changes a module of the first chassis, if it is there.
    mutating func changeModule(_ slot: String, _ body: (inout JSONValue) -> Void) {
        change(JSONPath(steps: ["data", "chassis0", "slots", slot, "module"]), body)
    }
}

/// The clocks of a device as its healthy document names them.
struct ClockRoles {
    /// The number of the clock that the device follows: 1 for `clk1`.
    let active: Int
    /// The number of the clock that can take over, if there are two and something to switch between them.
    let standby: Int?

    init(_ healthy: JSONValue) {
        let reference = healthy[path: "data/system/sync-status/reference"]?.string ?? ""
        active = reference.hasPrefix("clk2") ? 2 : 1
        let other = 3 - active
        let canSwitch = healthy.hasModule("rsc") || healthy.hasModule("scu")
        standby = canSwitch && healthy.module("clk\(other)") != nil ? other : nil
    }

    /// The slot of the clock that the device follows.
    var activeSlot: String { "clk\(active)" }
}

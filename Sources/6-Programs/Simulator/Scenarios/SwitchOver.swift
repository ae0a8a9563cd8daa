import JSON

extension JSONValue {
    /// The redundant switch unit switches to the other clock. Nothing happens on a device without one.
    mutating func switchClocks() {
        let roles = ClockRoles(self)
        guard let standby = roles.standby else { return }
        for family in ["rsc", "scu"] { changeModules(family) { _, module in module.exchangeClockNumbers() } }
        exchangeSelection(roles.activeSlot, "clk\(standby)")
        followClock(standby, insteadOf: roles.activeSlot)
        light("led-ref-time", "green")
    }

    /// In an RSC every value that names a clock names the other one: master and backup swap roles.
    private mutating func exchangeClockNumbers() {
        forEachLeaf { path, leaf in
            guard path.first != "info", let key = path.last else { return }
            switch leaf {
            case .string("master"): leaf = "backup"
            case .string("backup"): leaf = "master"
            case .string(let text):
                let name = text.lowercased()
                let isClock = ["clk", "clock"].contains { name.hasPrefix($0) }
                guard isClock || KeyWords(key).namesClock, name.count <= 7, let last = name.last, last == "1" || last == "2"
                else {
                    return
                }
                leaf = .string(text.dropLast() + (last == "1" ? "2" : "1"))
            // The bit of a switch unit that selects the second clock.
            case .bool(let isSecond) where key == "sel": leaf = .bool(!isSecond)
            default:
                guard KeyWords(key).namesClock, let number = leaf.number, number == 1 || number == 2 else { return }
                leaf = .number(3 - number)
            }
        }
    }

    /// `selected` and the word of the other clock change places.
    private mutating func exchangeSelection(_ first: String, _ second: String) {
        let path: JSONPath = "sync-status/clock-idx"
        guard let old = module(first)?[path: path], let new = module(second)?[path: path] else { return }
        changeModule(first) { $0.set(path, new) }
        changeModule(second) { $0.set(path, old) }
    }

    /// The system shows what its new clock shows.
    private mutating func followClock(_ standby: Int, insteadOf oldSlot: String) {
        guard let module = module("clk\(standby)") else { return }
        let oldModel = self.module(oldSlot)?["info"]?["model"]?.string
        change("data/system/sync-status") { status in
            status.change("reference") { reference in
                let old = reference.string ?? ""
                let model = module["info"]?["model"]?.string ?? ""
                let source = oldModel == model ? String(old.dropFirst(5)) : String(model.prefix { $0.isLetter })
                reference = .string("clk\(standby)-\(source)")
            }
            status.set("clock-idx", .number(Double(standby - 1)))
            for key in ["osc-type", "est-time-quality"] {
                if let value = module["sync-status"]?[key] { status.set(JSONPath(steps: [key]), value) }
            }
            status.set("clock-status/clock", module[path: "sync-status/clock-status/clock"] ?? "synchronized")
            status.set("clock-status/antenna", "connected")
            for key in ["time-offset", "time-elapsed", "tfom-out"] {
                status.set(JSONPath(steps: ["holdover-status", key]), 0)
            }
        }
        // The error of the clock that was left no longer counts.
        change("data/ntp/*/rootdisp") { dispersion in
            if let seconds = dispersion.number { dispersion = .number(min(seconds, 0.0002)) }
        }
    }
}

extension KeyWords {
    /// Whether its value can be the number of a clock.
    var namesClock: Bool {
        has("clock", "clk", "master", "backup", "selected", "active", "standby") && !isLimit
    }
}

import JSON
import Platform

extension JSONValue {
    /// The antenna of a clock is disconnected: its receiver reports it, and so does the system for its active clock.
    mutating func loseAntenna(of slot: String) {
        set("data/system/sync-status/clock-status/antenna", "disconnected")
        changeModule(slot) { module in
            module.set("*/antenna/connected", false)
            module.change("satellites") { $0.set("selected-satellites", []) }
        }
    }

    /// A receiver searches for its signal.
    ///
    /// - Parameter satellitesLeft: the share of the satellites that it sees, 0 to 1.
    mutating func track(_ slot: String, satellitesLeft: Double) {
        changeModule(slot) { module in
            module.set("*/receiver-status", "tracking")
            module.set("*/receiver/synchronized", false)
            module.set("*/receiver/tracking", true)
            for key in ["good-satellites", "satellites-in-view"] {
                module.change(JSONPath(steps: ["satellites", key])) { count in
                    if let number = count.number { count = .number((number * satellitesLeft).rounded(.down)) }
                }
            }
            module.set("satellites/gnss/satellite-list", [])
            // A long-wave receiver has no satellites but a field.
            module.set("dcf77/correlation", 0)
            module.set("dcf77/field-strength", 2)
            module.set("dcf77/pcps/freer", true)
        }
    }

    /// The active clock runs on its oscillator.
    mutating func holdOver(_ drift: HoldoverDrift) {
        let quality = JSONValue.string(drift.quality)
        set("data/system/sync-status/est-time-quality", quality)
        set("data/system/sync-status/clock-status/clock", "holdover")
        change("data/system/sync-status/holdover-status") { status in
            status.set("time-offset", .number(drift.offset))
            status.set("time-elapsed", .number(drift.elapsed.rounded(.down)))
            status.set("tfom-out", .number(Double(drift.timeFigureOfMerit)))
        }
        changeModule(ClockRoles(self).activeSlot) { module in
            module.set("sync-status/est-time-quality", quality)
            module.set("sync-status/clock-status/clock", "holdover")
        }
        // ntpd adds the error of its reference to its own.
        change("data/ntp/*/rootdisp") { dispersion in
            if let seconds = dispersion.number, seconds > 0 {
                dispersion = .number(rounded(seconds + drift.offset * 1e-9, decimals: 6))
            }
        }
        light("led-ref-time", "red")
        light("led-alarm", "red")
    }

    /// The relay that watches a clock drops: A watches `clk1`, B watches `clk2`, as the module is jumpered at delivery.
    mutating func dropRelay(_ clock: Int) {
        let letter = clock == 1 ? "a" : "b"
        changeModules("rel") { _, module in
            module.forEachLeaf { path, leaf in
                guard path.first != "info", Self.isRelay(letter, clock, path), let key = path.last else { return }
                if let failed = FailureWords.failed(
                    leaf, key: KeyWords(key, path.count > 1 ? path[path.count - 2] : ""), pairs: FailureWords.relay)
                {
                    leaf = failed
                }
            }
        }
    }

    /// `relay-a`, `relays/a/state`, `relays/relay_1/mode`, `relay/A`.
    private static func isRelay(_ letter: String, _ number: Int, _ path: [String]) -> Bool {
        let words = path.flatMap { $0.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init) }
        let names = [letter, String(number), "relay" + letter, "relay\(number)"]
        return words.contains { $0.hasPrefix("relay") } && words.contains { names.contains($0) }
    }

    /// ntpd regards its clock as lost and shifts it out of the reach register, poll by poll.
    mutating func distrustClock(elapsed: Double) {
        change("data/ntp/sys") { system in
            system.set("stratum", 16)
            system.setLeap(3, word: "alarm")
            system.set("status-sys-event-code", "no-system-peer")
        }
        let polls = min(8, Int(elapsed / 16) + 1)
        change("data/ntp/ref_1") { peer in
            peer.set("reach", .number(Double(255 << polls & 255)))
            let bits = zeroPadded(String(255 << polls & 255, radix: 2), to: 8)
            peer.set("poll-status", .string("\(bits) [\(String(255 << polls & 255, radix: 8))]"))
            peer.set("status-peer-reach-ok", .bool(polls < 8))
            if polls == 8 { peer.set("status-peer-selection", "reject") }
        }
        light("led-time-service", "red")
    }

    /// Sets ntpd's leap indicator: the number, which is text on older firmware, the word, and the two highest bits of the
    /// status word.
    mutating func setLeap(_ leap: Int, word: String) {
        change("leap") { $0 = $0.string == nil ? .number(Double(leap)) : .string(String(leap)) }
        set("status-sys-leap-indicator", .string(word))
        change("status") { status in
            guard let text = status.string, text.count == 4, let bits = UInt16(text, radix: 16) else { return }
            let changed = String(bits & 0x3fff | UInt16(leap) << 14, radix: 16)
            status = .string(zeroPadded(changed, to: 4))
        }
    }
}

import JSON

extension JSONValue {
    /// Receivers, temperatures and PTP in the modules of all chassis.
    mutating func moveModules(_ moment: LiveMoment) {
        change("data/chassis*/slots") { slots in
            slots.forEachChild { slot, content in
                content.change("module") { $0.moveModule(slot, moment) }
            }
        }
    }

    private mutating func moveModule(_ slot: String, _ moment: LiveMoment) {
        change("satellites") { $0.moveSatellites(slot, moment) }
        for key in ["correlation", "field-strength"] {
            change(JSONPath(steps: ["dcf77", key])) { $0.wander(by: 0.12, in: 0...100, moment, [slot, key]) }
        }
        change("info/sensors") { sensors in
            sensors.forEachLeaf { path, leaf in
                // 0.0 is a sensor that does not exist.
                guard let degrees = leaf.number, degrees != 0, path.last?.hasPrefix("temperature") == true else { return }
                leaf = .number(rounded(moment.wandering(degrees, by: 0.04, period: 600, [slot] + path), decimals: 1))
            }
        }
        forEachLeaf { path, leaf in
            guard let number = leaf.number, let key = path.last else { return }
            let parent = path.dropLast().last ?? ""
            leaf = .number(movedPTP(number, KeyWords(parent, key), [slot] + path, moment))
        }
    }

    private mutating func moveSatellites(_ slot: String, _ moment: LiveMoment) {
        guard let inView = self["satellites-in-view"]?.number, inView > 0 else { return }
        let seen = max(4, (inView + 2 * moment.noise.named([slot, "in-view"]).walk(moment.elapsed, period: 900)).rounded())
        set("satellites-in-view", .number(seen))
        change("good-satellites") { good in
            guard let number = good.number else { return }
            let moved = (number + 2 * moment.noise.named([slot, "good"]).walk(moment.elapsed, period: 300)).rounded()
            good = .number(min(seen, max(4, moved)))
        }
    }

    private mutating func wander(by spread: Double, in range: ClosedRange<Double>, _ moment: LiveMoment, _ path: [String]) {
        guard let number else { return }
        let moved = moment.wandering(number, by: spread, period: 120, path).rounded()
        self = .number(min(range.upperBound, max(range.lowerBound, moved)))
    }
}

/// A number of a PTP instance. Which keys a module has is not known for sure, so they are recognised by their words.
private func movedPTP(_ number: Double, _ words: KeyWords, _ path: [String], _ moment: LiveMoment) -> Double {
    if words.isPacketCounter, number > 0 {
        return moment.grown(number, path)
    }
    if words.isClientCount {
        // Only fewer than at the start, so that no limit is broken.
        return (number * (1 - 0.03 * (1 + moment.noise.named(path).walk(moment.elapsed, period: 180)))).rounded()
    }
    if words.has("offset"), words.has("master", "gm", "grandmaster"), !words.isLimit {
        return withResolution(of: number, moment.wandering(number, by: 0.3, period: 20, path))
    }
    if words.has("delay"), words.has("path"), !words.isLimit {
        return withResolution(of: number, moment.wandering(number, by: 0.01, period: 30, path))
    }
    return number
}

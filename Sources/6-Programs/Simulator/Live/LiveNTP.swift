import JSON

extension JSONValue {
    /// What ntpd says about itself and of its sources. LTOS gives seconds with a resolution of a microsecond.
    mutating func moveNTP(_ moment: LiveMoment) {
        change("data/ntp") { associations in
            associations.forEachChild { name, association in
                for (key, spread) in [("rootdisp", 0.3), ("clk-jitter", 0.5), ("dispersion", 0.2)] {
                    association.change(JSONPath(steps: [key])) { value in
                        guard let seconds = value.number else { return }
                        let moved = moment.wandering(seconds, by: spread, period: 64, [name, key])
                        value = .number(rounded(moved, decimals: 6))
                    }
                }
                association.change("offset") { offset in
                    guard let seconds = offset.number else { return }
                    let walk = moment.noise.named([name, "offset"]).walk(moment.elapsed, period: 64)
                    offset = .number(rounded(seconds + max(2e-6, abs(seconds) * 0.3) * walk, decimals: 6))
                }
            }
        }
    }
}

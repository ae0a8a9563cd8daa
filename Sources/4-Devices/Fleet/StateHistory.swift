import Catalog
import Metrics
import Text

/// Since when the states of a device are as they are, as far as this process has seen it change.
///
/// Kept for the states that matter in an incident, a few series per device. It survives a reload, but not a restart.
struct StateHistory: Sendable {
    /// The metrics whose changes are recorded.
    static let metrics = [
        "lantime_sync_state", "lantime_clock_state", "lantime_clock_selected", "lantime_antenna_state",
        "lantime_clock_antenna_state", "lantime_gnss_antenna_connected", "lantime_gnss_antenna_short_circuit",
        "lantime_gnss_receiver_state", "lantime_relay_state", "lantime_rsc_active_clock", "lantime_rsc_mode",
        "lantime_rsc_state", "lantime_psu_power_available", "lantime_fan_error", "lantime_led_state", "lantime_ptp_port_state",
        "lantime_ntp_stratum", "lantime_ntp_leap_state", "lantime_ntp_peer_reachable", "lantime_ntp_peer_selection",
        "lantime_ptp_stack_running", "lantime_ptp_link_up", "lantime_ptp_engine_state", "lantime_input_state",
        "lantime_output_state", "lantime_module_pll_locked", "lantime_mrs_source_state", "lantime_rsc_psu_ok",
        "lantime_service_running", "lantime_clock_oscillator_state", "lantime_leap_second_announced", "lantime_xhe_alarm",
    ]

    private struct State: Sendable {
        var value: Double
        /// NaN while the value is the one that this process saw first.
        var since: Double
        /// When this process saw the series first.
        var seen: Double
    }

    /// By a hash of the series: there are dozens for each device, and their texts would take most of the memory.
    private var states: [UInt64: State] = [:]
    /// What the hashes of their series begin with.
    static let seeds = Dictionary(uniqueKeysWithValues: metrics.map { ($0, fnv1a($0.utf8)) })

    /// Records the states of a collection.
    ///
    /// - Parameters:
    ///   - before: the samples of the collection before; when they are of the same states, nothing needs to be done.
    ///   - time: when the collection began, in seconds since 1970.
    mutating func note(_ samples: SampleSet, before: SampleSet?, _ watched: WatchedFamilies, at time: Double) {
        if let before {
            var comparison = SampleComparison(samples, before)
            if watched.states.allSatisfy({ comparison.hasSame($0.family, ==) }) { return }
        }
        var now: [UInt64: State] = [:]
        for state in watched.states {
            for sample in samples.samples(of: state.family) {
                let key = fnv1a(samples.ownText(sample.labels), seed: state.seed)
                let old = states[key]
                let since = old.map { $0.value == sample.value ? $0.since : time } ?? (states.isEmpty ? .nan : time)
                now[key] = State(value: sample.value, since: since, seen: old?.seen ?? time)
            }
        }
        states = now
    }

    /// Finds what was seen of a metric's series by its labels; `nil` when its changes are not watched.
    func changes(of metric: String) -> ((_ labels: ArraySlice<UInt8>) -> StateChange?)? {
        guard let seed = Self.seeds[metric] else { return nil }
        return { labels in
            states[fnv1a(labels, seed: seed)].map { StateChange(since: $0.since.isNaN ? nil : $0.since, seen: $0.seen) }
        }
    }
}

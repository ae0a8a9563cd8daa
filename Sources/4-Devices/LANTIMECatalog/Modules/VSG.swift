import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "vsg*")

    /// VSG: makes video and audio synchronisation signals (black burst, tri-level, linear time code, word clock).
    ///
    /// Its own oscillator carries the outputs over a change of clocks. The operator watches that it is synchronised, which
    /// it is within 200 ns, and that no output is disabled that should not be.
    static let vsg = Subject(
        "vsg", "Video signal generators (VSG)", .modelled("VSG181 manual: LEDs In, A and B; DataMiner IMS-VSG (API V10)"),
        Entry.outputs(of: module, .modelled("VSG181 manual: LEDs A and B")) + [
            .states(
                "lantime_vsg_sync_state", .videoState,
                at: "\(module).(vsg|status|state)?.(sync-state|synchronization|input-state|reference-state|in-state)",
                help: "Whether the generator follows the clock.")
        ])
}

extension Vocabulary {
    fileprivate static let videoState = Vocabulary(
        "video-state", source: "VSG181 manual: LED In",
        [
            State("synchronized", "sync", "locked", "in-sync"),
            State("oscillator_not_ready", "synchronized-oscillator-not-ready", "oscillator-not-warmed-up", "not-warmed-up"),
            State("not_synchronized", "not-sync", "unlocked", "signal-not-synchronized", "adjusting"),
            State("no_reference", "no-signal", "no-stable-reference", "no-input", "missing"),
        ])
}

import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "lno*")

    /// LNO: four 10 MHz outputs of low phase noise from an oscillator of its own, locked to the clock's 10 MHz.
    ///
    /// The outputs stay off until the oscillator is warm and its PLL locked. The operator watches the lock
    /// (lantime_module_pll_locked) and the level of each output, which has a red LED on the card.
    static let lno = Subject(
        "lno", "Low phase noise outputs (LNO)", .modelled("DataMiner IMS-LNO; the vendor's IMS API knows a PLL lock per module"),
        Entry.outputs(of: module, .modelled("DataMiner IMS-LNO: output levels are supervised")) + [
            .states(
                "lantime_lno_oscillator_state", .oscillatorState,
                of: "\(module).(lno|status|state)?",
                firstOf: [
                    .word("(oscillator|oscillator-state|osc-state|warm-up-state)"),
                    .flag("(warmed-up|oscillator-warmed-up)", "warmed_up", otherwise: "not_warmed_up"),
                ],
                help: "Whether the module's oscillator has reached its operating temperature.")
        ])
}

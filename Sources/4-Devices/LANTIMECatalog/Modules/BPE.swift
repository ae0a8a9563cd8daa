import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "bpe*")
    private static let evidence = Evidence.modelled("M4000 manual p. 74; DataMiner IMS-BPE (API V8 to V17)")

    /// BPE: passes signals of the backplane (PPS, 10 MHz, time codes, pulses) to its connectors.
    ///
    /// It has no clock of its own: the operator watches that it is there and that no output has failed.
    static let bpe = Subject(
        "bpe", "Backplane expanders (BPE)", evidence,
        Entry.inputs(of: module, evidence, hasOnlyInputs: false) + Entry.outputs(of: module, evidence))
}

import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "mri*|mro*")
    private static let evidence = Evidence.modelled("M4000 manual p. 92; DataMiner IMS-MRI")

    /// MRI: takes PPS, 10 MHz and IRIG time codes from outside for one of the clocks.
    ///
    /// The clock decides what it uses, see lantime_mrs_source_state; here the operator sees whether a signal arrives.
    static let mri = Subject("mri", "Reference inputs (MRI)", evidence, Entry.inputs(of: module, evidence))
}

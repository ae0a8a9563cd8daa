import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "cpe*")
    private static let evidence = Evidence.modelled("DataMiner IMS-CPE; M4000 manual")

    /// CPE: a backend that makes programmable pulses, frequencies and time codes, and a frontend with the connectors.
    ///
    /// The operator watches that the outputs are enabled and none has failed.
    static let cpe = Subject(
        "cpe", "Configurable port expanders (CPE)", evidence,
        Entry.inputs(of: module, evidence, hasOnlyInputs: false) + Entry.outputs(of: module, evidence))
}

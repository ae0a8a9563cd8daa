import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "liu*")
    private static let evidence = Evidence.modelled("DataMiner IMS-LIU and IMS-RSC; M4000 manual")

    /// LIU: E1, T1 and 2.048 MHz outputs for telecommunication, which keep their phase when the switch unit changes clocks.
    ///
    /// The operator watches that the outputs are enabled and none has failed.
    static let liu = Subject(
        "liu", "Line interfaces (LIU)", evidence,
        Entry.inputs(of: module, evidence, hasOnlyInputs: false) + Entry.outputs(of: module, evidence))
}

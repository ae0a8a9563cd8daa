import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "lsg*")
    private static let evidence = Evidence.modelled("DataMiner IMS-LSG (API V17)")

    /// LSG: like LIU an output card for E1, T1 and 2.048 MHz, with a newer generator.
    ///
    /// The operator watches that the outputs are enabled and none has failed.
    static let lsg = Subject("lsg", "Line signal generators (LSG)", evidence, Entry.outputs(of: module, evidence))
}

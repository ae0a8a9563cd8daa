import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "scg*")
    private static let evidence = Evidence.modelled("DataMiner IMS-SCG")

    /// SCG: word clock and digital audio reference signals (DARS, AES11) for studios.
    ///
    /// The operator watches that the outputs are enabled and none has failed.
    static let scg = Subject("scg", "Studio clock generators (SCG)", evidence, Entry.outputs(of: module, evidence))
}

import Catalog

extension Subject {
    private static let module = ModulePath.module(of: "vsi*")
    private static let evidence = Evidence.modelled("DataMiner IMS-VSI (API V10); mbgLtNgRefclockSubstate 168 and 169")

    /// VSI: takes black burst, linear time code or word clock as the reference of a multi-reference clock.
    ///
    /// The operator watches that the signal arrives and is valid.
    static let vsi = Subject("vsi", "Video synchronisation inputs (VSI)", evidence, Entry.inputs(of: module, evidence))
}

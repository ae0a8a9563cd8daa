import Metrics

/// The families of module values without an entry.
struct GenericFamilies: Sendable {
    let value: FamilyID
    let state: FamilyID
    let dropped: FamilyID
    /// Elements of long lists.
    let cut: FamilyID

    init(_ families: inout FamilyTable) throws(FamilyConflictError) {
        func add(_ name: String, _ help: String, by labels: String...) throws(FamilyConflictError) -> FamilyID {
            try families.add(MetricFamily(name, .gauge, help: help, labels: ["device"] + labels))
        }
        let place = " JSON: the key below the module, or below data where the slot is empty."
        value = try add(
            "lantime_module_value", "A number or boolean that the catalog does not know, as the device reports it." + place,
            by: "slot", "model", "path")
        state = try add(
            "lantime_module_state", "A word that the catalog does not know, in the label state; always 1." + place,
            by: "slot", "model", "path", "state")
        dropped = try add(
            "lantime_module_values_dropped", "Unknown values of a module that were left out because of generic_series_limit.",
            by: "slot", "model")
        cut = try add(
            "lantime_list_elements_dropped",
            "Elements of a list that were left out because it is longer than the catalog allows. JSON: the list.", by: "path")
    }
}

import Metrics

/// The families of module values without an entry.
struct GenericFamilies: Sendable {
    let value: FamilyID
    let state: FamilyID
    let dropped: FamilyID
    /// Elements of long lists.
    let cut: FamilyID

    init(_ families: inout FamilyTable) throws(FamilyConflictError) {
        value = try families.add(
            MetricFamily(
                "lantime_module_value", .gauge,
                help: "A number or boolean that the catalog does not know, as the device reports it."
                    + " JSON: the key below the module, or below data where the slot is empty.",
                labels: ["device", "slot", "model", "path"]))
        state = try families.add(
            MetricFamily(
                "lantime_module_state", .gauge,
                help: "A word that the catalog does not know, in the label state; always 1."
                    + " JSON: the key below the module, or below data where the slot is empty.",
                labels: ["device", "slot", "model", "path", "state"]))
        dropped = try families.add(
            MetricFamily(
                "lantime_module_values_dropped", .gauge,
                help: "Unknown values of a module that were left out because of generic_series_limit.",
                labels: ["device", "slot", "model"]))
        cut = try families.add(
            MetricFamily(
                "lantime_list_elements_dropped", .gauge,
                help: "Elements of a list that were left out because it is longer than the catalog allows."
                    + " JSON: the list.",
                labels: ["device", "path"]))
    }
}

/// A slot of a chassis with the module in it.
struct SlotView: Sendable {
    /// Where a slot is in its chassis.
    struct Place: Hashable, Sendable {
        let row: Int
        let column: Int
        let width: Int
    }

    let name: String
    let slotType: String
    var isOccupied: Bool
    let model: String
    let serialNumber: String
    let revision: String
    var place: Place?
    /// The most important fact about the module, in a word or two.
    var state: Verdict
    /// Further values, the most important first: name and value.
    var values: [(name: String, value: String)] = []

    init(_ row: FactRow, _ facts: Facts, _ device: DeviceView) {
        name = row.key
        slotType = row[.slotOccupied]?["slot_type"] ?? ""
        let module = row[.module]
        model = module?["model"] ?? ""
        serialNumber = module?["serial_number"] ?? ""
        revision = module?["software_revision"] ?? ""
        // An empty bay for a power supply reports a module that is not fitted.
        isOccupied = row.flag(.psuFitted) ?? row.flag(.slotOccupied) ?? (module != nil)
        place = row[.slotPosition].flatMap { Place($0["position"]) }
        state = Verdict(.none, "empty")
        guard isOccupied else { return }
        let report = ModuleReport(name, facts, device)
        state = report.verdict
        values = report.values
    }
}

extension SlotView.Place {
    /// Reads `row,column,width`; `nil` for anything else, or when it is beyond what is drawn.
    init?(_ text: String) {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 3, let row = numbers[0], let column = numbers[1], let width = numbers[2],
            (0..<ChassisView.maximumRows).contains(row), (0..<ChassisView.maximumColumns).contains(column),
            (1...4).contains(width), column + width <= ChassisView.maximumColumns
        else { return nil }
        self.init(row: row, column: column, width: width)
    }
}

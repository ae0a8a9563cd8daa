/// A chassis with its slots.
struct ChassisView: Sendable {
    let name: String
    var model = ""
    var serialNumber = ""
    var slots: [SlotView] = []
    /// How many places the longest row has.
    var columns = 1

    /// Where slots may be drawn; positions beyond are drawn after the others.
    static let maximumColumns = 24
    static let maximumRows = 12

    static func all(_ facts: Facts, _ device: DeviceView) -> [ChassisView] {
        var chassis: [ChassisView] = facts[.chassis].map { info in
            ChassisView(name: "chassis" + info["chassis"], model: info["model"], serialNumber: info["serial_number"])
        }
        for row in facts.rows([.slotOccupied, .slotPosition, .module, .psuFitted], by: { $0["slot"] }) {
            // From the second chassis on, the slot's name has the chassis in front.
            let index = chassis.firstIndex { row.key.hasPrefix($0.name + "/") } ?? 0
            if chassis.isEmpty { chassis.append(ChassisView(name: "chassis0")) }
            chassis[index].slots.append(SlotView(row, facts, device))
        }
        return chassis.filter { !$0.slots.isEmpty }.map(\.arranged)
    }

    /// With every slot in a separate place: a second slot in the same place, or one without a place, goes below.
    private var arranged: ChassisView {
        var chassis = self
        var taken: Set<SlotView.Place> = []
        var homeless: [Int] = []
        for index in chassis.slots.indices {
            if let place = chassis.slots[index].place, taken.insert(place).inserted { continue }
            homeless.append(index)
        }
        let columns = max((taken.map { $0.column + $0.width }.max() ?? 0), min(homeless.count, 10), 1)
        let firstFreeRow = (taken.map(\.row).max() ?? -1) + 1
        for (number, index) in homeless.enumerated() {
            chassis.slots[index].place = SlotView.Place(
                row: firstFreeRow + number / columns, column: number % columns, width: 1)
        }
        chassis.columns = columns
        chassis.slots.sort { one, other in
            guard let here = one.place, let there = other.place else { return false }
            return (here.row, here.column) < (there.row, there.column)
        }
        return chassis
    }
}

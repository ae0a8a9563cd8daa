import Catalog

extension Subject {
    /// data.chassis0, chassis1, …: the chassis, their slots, and what every module reports.
    static let chassis = Subject(
        "chassis", "Chassis, slots and modules",
        .captured("M600 (LTOS 7.10), M300 (LTOS 7.06); further chassis: modelled"),
        [
            .info(
                "lantime_chassis_info", of: "data.chassis<chassis>[?slots]",
                labels: [
                    "model": "model", "serial_number": "serial-number", "backplane_revision": "backplane-revision",
                    "layout": "slot-layout",
                ],
                help: "A chassis of the device. Its serial number may differ from the system's."),
            .fact(
                "lantime_slot_occupied", of: "data.chassis#.slots[slot=slot-id, slot_type=slot-type]",
                if: .any([.told("module.info"), .told("module.sync-status"), .hasSupply]),
                help: "Whether a module is in the slot. An empty bay for a power supply reports an object without information."),
            .info(
                "lantime_slot_info", of: ModulePath.slot,
                labels: ["position": "slot-position", "orientation": "slot-orientation"],
                help: "Where in the chassis the slot is: row, column and width."),
            .info(
                "lantime_module_info", of: "\(ModulePath.module).info",
                labels: ["model": "model", "serial_number": "serial-number", "software_revision": "software-revision"],
                help: "The module in the slot."),
            .gauge(
                "lantime_module_temperature_celsius", .temperature,
                at: "\(ModulePath.module).info.sensors.<sensor=temp*>",
                "\(ModulePath.module).info.sensors[sensor, ?(object-id|name|type)=temp*]",
                help:
                    "Temperature of the module; absent for 0.0, which sensors report that are not fitted, and for what no module can have."
            ),
        ],
        ignored: [
            Ignored("data.chassis#.firmware-image", because: "the running firmware is in lantime_device_info"),
            Ignored("data.chassis#.slots[].object-id", because: "same as slot-id"),
            Ignored("\(ModulePath.module).info.firmware-image", because: "the running firmware is in lantime_device_info"),
            Ignored("data.chassis#.object-id", because: "names the chassis"),
        ])
}

extension StatusPage {
    /// The start page: all devices in a table, those in trouble at the top.
    public static func fleet(_ devices: [DeviceStatus], _ site: Site) -> StatusPage {
        let levels = devices.map { $0.level(now: site.now) }
        let order = devices.indices.sorted { (-levels[$0].rawValue, $0) < (-levels[$1].rawValue, $1) }
        let worst = levels.max() ?? .none
        return StatusPage(
            title: "Fleet", place: .fleet,
            content: [
                Tag.div(.class("title"), .data(worst: worst.words)) {
                    Tag.h1 { "Fleet" }
                    summary(levels)
                },
                devices.isEmpty ? empty : table(order.map { devices[$0] }, site),
            ])
    }

    private static var empty: HTMLNode {
        Tag.p {
            "No device is configured yet: add one under "
            Tag.code { "devices:" }
            " in the configuration file."
        }
    }

    private static func summary(_ levels: [Level]) -> HTMLNode {
        Tag.ul(.class("summary"), .label("Devices by state")) {
            for level in [Level.failure, .warning, .good, .none] {
                let count = levels.count { $0 == level }
                if count > 0 {
                    Tag.li { Parts.pill(Verdict(level, "\(count) \(level.words)")) }
                }
            }
        }
    }

    private static func table(_ devices: [DeviceStatus], _ site: Site) -> HTMLNode {
        Parts.table(
            "Devices",
            [
                // What there is to do comes early, so that it is in sight on a phone.
                "Device", "State", "To do", "Synchronisation", "Reference", .number("Time error"), "Holdover", "Clock",
                .number("Satellites"), "Relays", "PTP clients", .number("Seen"),
            ]
        ) {
            for device in devices { row(device, site) }
        }
    }

    private static func row(_ device: DeviceStatus, _ site: Site) -> HTMLNode {
        let findings = device.findings(now: site.now)
        return Tag.tr(.class("device", device.level(now: site.now).style)) {
            Tag.th(.scope("row")) {
                Tag.a(.href(site.device(device.name))) { device.name }
                Tag.small { device.view.map { $0.model.isEmpty ? device.address : $0.model } ?? device.address }
            }
            Tag.td(.class("reach")) { Parts.pill(device.reach) }
            Tag.td(.class("todo")) { toDo(findings) }
            if let view = device.view {
                FleetCells.all(view)
            } else {
                FleetCells.unknown
            }
            Tag.td(.class("number")) { Parts.moment(device.lastSeen, site) }
        }
    }

    /// The gravest finding in full, and how many more there are.
    private static func toDo(_ findings: [Finding]) -> [HTMLNode] {
        guard let first = findings.first else { return [Tag.span(.class("quiet")) { "nothing" }] }
        let more = findings.count - 1
        return [
            Tag.span(.class("finding", first.level.style)) { first.text },
            more > 0 ? Tag.small { "and \(more) more" } : .text(""),
        ]
    }
}

extension Level {
    /// For a device as a whole.
    var words: String {
        switch self {
        case .failure: "failing"
        case .warning: "to look at"
        case .good: "in order"
        case .none: "being asked"
        }
    }
}

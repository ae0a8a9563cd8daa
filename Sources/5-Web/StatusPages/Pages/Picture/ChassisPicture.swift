/// The chassis of a device with the states of its modules as a picture of its own, for wikis and dashboards.
///
/// It has no external references and no scripts. It also contains its content as a description, for screen readers.
public enum ChassisPicture {
    private static let margin = 12.0
    private static let cell = (width: 128.0, height: 108.0, gap: 5.0)
    private static let headHeight = 62.0

    /// The content security policy that lets the picture's own style in and nothing else.
    public static var policy: String {
        "default-src 'none'; style-src '\(Paint.styleHash)'; frame-ancestors 'none'; base-uri 'none'"
    }

    /// The picture, as SVG.
    ///
    /// - Parameter theme: `light`, `dark`, or anything else for the viewer's own setting.
    public static func svg(_ device: DeviceStatus, theme: String?, _ site: Site) -> [UInt8] {
        let theme: Paint.Theme = theme == "dark" ? .dark : theme == "light" ? .light : .automatic
        let assessment = Assessment(device, now: site.now)
        let chassis = device.known?.chassis ?? []
        let columns = Double(max(chassis.map(\.columns).max() ?? 0, 4))
        let width = 2 * margin + columns * (cell.width + cell.gap) - cell.gap
        var y = margin + headHeight
        var drawn: [HTMLNode] = []
        let slots = SlotPicture(brush: Brush(theme: theme), cell: (cell.width, cell.height), isCalm: assessment.isTimeBad)
        for (number, one) in chassis.enumerated() {
            if chassis.count > 1 {
                let words = "Chassis \(number) " + one.model
                drawn.append(slots.brush.text(margin, y + 12, words, .quiet, limit: 60))
                y += 20
            }
            for slot in one.slots {
                guard let place = slot.place else { continue }
                let x = margin + Double(place.column) * (cell.width + cell.gap)
                drawn.append(slots.slot(slot, x, y + Double(place.row) * (cell.height + cell.gap), Double(place.width), cell.gap))
            }
            y += Double((one.slots.compactMap(\.place).map(\.row).max() ?? 0) + 1) * (cell.height + cell.gap)
        }
        let height = y + margin - (chassis.isEmpty ? 0 : cell.gap)
        return HTMLWriter.picture(
            Tag.svg(
                .svgNamespace, .viewBox(Int(width), Int(height)), .width(width), .height(height), .role("img"),
                .labelledBy("title"), .describedBy("description"), .fontFamily, .fontSize(12)
            ) {
                Tag.title(.id("title")) { title(device) }
                Tag.desc(.id("description")) { description(device, assessment) }
                if theme == .automatic { Tag.style { Paint.styleSheet } }
                slots.brush.box(0, 0, width, height, slots.brush.fill(.ground))
                head(device, assessment, width, slots.brush)
                device.view == nil ? Tag.group(.opacity(0.55)) { drawn } : Tag.group { drawn }
            })
    }

    private static func head(
        _ device: DeviceStatus, _ assessment: Assessment, _ width: Double, _ brush: Brush
    ) -> HTMLNode {
        let limit = Int((width - 2 * margin) / 7)
        let findings = (assessment.findings.map(\.text) + device.condition.notices).joined(separator: " ")
        return Tag.group {
            brush.text(margin, 26, title(device), .text, limit: limit, .fontSize(15), .bold)
            brush.text(
                margin, 45, assessment.level.words + (findings.isEmpty ? "" : ": " + findings), Paint(assessment.level),
                limit: limit)
            brush.text(margin, 62, moment(device), .quiet, limit: limit, .fontSize(11))
        }
    }

    private static func title(_ device: DeviceStatus) -> String {
        [device.name, device.known?.model ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private static func moment(_ device: DeviceStatus) -> String {
        if device.view != nil { return device.condition.collected.map { "as of \(Quantity.time($0)) UTC" } ?? "" }
        guard let former = device.former else { return "its status has not been read yet" }
        return "last known status, from \(Quantity.time(former.time)) UTC"
    }

    /// The content of the picture, in words.
    private static func description(_ device: DeviceStatus, _ assessment: Assessment) -> String {
        let slots = (device.known?.chassis ?? []).flatMap(\.slots).map(SlotPicture.words)
        let findings = assessment.findings.map(\.text) + device.condition.notices
        return ([assessment.level.words + ", " + moment(device) + "."] + findings + slots).joined(separator: " ")
    }
}

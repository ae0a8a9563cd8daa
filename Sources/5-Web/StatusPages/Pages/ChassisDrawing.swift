/// A chassis, drawn slot by slot as its back looks. On a phone the slots become a list in the same order.
enum ChassisDrawing {
    ///
    /// - Parameter picture: address of the same picture by itself; linked below the last chassis.
    static func section(_ chassis: ChassisView, number: Int, of count: Int, picture: Link) -> HTMLNode {
        let heading = ["Chassis", count > 1 ? String(number) : "", chassis.model].filter { !$0.isEmpty }.joined(separator: " ")
        return Parts.section("chassis\(number)", heading, true) {
            // It scrolls by itself where the screen is narrow; the keyboard reaches it.
            Tag.ol(.classes("chassis", [Style("columns", chassis.columns)]), .label(heading), .tabIndex(0)) {
                for slot in chassis.slots { self.slot(slot) }
            }
            if number == count - 1 { asPicture(picture, heading) }
        }
    }

    /// Loaded only when someone opens it.
    private static func asPicture(_ picture: Link, _ heading: String) -> HTMLNode {
        Tag.details(.class("picture"), .keep("picture")) {
            Tag.summary { "As a picture, for wikis and dashboards" }
            Tag.p(.class("quiet")) {
                "Its address is "
                Tag.code { picture.text }
                "; ?theme=light or ?theme=dark selects its colours."
            }
            Tag.a(.href(picture)) {
                Tag.img(.src(picture), .lazy, .alternative(heading + ", slot by slot as listed above"))
            }
        }
    }

    private static func slot(_ slot: SlotView) -> HTMLNode {
        let place = slot.place
        let styles = [
            slot.isOccupied ? slot.state.level.style : Style("empty"), Style("row", place?.row ?? 0),
            Style("column", place?.column ?? 0), Style("span", place?.width ?? 1),
        ]
        return Tag.li(.classes("slot", styles)) {
            Tag.span(.class("name")) { slot.name }
            if slot.isOccupied {
                Tag.strong(.title([slot.model, slot.serialNumber, slot.revision].filter { !$0.isEmpty }.joined(separator: ", ")))
                {
                    slot.model.isEmpty ? slot.slotType : slot.model
                }
                Parts.pill(slot.state)
                if !slot.values.isEmpty {
                    Tag.dl {
                        for pair in slot.values.prefix(6) {
                            Tag.div {
                                Tag.dt { pair.name }
                                Tag.dd { pair.value }
                            }
                        }
                    }
                }
            } else {
                Tag.span(.class("quiet")) { "empty" }
            }
        }
    }
}

/// A slot of the picture of a chassis.
struct SlotPicture {
    let brush: Brush
    let cell: (width: Double, height: Double)
    /// Whether nothing may be green.
    let isCalm: Bool

    /// - Parameter span: how many columns the module is wide.
    func slot(_ slot: SlotView, _ x: Double, _ y: Double, _ span: Double, _ gap: Double) -> HTMLNode {
        let width = span * (cell.width + gap) - gap
        // A picture within the picture cuts off what is too long.
        return Tag.svg(.x(x), .y(y), .width(width), .height(cell.height)) {
            Tag.title { Self.words(slot) }
            slot.isOccupied ? module(slot, width) : empty(slot, width)
        }
    }

    private func empty(_ slot: SlotView, _ width: Double) -> HTMLNode {
        Tag.group {
            brush.box(0.5, 0.5, width - 1, cell.height - 1, brush.outlined(.ground, .line) + [.rx(4), .dashed])
            brush.text(9, 19, slot.name, .quiet, limit: 18, .fontSize(11))
            brush.text(9, 36, "empty", .quiet, limit: 18)
        }
    }

    private func module(_ slot: SlotView, _ width: Double) -> HTMLNode {
        let level: Level = isCalm && slot.state.level == .good ? .none : slot.state.level
        let limit = Int(width / 7.6)
        return Tag.group {
            brush.box(
                0.5, 0.5, width - 1, cell.height - 1, brush.outlined(.card, level >= .warning ? Paint(level) : .line) + [.rx(4)])
            brush.box(1, 1, width - 2, 3, brush.fill(level == .none ? .line : Paint(level)))
            brush.text(9, 19, slot.name, .quiet, limit: limit, .fontSize(11))
            brush.text(9, 36, slot.model.isEmpty ? slot.slotType : slot.model, .text, limit: limit, .fontSize(13), .bold)
            brush.dot(13, 49, Paint(level))
            brush.text(22, 53, slot.state.words, Paint(level), limit: limit - 2)
            for (number, pair) in slot.values.prefix(3).enumerated() {
                let line = 70 + 15 * Double(number)
                brush.text(9, line, pair.name, .quiet, limit: limit / 2, .fontSize(11))
                brush.text(width - 9, line, pair.value, .text, limit: limit * 2 / 3, .fontSize(11), .endsHere)
            }
        }
    }

    /// The contents and state of a slot, in words.
    static func words(_ slot: SlotView) -> String {
        guard slot.isOccupied else { return "\(slot.name): empty." }
        let model = slot.model.isEmpty ? slot.slotType : slot.model
        let values = slot.values.map { "\($0.name) \($0.value)" }
        return "\(slot.name): " + ([model, slot.state.words] + values).filter { !$0.isEmpty }.joined(separator: ", ") + "."
    }
}

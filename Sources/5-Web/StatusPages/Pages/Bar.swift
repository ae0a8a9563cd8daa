/// A bar that shows a share. The number stands beside it in words, so that it is hidden from screen readers.
enum Bar {
    static func load(_ ratio: Double) -> HTMLNode {
        let share = ratio.isFinite ? min(max(ratio, 0), 1) : 0
        let level: Level = share >= Limits.fullLoad ? .failure : share >= Limits.load ? .warning : .good
        return Tag.svg(.class("meter", level.style), .viewBox(100, 8), .stretched, .hidden) {
            Tag.rect(.class("track"), .width(100), .height(8))
            Tag.rect(.class("fill"), .width(share * 100), .height(8))
        }
    }
}

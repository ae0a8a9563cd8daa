import Findings

/// A bar that shows a share. The number is beside it in words, so that it is hidden from screen readers.
enum Bar {
    /// How full a PTP instance is.
    static func load(_ ratio: Double) -> HTMLNode {
        bar(ratio, warning: Limit.ptpLoadWarning.value, failure: Limit.ptpLoadCritical.value)
    }

    /// How much of an oscillator's holdover budget is used.
    static func budget(_ ratio: Double) -> HTMLNode { bar(ratio, warning: 0, failure: 1) }

    private static func bar(_ ratio: Double, warning: Double, failure: Double) -> HTMLNode {
        let share = ratio.isFinite ? min(max(ratio, 0), 1) : 0
        let level: Level = ratio >= failure ? .failure : ratio >= warning ? .warning : .good
        return Tag.svg(.class("meter", level.style), .viewBox(100, 8), .stretched, .hidden) {
            Tag.rect(.class("track"), .width(100), .height(8))
            Tag.rect(.class("fill"), .width(share * 100), .height(8))
        }
    }
}

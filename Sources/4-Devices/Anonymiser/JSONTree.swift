/// A JSON value that keeps what a document writes: the order of members, repeated keys, the digits of numbers.
indirect enum JSONTree: Equatable {
    case object([(key: [UInt8], value: JSONTree)])
    case array([JSONTree])
    /// Decoded UTF-8.
    case string([UInt8])
    /// The digits as they stand in the document.
    case number([UInt8])
    /// `true`, `false` or `null`.
    case word([UInt8])

    static func == (left: JSONTree, right: JSONTree) -> Bool {
        switch (left, right) {
        case (.object(let one), .object(let other)): one.elementsEqual(other) { $0.key == $1.key && $0.value == $1.value }
        case (.array(let one), .array(let other)): one == other
        case (.string(let one), .string(let other)): one == other
        case (.number(let one), .number(let other)), (.word(let one), .word(let other)): one == other
        default: false
        }
    }
}

/// An entry with a number, which belongs to a device.
protocol Numbered: Sendable {
    /// Counts from 1 in the order of the beginnings.
    var number: UInt64 { get }
    /// The device's configured name.
    var device: String { get }
}

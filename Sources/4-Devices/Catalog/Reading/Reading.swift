/// What a reader found.
enum Reading: Equatable {
    /// A number in the metric's unit, or the number of a state.
    case value(Double)
    /// The device reports no value.
    case absent
    /// The value is not what the reader expects.
    case unreadable

    /// The number, if there is one.
    var number: Double? {
        if case .value(let number) = self { number } else { nil }
    }
}

public import Configuration

/// Why a device could not be read.
public struct DeviceError: Sendable {
    let errorClass: String
    let cause: String
    let askedAgain: Double?

    /// A failure.
    ///
    /// - Parameters:
    ///   - errorClass: the class of the last attempt that reached out to the device, never that of a pause after it.
    ///   - cause: the same in words.
    ///   - askedAgain: when the pause ends in which the device is not queried, in seconds since 1970; `nil` without one.
    public init(errorClass: String, cause: String, askedAgain: Double? = nil) {
        self.errorClass = errorClass
        self.cause = cause
        self.askedAgain = askedAgain
    }

    /// The cause and how the exporter continues, in sentences without a capital at the beginning.
    func sentence(now: Double) -> String {
        let sentence = cause.hasSuffix("?") || cause.hasSuffix(".") ? cause : cause + "."
        // With less than a second to go, the next request will ask.
        guard let askedAgain, askedAgain - now >= 0.5 else { return sentence }
        return "\(sentence) Next query in \(Quantity.span(askedAgain - now))."
    }
}

/// The current state of a device, as its own page shows it.
public struct DeviceStatus: Sendable {
    let condition: DeviceCondition
    /// The configured links to elsewhere.
    let links: [LinkTemplate]
    /// What the last collection said; `nil` when it failed, or when there is none yet.
    let view: DeviceView?
    /// What a device that does not answer said last.
    let former: Former?

    /// A status of the past, and when it was collected, in seconds since 1970.
    public typealias Former = (view: DeviceView, time: Double)

    /// The parts under their names.
    public init(_ condition: DeviceCondition, links: [LinkTemplate] = [], view: DeviceView?, former: Former? = nil) {
        self.condition = condition
        self.links = links
        self.view = view
        self.former = former
    }

    var name: String { condition.name }

    /// The view of the device, current or former.
    var known: DeviceView? { view ?? former?.view }

    /// Whether the device answers.
    var reach: Verdict { condition.reach(isKnown: view != nil) }
}

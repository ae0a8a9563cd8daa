import Findings

extension DeviceView {
    /// Whether the device as a whole has good time.
    @ListBuilder<Finding> var syncFindings: [Finding] {
        switch sync.state {
        case "synchronized": []
        case "holdover": holdover
        case "not_synchronized", "free_running":
            Finding(.clockNotSynchronized, "The device is \(Verdict.sync(sync.state).words).", since: sync.since)
        case nil: Finding(.stateUnknown, "The device does not report whether it is synchronized.")
        default: Finding(.stateUnknown, "The device reports an unknown synchronisation state.", since: sync.since)
        }
        if sync.state == "holdover", let offset = sync.holdoverOffset, abs(offset) > Limit.holdoverError.value {
            let limit = Quantity.seconds(Limit.holdoverError.value)
            Finding(.holdoverErrorHigh, "Its time has drifted by \(Quantity.seconds(offset)) in holdover, limit \(limit).")
        }
        if let quality = sync.quality, quality > Limit.timeQuality.value {
            let limit = Quantity.seconds(Limit.timeQuality.value)
            Finding(.timeQualityDegraded, "Its guaranteed accuracy is only \(Quantity.seconds(quality)), limit \(limit).")
        }
        if sync.isLeapSecondAnnounced {
            Finding(.leapSecondAnnounced, "A leap second is announced.", since: sync.leapSecondSince)
        }
    }

    /// Holdover depends on time: within the budget of the oscillator it is a warning, beyond it a failure.
    private var holdover: Finding {
        let offset = sync.holdoverOffset.map { ", estimated error " + Quantity.seconds($0) } ?? ""
        guard let elapsed = sync.holdoverElapsed else {
            return Finding(.clockInHoldover, "In holdover\(offset).", since: sync.since)
        }
        let budget = HoldoverBudget.seconds(of: sync.oscillator)
        let oscillator = sync.oscillator.isEmpty ? "its oscillator" : "an \(sync.oscillator)"
        let text = "In holdover for \(Quantity.span(elapsed)) of \(Quantity.span(budget)) (budget of \(oscillator))\(offset)."
        return Finding(elapsed > budget ? .holdoverTooLong : .clockInHoldover, text)
    }
}

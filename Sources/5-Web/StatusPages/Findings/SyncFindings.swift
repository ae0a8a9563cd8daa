import Findings

extension DeviceView {
    /// Whether the device as a whole has good time.
    var syncFindings: [Finding] {
        var findings: [Finding] = []
        switch sync.state {
        case "synchronized": break
        case "holdover": findings.append(holdover)
        case "not_synchronized", "free_running":
            findings.append(Finding(.clockNotSynchronized, "The device is \(Verdict.sync(sync.state).words).", since: sync.since))
        case nil: findings.append(Finding(.stateUnknown, "The device does not report whether it is synchronized."))
        default:
            findings.append(Finding(.stateUnknown, "The device reports an unknown synchronisation state.", since: sync.since))
        }
        if sync.state == "holdover", let offset = sync.holdoverOffset, abs(offset) > Limit.holdoverError.value {
            let limit = Quantity.seconds(Limit.holdoverError.value)
            findings.append(
                Finding(.holdoverErrorHigh, "Its time has drifted by \(Quantity.seconds(offset)) in holdover, limit \(limit)."))
        }
        if let quality = sync.quality, quality > Limit.timeQuality.value {
            let limit = Quantity.seconds(Limit.timeQuality.value)
            findings.append(
                Finding(.timeQualityDegraded, "Its guaranteed accuracy is only \(Quantity.seconds(quality)), limit \(limit)."))
        }
        if sync.isLeapSecondAnnounced {
            findings.append(Finding(.leapSecondAnnounced, "A leap second is announced.", since: sync.leapSecondSince))
        }
        return findings
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

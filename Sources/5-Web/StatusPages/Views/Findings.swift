/// Something that an operator should know, in a sentence.
struct Finding: Sendable, Equatable {
    let level: Level
    let text: String

    init(_ level: Level, _ text: String) {
        self.level = level
        self.text = text
    }
}

extension DeviceStatus {
    /// All that is not in order, the gravest first.
    ///
    /// - Parameter now: seconds since 1970.
    func findings(now: Double) -> [Finding] {
        var findings: [Finding] = []
        if let failure {
            let since = lastSuccess.map { " Last answer \(Quantity.age(max(0, now - $0)))." } ?? ""
            findings.append(Finding(.failure, failure.sentence(now: now) + since))
        }
        if let view {
            findings += view.syncFindings + view.moduleFindings + view.eventFindings
            if let expiry = view.certificateExpiry, expiry - now < Limits.certificate {
                let text = expiry < now ? "expired \(Quantity.age(now - expiry))" : "expires in \(Quantity.span(expiry - now))"
                findings.append(Finding(expiry < now ? .failure : .warning, "The certificate \(text)."))
            }
            if let expiry = view.ntp?.leapFileExpiry, expiry < now {
                findings.append(Finding(.warning, "The leap second file expired \(Quantity.age(now - expiry))."))
            }
        }
        // A stable order: what is equally grave stays as it was found.
        return [.failure, .warning].flatMap { level in findings.filter { $0.level == level } }
    }

    /// How the device is on the whole.
    func level(now: Double) -> Level {
        findings(now: now).map(\.level).max() ?? (view == nil ? .none : .good)
    }
}

extension DeviceView {
    fileprivate var syncFindings: [Finding] {
        var findings: [Finding] = []
        let verdict = Verdict.sync(sync.state)
        if sync.state == "holdover" || (sync.holdoverElapsed ?? 0) > 0 {
            let elapsed = sync.holdoverElapsed.map { " for " + Quantity.span($0) } ?? ""
            let offset = sync.holdoverOffset.map { ", estimated error " + Quantity.seconds($0) } ?? ""
            findings.append(Finding(.warning, "In holdover\(elapsed)\(offset)."))
        } else if verdict.level >= .warning {
            findings.append(Finding(verdict.level, "The device is \(verdict.words)."))
        }
        if sync.isLeapSecondAnnounced { findings.append(Finding(.warning, "A leap second is announced.")) }
        if let stratum = ntp?.stratum, stratum >= 16 {
            findings.append(Finding(.failure, "NTP is not synchronized (stratum 16)."))
        } else if ntp?.leapState == "alarm" {
            findings.append(Finding(.failure, "NTP tells its clients that it is not synchronized."))
        }
        for clock in clocks {
            if clock.hasAntennaShortCircuit {
                findings.append(Finding(.failure, "\(clock.slot): short circuit on the antenna line."))
            } else if clock.isAntennaConnected == false {
                findings.append(Finding(.failure, "\(clock.slot): the antenna is not connected."))
            }
            let state = Verdict.sync(clock.state)
            // The selected clock's state is the device's, which was told above.
            if !clock.isSelected, state.level >= .warning {
                findings.append(Finding(.warning, "\(clock.slot) (standby): \(state.words)."))
            }
        }
        return findings
    }

    fileprivate var moduleFindings: [Finding] {
        var findings: [Finding] = []
        for relay in relays where Verdict.relay(relay.state).level >= .warning {
            let watched = relay.signal.isEmpty ? "" : " (\(relay.signal))"
            let words = relay.state == "normally_closed" ? "is in NC mode: error" : "is in an unknown state"
            findings.append(Finding(Verdict.relay(relay.state).level, "Relay \(relay.name)\(watched) in \(relay.slot) \(words)."))
        }
        for unit in switchUnits {
            if unit.mode == "manual" {
                findings.append(Finding(.warning, "\(unit.slot) is in manual mode: it will not switch when a clock fails."))
            }
            if unit.activeClock == "none" { findings.append(Finding(.failure, "\(unit.slot): no clock drives the outputs.")) }
        }
        for instance in ptp {
            let place = "PTP \(instance.instance) in \(instance.slot)"
            if let load = instance.load, load >= Limits.load {
                findings.append(Finding(.warning, "\(place) serves \(Number.percent(load)) of the clients that it can."))
            }
            if instance.state == "faulty" { findings.append(Finding(.failure, "\(place) is faulty.")) }
        }
        for slot in chassis.flatMap(\.slots) where slot.state.level == .failure {
            // Clocks, relays, switch units and PTP have told their own story.
            let told = Set(clocks.map(\.slot) + relays.map(\.slot) + switchUnits.map(\.slot) + ptp.map(\.slot))
            if !told.contains(slot.name) {
                findings.append(Finding(.failure, "\(slot.name) (\(slot.model)): \(slot.state.words)."))
            }
        }
        return findings
    }

    fileprivate var eventFindings: [Finding] {
        events.filter(\.isAlarm).map { event in
            Finding(event.rank <= 1 ? .failure : .warning, "Event \(event.name) (\(event.severity)).")
        }
    }
}

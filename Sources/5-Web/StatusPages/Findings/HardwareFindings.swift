import Findings

extension DeviceView {
    /// Supplies, fans, temperatures, storage and memory.
    @ListBuilder<Finding> var hardwareFindings: [Finding] {
        for supply in health.supplies where supply.isFitted != false {
            if supply.hasPower == false || supply.state == "failed" {
                Finding(.powerSupplyFailed, "\(supply.slot): the power supply delivers no power.", since: supply.since)
            } else if supply.state == "unknown" {
                Finding(.stateUnknown, "\(supply.slot): the state of the power supply is unknown.")
            }
        }
        for supply in health.failedSupplies {
            Finding(.powerSupplyFailed, "\(supply.slot): the power supply \(supply.name) has failed.", since: supply.since)
        }
        for fan in health.failedFans {
            Finding(.fanFailed, "\(fan.slot): fan \(fan.name) reports an error.", since: fan.since)
        }
        for fan in health.unknownFans {
            Finding(.stateUnknown, "\(fan.slot): the state of fan \(fan.name) is unknown.", since: fan.since)
        }
        for sensor in health.temperatures where sensor.value > Limit.temperatureWarning.value {
            let kind: FindingKind = sensor.value > Limit.temperatureCritical.value ? .temperatureCritical : .temperatureHigh
            Finding(kind, "\(sensor.slot): \(sensor.name) is \(Number.rounded(sensor.value, 1)) °C.")
        }
        for fileSystem in health.fullFileSystems {
            let share = Number.percent(fileSystem.used)
            Finding(.storageFull, "The file system \(fileSystem.mountPoint) is \(share) full.")
        }
        if let free = health.freeMemory, free < Limit.memory.value {
            Finding(.memoryLow, "Only \(Number.percent(free)) of the memory is free.")
        }
        for alarm in health.externalHoldoverAlarms {
            Finding(.externalHoldoverAlarm, "\(alarm.slot): the external holdover unit reports an alarm.", since: alarm.since)
        }
        for fault in health.timeCodeFaults {
            Finding(.timeCodeFault, "\(fault.slot): no usable time code (\(fault.bit)).")
        }
        signalFindings
    }

    /// The alarm LED, if no finding explains it.
    func alarmFindings(besides findings: [Finding]) -> [Finding] {
        let lamp = leds.first { $0.name == "alarm" && $0.state == "red" }
        guard let lamp, !findings.contains(where: { $0.level >= .warning }) else { return [] }
        return [
            Finding(.alarmLed, "The alarm LED is lit; nothing else that the device reports shows the cause.", since: lamp.since)
        ]
    }

    /// Signals that modules give and get.
    @ListBuilder<Finding> private var signalFindings: [Finding] {
        // A module that has just been switched on needs its time.
        let failed = uptime.map { $0 < Limit.warmUp.value } ?? false ? [] : signals.failed
        for fault in failed + signals.lost {
            Finding(.moduleSignalFailed, "\(fault.slot): \(fault.words).", since: fault.since)
        }
        for part in signals.unknown {
            let place = part.slot.isEmpty ? "The" : "\(part.slot): the"
            Finding(.stateUnknown, "\(place) state of the \(part.words) is unknown.", since: part.since)
        }
    }

    /// Parts that the device no longer reports.
    @ListBuilder<Finding> var missingFindings: [Finding] {
        for collector in missing.collectors {
            Finding(.partMissing, "The device reports nothing about \(collector.name) any more.", since: collector.since)
        }
        for part in missing.parts {
            let place = part.place.isEmpty ? "" : part.place + ": "
            Finding(.partMissing, "\(place)nothing is known about the \(part.name) any more.", since: part.since)
        }
    }

    /// Parts of the document that could not be read.
    var collectorFindings: [Finding] {
        health.failingCollectors.map {
            Finding(.collectorFailing, "Some values of \($0) cannot be read; what is shown may be incomplete.")
        }
    }
}

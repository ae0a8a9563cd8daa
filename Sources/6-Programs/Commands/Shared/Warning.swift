import Catalog
import Configuration
import Fleet
import Logging
import Platform
import Text

/// What works but should not stay so: `serve` logs it when it starts, `check-config` prints it.
struct Warning {
    /// What is the matter, without the devices.
    let sentence: String
    /// The devices that it is about, or other particulars.
    let fields: KeyValuePairs<String, LogValue>
    /// The same as one line for people.
    let text: String

    /// All warnings about a fleet. Blocks for the reading of its secrets.
    static func of(_ fleet: Fleet) -> [Warning] {
        let secrets = fleet.configuration.checkSecrets().map { problem in
            Warning(
                sentence: "secret not readable", fields: ["problem": .string(problem.description)], text: problem.description)
        }
        return secrets + withoutSecrets(fleet)
    }

    /// The warnings without those about secrets, which are errors for `check-config`.
    static func withoutSecrets(_ fleet: Fleet) -> [Warning] {
        of(fleet.devices.map(\.configuration)) + fleet.configuration.targets.flatMap { of([$0.namedSettings]) }
            + fleet.configuration.files.patternsWithoutFiles.map { pattern in
                Warning(
                    sentence: "a pattern of device_files names no file", fields: ["pattern": .string(pattern)],
                    text: "device_files: no file matches \(pattern)")
            }
    }

    private static func of(_ devices: [DeviceConfiguration]) -> [Warning] {
        let unverified = devices.filter(\.tls.insecureSkipVerify)
        let groups = [
            Warning("credentials travel unencrypted", devices.filter(\.sendsCredentialsInClear)),
            Warning(
                "TLS verification is off, anyone can pose as the device", unverified.filter { $0.tls.pinSHA256 == nil }),
            Warning("TLS verification is off but for the pinned key", unverified.filter { $0.tls.pinSHA256 != nil }),
        ]
        return groups.compactMap(\.self) + equalAddresses(devices) + devices.flatMap(oddSlots)
    }

    /// Slots of a device that no LANTIME can have: the name of each is letters and a number, behind a chassis perhaps.
    private static func oddSlots(_ device: DeviceConfiguration) -> [Warning] {
        (device.slots ?? []).filter { slot in
            WalkOptions.slot(slot).wholeMatch(of: #/(chassis[0-9]+\/)?[a-z]+[0-9]*/#) == nil
        }.map { slot in
            Warning(
                sentence: "a configured slot can never match",
                fields: ["device": .string(device.name), "slot": .string(slot)],
                text: "\(device.name): slot \(slot) can never match; slots are named like clk1, io3 or chassis1/clk1")
        }
    }

    /// Devices that are read twice under two names, which is mostly an address that was copied and not changed.
    private static func equalAddresses(_ devices: [DeviceConfiguration]) -> [Warning] {
        var first: [DeviceURL: String] = [:]
        return devices.compactMap { device in
            guard let other = first[device.url] else {
                first[device.url] = device.name
                return nil
            }
            return Warning(
                sentence: "two devices have the same url",
                fields: ["device": .string(device.name), "other": .string(other), "url": .string(device.url.description)],
                text: "\(device.name) has the url of \(other): \(device.url)")
        }
    }
}

extension Warning {
    /// One warning for all devices with the same fault.
    private init?(_ sentence: String, _ devices: [DeviceConfiguration]) {
        guard !devices.isEmpty else { return nil }
        let names = listed(devices.map(\.name))
        self.init(
            sentence: sentence, fields: ["devices": LogValue(devices.count), "names": .string(names)],
            text: "\(sentence): \(devices.count) \(devices.count == 1 ? "device" : "devices") (\(names))")
    }
}

extension TargetRule {
    /// The settings under a name for messages: what the entry matches.
    var namedSettings: DeviceConfiguration {
        var named = settings
        named.name = "targets " + listed(match)
        return named
    }
}

/// The first names of a list, and how many more there are.
func listed(_ names: [String], limit: Int = 10) -> String {
    names.prefix(limit).joined(separator: ", ") + (names.count > limit ? " and \(names.count - limit) more" : "")
}

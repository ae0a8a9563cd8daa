import Platform
import Text

/// An entry under `targets`: devices that requests may name, and their settings.
public struct TargetRule: Sendable, Equatable {
    /// Its patterns and ranges, as they were written.
    public let match: [String]
    /// Allowed addresses.
    let ranges: [AddressRange]
    /// Allowed names.
    let names: [NamePattern]
    /// The URL, with `{target}` instead of the host.
    let url: String
    /// The settings, with a placeholder name and URL.
    public let settings: DeviceConfiguration

    static let placeholder = "{target}"

    /// The device of a target, if this entry matches it.
    func device(_ target: Target) throws(TargetError) -> DeviceConfiguration? {
        guard let addresses = rules(for: target) else { return nil }
        var device = settings
        device.name = target.text
        device.addresses = addresses
        do throws(URLSyntaxError) {
            device.url = try DeviceURL(parsing: url.replacing(Self.placeholder, with: target.text))
        } catch {
            throw .malformed("in the configured URL, \(error)")
        }
        return device
    }

    /// The allowed addresses of the target; `nil` when the entry does not match it.
    private func rules(for target: Target) -> AddressRules? {
        let byRange = AddressRules(ranges: ranges, allowsOthers: false)
        switch target.host {
        case .address(let address): return byRange.allows(address) ? byRange : nil
        case .name(let name):
            if names.contains(where: { $0.matches(name) }) { return AddressRules(ranges: ranges, allowsOthers: true) }
            // The address is checked on connecting. A proxy would not reveal it.
            return ranges.isEmpty || settings.proxy != .none ? nil : byRange
        }
    }
}

extension [TargetRule] {
    /// The device of a target.
    ///
    /// - Throws: ``TargetError`` when it is invalid or not allowed.
    public func device(named text: String) throws(TargetError) -> DeviceConfiguration {
        let target = try Target(parsing: text)
        // A name that an entry matches as such belongs to that entry, whatever address ranges come before it.
        if case .name(let name) = target.host, let rule = first(where: { $0.names.contains { $0.matches(name) } }) {
            if let device = try rule.device(target) { return device }
        }
        for rule in self { if let device = try rule.device(target) { return device } }
        throw .notAllowed
    }
}

public import Platform

/// One device with all its settings, defaults applied.
public struct DeviceConfiguration: Sendable, Equatable {
    /// Names the device in metrics, pages and logs. Unique.
    public var name: String
    /// Where the device answers.
    public var url: DeviceURL
    /// The profile to authenticate with; nil for a device without authentication.
    public var auth: AuthProfile?
    /// The timeout of one collection.
    public var timeout = Duration.seconds(10)
    /// Verification and client certificate. Ignored for `http`.
    public var tls = TLSConfiguration()
    /// The way to the device.
    public var proxy = Proxy.none
    /// The slots whose modules are exported; nil for all.
    public var slots: [String]?
    /// Collectors enabled or disabled against their default, by name.
    public var collectors: [String: Bool] = [:]
    /// Labels for service discovery.
    public var labels: [String: String] = [:]
    /// For how long a successful collection is reused for later scrapes; 0 for never.
    public var minimumInterval = Duration.zero
    /// The allowed addresses, for a device that a request names; nil for any.
    public var addresses: AddressRules?
    /// The largest answer that is read, in bytes after decompression.
    public var maximumBodyBytes = 16 << 20
    /// The maximum number of series of values unknown to the catalog, per module; 0 disables them.
    public var genericSeriesLimit = 200

    /// A device with the default of every setting.
    public init(name: String, url: DeviceURL) {
        self.name = name
        self.url = url
    }

    /// The default of every setting, for no device in particular.
    static let standard = DeviceConfiguration(name: "", url: DeviceURL(isHTTPS: true, host: "", port: 443, pathPrefix: ""))

    /// These settings for a device. Those of TLS, for the HTTPS devices of a mixed fleet, do not apply to the others.
    func named(_ name: String, at url: DeviceURL) -> DeviceConfiguration {
        var device = self
        (device.name, device.url) = (name, url)
        if !url.isHTTPS { device.tls = TLSConfiguration() }
        return device
    }

    /// How to authenticate; nil for a device without authentication.
    public var authentication: Authentication? { auth?.authentication }

    /// Whether a password or token would travel unencrypted, which is worth a warning.
    public var sendsCredentialsInClear: Bool { auth != nil && !url.isHTTPS }
}

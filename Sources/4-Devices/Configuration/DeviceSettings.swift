import Text
import YAML

/// The settings of one device or of `defaults`, as far as they were given.
struct DeviceSettings {
    var auth: ProfileReference?
    var timeout: Duration?
    var tls = TLSSettings()
    var proxy: Proxy?
    var slots: [String]?
    var collectors: [String: Bool] = [:]
    var labels: [String: String] = [:]
    var minimumInterval: Duration?
    var maximumBodyBytes: Int?
    var genericSeriesLimit: Int?

    /// These settings where they were given, else `defaults`. The mappings are merged key by key.
    func overriding(_ defaults: DeviceSettings) -> DeviceSettings {
        var merged = self
        merged.auth = auth ?? defaults.auth
        merged.timeout = timeout ?? defaults.timeout
        merged.tls = tls.overriding(defaults.tls)
        merged.proxy = proxy ?? defaults.proxy
        merged.slots = slots ?? defaults.slots
        merged.collectors = defaults.collectors.merging(collectors) { $1 }
        merged.labels = defaults.labels.merging(labels) { $1 }
        merged.minimumInterval = minimumInterval ?? defaults.minimumInterval
        merged.maximumBodyBytes = maximumBodyBytes ?? defaults.maximumBodyBytes
        merged.genericSeriesLimit = genericSeriesLimit ?? defaults.genericSeriesLimit
        return merged
    }

    /// The device with these settings; what was not given keeps the built-in default.
    func device(name: String, url: DeviceURL, resolver: ProfileResolver) -> DeviceConfiguration {
        var device = DeviceConfiguration(name: name, url: url)
        device.auth = resolver.profile(auth)
        device.timeout = timeout ?? device.timeout
        // A default for the HTTPS devices of a mixed fleet does not apply to the others.
        if url.isHTTPS { device.tls = tls.configuration }
        device.proxy = proxy ?? device.proxy
        device.slots = slots
        device.collectors = collectors
        device.labels = labels
        device.minimumInterval = minimumInterval ?? device.minimumInterval
        device.maximumBodyBytes = maximumBodyBytes ?? device.maximumBodyBytes
        device.genericSeriesLimit = genericSeriesLimit ?? device.genericSeriesLimit
        return device
    }

    /// Reports TLS settings of a device without TLS.
    /// - Parameter url: nil when it could not be read, which has been reported.
    func checkTLS(url: DeviceURL?) {
        guard let url, !url.isHTTPS else { return }
        tls.value?.report("the device's URL is http, where TLS settings have no meaning")
    }
}

/// The keys under `tls`, as far as they were given.
struct TLSSettings {
    /// Where the settings are; nil when there are none.
    var value: ValueReader?
    var caFile: String?
    var serverName: String?
    var pinSHA256: CertificatePin?
    var certificateFile: String?
    var keyFile: String?
    var insecureSkipVerify: Bool?

    /// `certificateFile` and `keyFile` are in the same mapping, so one is never taken without the other.
    func overriding(_ defaults: TLSSettings) -> TLSSettings {
        var merged = self
        merged.caFile = caFile ?? defaults.caFile
        merged.serverName = serverName ?? defaults.serverName
        merged.pinSHA256 = pinSHA256 ?? defaults.pinSHA256
        merged.certificateFile = certificateFile ?? defaults.certificateFile
        merged.keyFile = keyFile ?? defaults.keyFile
        merged.insecureSkipVerify = insecureSkipVerify ?? defaults.insecureSkipVerify
        return merged
    }

    var configuration: TLSConfiguration {
        TLSConfiguration(
            caFile: caFile, serverName: serverName, pinSHA256: pinSHA256,
            certificateFile: certificateFile, keyFile: keyFile, insecureSkipVerify: insecureSkipVerify ?? false)
    }
}

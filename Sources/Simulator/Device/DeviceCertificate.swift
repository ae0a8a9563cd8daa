import HTTPServer

/// The certificates of a device that makes its own.
struct DeviceCertificate: Sendable {
    /// What it shows normally.
    let identity: TLSIdentity
    private let names: (common: String, dns: [String], addresses: [String])

    /// A certificate for the device's name, its address and `localhost`.
    init(_ configuration: SimulatedDeviceConfiguration, unixTime: Double) throws(TLSError) {
        let host = configuration.address.host ?? ""
        let isNumeric = host.contains(":") || !host.contains { !$0.isNumber && $0 != "." }
        let addresses = ["127.0.0.1", "::1"] + (isNumeric && !host.isEmpty ? [host] : [])
        let dns = ["localhost"] + (isNumeric ? [] : [host])
        names = (String(configuration.name.prefix(64)), dns, addresses)
        identity = try Self.make(names, unixTime: unixTime, validDays: 730)
    }

    private static func make(
        _ names: (common: String, dns: [String], addresses: [String]), unixTime: Double, validDays: Double
    ) throws(TLSError) -> TLSIdentity {
        try SelfSignedCertificate.make(
            commonName: names.common, dnsNames: names.dns, ipAddresses: names.addresses,
            notAfter: Int64(unixTime + validDays * 86_400))
    }
}

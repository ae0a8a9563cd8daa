import CertificateMaker
import HTTPServer

/// The certificates of a device that makes its own.
struct DeviceCertificate: Sendable {
    /// The normal one: valid for two years.
    let normal: TLSIdentity
    /// The one in the scenario: the same key, valid for ten more days.
    let expiring: TLSIdentity

    /// Certificates for the device's name, its address and `localhost`.
    init(_ configuration: SimulatedDeviceConfiguration, unixTime: Double) throws(TLSError) {
        let host = configuration.address.host ?? ""
        let isNumeric = host.contains(":") || !host.contains { !$0.isNumber && $0 != "." }
        // Each once, although the host is mostly one of them.
        let names = ["localhost"] + (isNumeric || host == "localhost" ? [] : [host])
        let loopback = ["127.0.0.1", "::1"]
        let addresses = loopback + (isNumeric && !host.isEmpty && !loopback.contains(host) ? [host] : [])
        func make(days: Double, renewing: TLSIdentity?) throws(TLSError) -> TLSIdentity {
            try SelfSignedCertificate.make(
                commonName: String(configuration.name.prefix(64)), dnsNames: names, ipAddresses: addresses,
                notAfter: Int64(unixTime + days * 86_400), renewing: renewing)
        }
        normal = try make(days: 730, renewing: nil)
        expiring = try make(days: 10, renewing: normal)
    }
}

/// Shows the certificate that the device's scenario wants.
struct CertificateSwitch {
    private let certificate: DeviceCertificate
    private let server: HTTPServer
    private var showsExpiring = false
    /// A client that keeps its connection open would never see the other certificate.
    private var clientShouldReconnect = false

    init(_ certificate: DeviceCertificate, _ server: HTTPServer) {
        self.certificate = certificate
        self.server = server
    }

    mutating func show(expiring: Bool) {
        guard expiring != showsExpiring else { return }
        // GnuTLS accepted the identity when it was made; if it refused it now, the old one would stay active.
        guard (try? server.replaceIdentity(expiring ? certificate.expiring : certificate.normal)) != nil else { return }
        showsExpiring = expiring
        clientShouldReconnect = true
    }

    /// Whether the connection of the next answer should be closed; once for each change.
    mutating func takeReconnect() -> Bool {
        defer { clientShouldReconnect = false }
        return clientShouldReconnect
    }
}

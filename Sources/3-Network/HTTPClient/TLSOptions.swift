public import Text

/// How a device and the exporter prove their identity.
///
/// | given | the device's certificate must |
/// |---|---|
/// | nothing | chain to the system's bundle and name the host |
/// | `caFile` | chain to that bundle and name the host |
/// | `pinSHA256` | have the pinned key; chain and name do not matter, the pin is stricter and suits self-signed devices |
/// | `caFile` and `pinSHA256` | satisfy both |
/// | `insecureSkipVerify` | have the pinned key if there is a pin, else nothing |
public struct TLSOptions: Sendable, Equatable {
    /// PEM file of trusted authorities, instead of the system's.
    public var caFile: String?
    /// The device's public key.
    public var pinSHA256: CertificatePin?
    /// The name in the certificate (and in SNI) if it is not the URL's host.
    public var serverName: String?
    /// PEM file of the exporter's own certificate, for devices that ask for one.
    public var certificateFile: String?
    /// PEM file of its unencrypted key; may be left out if `certificateFile` contains it too.
    public var keyFile: String?
    /// Accept any certificate.
    public var insecureSkipVerify: Bool

    /// By default, verification against the system's authorities.
    public init(
        caFile: String? = nil,
        pinSHA256: CertificatePin? = nil,
        serverName: String? = nil,
        certificateFile: String? = nil,
        keyFile: String? = nil,
        insecureSkipVerify: Bool = false
    ) {
        self.caFile = caFile
        self.pinSHA256 = pinSHA256
        self.serverName = serverName
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        self.insecureSkipVerify = insecureSkipVerify
    }

    /// Whether chain and host name are checked.
    var verifiesChain: Bool {
        !insecureSkipVerify && (pinSHA256 == nil || caFile != nil)
    }
}

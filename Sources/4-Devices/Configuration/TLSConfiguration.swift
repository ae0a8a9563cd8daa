public import Text

/// How a device's certificate is verified, and which certificate the exporter shows. By default, against the system's authorities.
public struct TLSConfiguration: Sendable, Equatable {
    /// PEM file of the authorities that may sign the device's certificate; nil means those of the system.
    public var caFile: String?
    /// The name that the certificate must carry, where it is not the host of the URL.
    public var serverName: String?
    /// The public key that the device must have.
    public var pinSHA256: CertificatePin?
    /// PEM file of the certificate that the exporter shows to the device.
    public var certificateFile: String?
    /// PEM file of the key for `certificateFile`.
    public var keyFile: String?
    /// Whether any certificate is accepted. A pin is still checked.
    public var insecureSkipVerify = false
}

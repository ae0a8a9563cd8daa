import Certificates
import Text

/// A certificate chain with the private key of its first certificate. The key appears in no description or dump.
public struct TLSIdentity: Sendable, CustomStringConvertible, CustomReflectable {
    /// The chain in PEM, the server's own certificate first.
    public let certificateChainPEM: [UInt8]
    /// The key in PEM, not encrypted.
    public let privateKeyPEM: [UInt8]
    /// The common name of the certificate's subject.
    public let commonName: String?
    /// When the certificate expires, in seconds since 1970.
    public let notAfter: Int64
    /// SHA-256 of the certificate's public key (its SubjectPublicKeyInfo in DER), in base64: what curl calls a pin.
    public let publicKeyPin: String

    /// Reads chain and key.
    ///
    /// - Throws: `TLSError` if either cannot be read or if they do not belong together.
    public init(certificateChainPEM: [UInt8], privateKeyPEM: [UInt8]) throws(TLSError) {
        let certificate: X509Certificate
        do {
            certificate = try X509Certificate(certificateChainPEM)
        } catch {
            throw TLSError(error)
        }
        self.certificateChainPEM = certificateChainPEM
        self.privateKeyPEM = privateKeyPEM
        commonName = certificate.commonName?.text
        notAfter = certificate.notAfter
        publicKeyPin = certificate.keyHash.map(Base64.encode) ?? ""
        _ = try TLSCredentials(self, clients: .none)
    }

    /// Checks that a server can use this identity together with that policy for clients.
    ///
    /// - Throws: `TLSError.clientAuthority` if the authorities of the policy cannot be read.
    public func check(with clients: ClientCertificatePolicy) throws(TLSError) {
        _ = try TLSCredentials(self, clients: clients)
    }

    /// Subject and pin.
    public var description: String { "TLS identity \(commonName ?? "without a common name"), pin sha256//\(publicKeyPin)" }

    /// The same as the description, so that `dump` and test failures cannot show the key either.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

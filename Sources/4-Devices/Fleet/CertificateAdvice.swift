import Certificates
import Configuration
import Text

/// Advice for an operator about a certificate that is not accepted.
struct CertificateAdvice {
    let settings: TLSConfiguration
    /// The device's certificate, where it is known.
    let certificate: ServerCertificate?

    /// The end of the error message; empty without advice.
    func sentence(for cause: String) -> String {
        if cause.contains("pinned") { return pinMismatch }
        guard cause.contains("not trusted") else { return "" }
        if cause.contains("has expired") {
            return "; make a new one on the device, or trust its key whatever the date says with tls.pin_sha256"
        }
        if cause.contains("not yet valid") { return "; is the clock of this host right, and was that of the device?" }
        if cause.contains("too weak") {
            return "; make a certificate with a longer key on the device, or trust this key with tls.pin_sha256"
        }
        return cause.contains("subject name") ? nameMismatch : untrusted
    }

    private var pinMismatch: String {
        guard let certificate else { return "" }
        return "; the device has \(certificate.pin) (\(identity(certificate))). If you have replaced its certificate, "
            + "put this into tls.pin_sha256; if not, do not: someone may pose as the device"
    }

    private var nameMismatch: String {
        guard let certificate else { return "; tls.server_name says which name the certificate has" }
        let name = certificate.names.first ?? certificate.commonName
        let serverName = name.map { "set tls.server_name: \($0), or " } ?? ""
        return "; the device has \(certificate); \(serverName)use tls.pin_sha256: \(certificate.pin.base64)"
    }

    private var untrusted: String {
        guard let file = settings.caFile else { return "; tls.ca_file or tls.pin_sha256 says what to trust" }
        return "; it is not signed by \(file) (tls.ca_file)"
    }

    private func identity(_ certificate: ServerCertificate) -> String {
        "\(certificate.subject.isEmpty ? "no subject" : certificate.subject), valid until \(certificate.lastDay)"
    }
}

import Certificates
import Configuration
import Fleet
import Platform
import Text

/// Fetches a certificate that was not accepted, for the person who has to decide.
enum CertificateLook {
    /// The lines to print after a failed request: none, unless the certificate is the reason and can be fetched.
    static func lines(after error: CollectionError, of device: MonitoredDevice) async -> [String] {
        guard error.errorClass == .tls, error.cause.contains("not trusted"),
            let certificate = await device.untrustedCertificate()
        else { return [] }
        return lines(certificate)
    }

    /// A certificate and what to do with it.
    static func lines(_ certificate: ServerCertificate) -> [String] {
        let names = certificate.names.joined(separator: ", ")
        return [
            "the device's certificate:",
            "  subject: \(certificate.subject.isEmpty ? "none" : certificate.subject)",
            "  names: \(names.isEmpty ? "none but the subject's" : names)",
            "  valid until: \(certificate.lastDay)\(Double(certificate.notAfter) < unixTimeNow() ? " (expired)" : "")",
            "to trust this key, and no other:",
            "  tls: {pin_sha256: \"\(certificate.pin.base64)\"}",
            "Compare it first with what the device itself shows: anyone on the path can show a certificate too.",
        ]
    }
}

extension SetupError {
    /// Why a device gave no document, with its certificate where that is the reason.
    init(_ error: CollectionError, of device: MonitoredDevice) async {
        let first = "\(device.configuration.name): \(error.errorClass.rawValue): \(error.cause)"
        lines =
            await [first] + NextStep.lines(after: error, of: device.configuration)
            + CertificateLook.lines(after: error, of: device)
    }
}

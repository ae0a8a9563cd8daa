import Certificates
import HTTPClient
import Secrets

/// Text from a device, as far as it may be shown: in errors, and so in the log, on pages, in the journal and in the output of
/// commands. A device, or a proxy before it, may echo what it was sent.
struct DeviceText: Sendable {
    private let secrets: SecretSearch

    /// - Parameters:
    ///   - secrets: what was sent to the device, and credentials that it issued.
    ///   - user: the name that was sent with them.
    init(hiding secrets: [Secret], user: String?) {
        self.secrets = SecretSearch(secrets, user: user)
    }

    /// The text, or a placeholder if it contains a secret.
    func shown(_ text: String) -> String {
        secrets.isContained(in: text) ? "(not shown: it contains the device's secret)" : text
    }

    /// An error whose texts may be shown.
    func shown(_ error: HTTPClientError) -> HTTPClientError {
        var error = error
        error.detail = shown(error.detail)
        error.certificate = error.certificate.flatMap(shown)
        return error
    }

    /// The certificate; `nil` for one that contains a secret in its names.
    func shown(_ certificate: ServerCertificate) -> ServerCertificate? {
        let texts = [certificate.subject, certificate.commonName ?? ""] + certificate.names
        return texts.contains(where: secrets.isContained) ? nil : certificate
    }

    /// The target of a redirect: scheme, host, port and path. A user, a query, a fragment or parameters of the path may be
    /// credentials, regardless of their origin.
    ///
    /// - Returns: `nil` when nothing is left, or when what is left contains a secret.
    func shown(redirect location: String) -> String? {
        var target = location.prefix { !"?#;".contains($0) && !$0.isWhitespace }
        var origin = ""
        if let colon = target.firstIndex(of: ":"),
            target[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || "+-.".contains($0)) })
        {
            origin = target[...colon].lowercased()
            target = target[target.index(after: colon)...]
            // Not an address, such as mailto:…: the rest can be anything.
            guard target.hasPrefix("//") else { return nil }
        }
        if target.hasPrefix("//") {
            let authority = target.dropFirst(2).prefix { $0 != "/" && $0 != "\\" }
            let path = target.dropFirst(2 + authority.count)
            let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
            target = "//" + host + path
        }
        let whole = origin + target
        guard !whole.isEmpty, whole.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !secrets.isContained(in: whole) else {
            return nil
        }
        return String(whole.prefix(200))
    }
}

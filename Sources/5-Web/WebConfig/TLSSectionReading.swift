import HTTPServer
import Text
import YAML

/// `client_auth_type`, in the words of Go's crypto/tls.
enum ClientAuthType: String, CaseIterable {
    case noClientCert = "NoClientCert"
    case requestClientCert = "RequestClientCert"
    case requireAnyClientCert = "RequireAnyClientCert"
    /// An older word for the one above.
    case requireClientCert = "RequireClientCert"
    case verifyClientCertIfGiven = "VerifyClientCertIfGiven"
    case requireAndVerifyClientCert = "RequireAndVerifyClientCert"
}

/// `min_version` and `max_version`.
enum TLSVersionName: String, CaseIterable {
    case tls10 = "TLS10"
    case tls11 = "TLS11"
    case tls12 = "TLS12"
    case tls13 = "TLS13"

    /// `nil` for the insecure ones, which are not supported.
    var version: TLSVersion? {
        switch self {
        case .tls10, .tls11: nil
        case .tls12: .tls12
        case .tls13: .tls13
        }
    }
}

extension WebConfigurationReader {
    /// The keys under `tls_server_config`; `nil` when they are empty, and after a report.
    func tls(_ section: MappingReader) -> ServerTLS? {
        let certificate = pem(section, "cert")
        let key = pem(section, "key")
        let authorities = pem(section, "client_ca")
        let type = section.choice("client_auth_type", ClientAuthType.self)
        let names = section.strings("client_allowed_sans") ?? []
        let versions = versions(section)
        algorithms(section)

        let wanted = ["cert", "cert_file", "key", "key_file", "client_ca", "client_ca_file", "client_auth_type"]
        guard wanted.contains(where: section.has) else { return nil }
        for name in ["cert", "key"] where !section.has(name) && !section.has(name + "_file") {
            section.report("\(name)_file or \(name) is missing")
        }
        let policy = policy(type ?? .noClientCert, authorities, names, section)
        guard let certificate, let key else { return nil }
        do throws(TLSError) {
            let identity = try TLSIdentity(certificateChainPEM: certificate, privateKeyPEM: key)
            // Unreadable authorities have already been reported.
            if authorities != nil { try identity.check(with: policy) }
            return ServerTLS(identity: identity, clients: policy, allowedClientNames: names, versions: versions)
        } catch {
            let name =
                switch error {
                case .certificate: "cert"
                case .clientAuthority: "client_ca"
                case .key, .creation: "key"
                }
            section.report("\(error)", at: section.has(name) ? name : name + "_file")
            return nil
        }
    }

    private func policy(
        _ type: ClientAuthType, _ authorities: [UInt8]?, _ names: [String], _ section: MappingReader
    ) -> ClientCertificatePolicy {
        let hasAuthorities = section.has("client_ca") || section.has("client_ca_file")
        switch type {
        case .noClientCert:
            if hasAuthorities || !names.isEmpty {
                section.report("client certificates are described but not asked for: client_auth_type is missing")
            }
            return .none
        case .requestClientCert, .requireAnyClientCert, .requireClientCert:
            notices.append(
                "client_auth_type \(type.rawValue) is insecure: nobody verifies who issued the certificates of clients")
            return type == .requestClientCert ? .request : .requireAny
        case .verifyClientCertIfGiven, .requireAndVerifyClientCert:
            if !hasAuthorities {
                section.report(
                    "\(type.rawValue) needs client_ca_file or client_ca: the authorities that issue clients' certificates")
            }
            if type == .verifyClientCertIfGiven {
                notices.append("client_auth_type \(type.rawValue) is insecure: clients without a certificate are let in")
                return .verifyIfGiven(authoritiesPEM: authorities ?? [])
            }
            return .requireAndVerify(authoritiesPEM: authorities ?? [])
        }
    }

    private func versions(_ section: MappingReader) -> ClosedRange<TLSVersion> {
        let least = section.choice("min_version", TLSVersionName.self) ?? .tls12
        let greatest = section.choice("max_version", TLSVersionName.self) ?? .tls13
        if least.version == nil {
            notices.append("min_version \(least.rawValue) has no effect: TLS 1.2 is the oldest that is spoken")
        }
        let lower = least.version ?? .tls12
        guard let upper = greatest.version else {
            section.report("TLS 1.2 is the oldest version that is spoken", at: "max_version")
            return lower...lower
        }
        guard lower <= upper else {
            section.report("max_version is older than min_version", at: "max_version")
            return lower...lower
        }
        return lower...upper
    }

    /// Settings that Go leaves to the operator and GnuTLS chooses automatically.
    private func algorithms(_ section: MappingReader) {
        check(section, "cipher_suites", known: cipherSuites)
        check(section, "curve_preferences", known: curves)
        if section.bool("prefer_server_cipher_suites") == false {
            notices.append("prefer_server_cipher_suites: false has no effect: the server's order counts")
        }
    }

    private func check(_ section: MappingReader, _ key: String, known: [String]) {
        let elements = section.sequence(key)
        for element in elements {
            guard let name = element.string(), !known.contains(name) else { continue }
            element.report("unknown name \(quotedText(name))" + spellingHint(for: name, known: known))
        }
        if !elements.isEmpty { notices.append("\(key) has no effect: GnuTLS chooses among those that it considers secure") }
    }
}

/// The names of Go's crypto/tls.
private let cipherSuites = [
    "TLS_RSA_WITH_RC4_128_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_RSA_WITH_AES_128_CBC_SHA", "TLS_RSA_WITH_AES_256_CBC_SHA",
    "TLS_RSA_WITH_AES_128_CBC_SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA",
    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "TLS_ECDHE_RSA_WITH_RC4_128_SHA",
    "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
]

private let curves = ["CurveP256", "CurveP384", "CurveP521", "X25519", "X25519MLKEM768"]

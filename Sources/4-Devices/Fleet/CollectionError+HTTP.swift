import Certificates
import Configuration
import HTTPClient
import Text

extension CollectionError {
    /// What a failed request to a device means for the collection.
    init(_ error: HTTPClientError, of device: DeviceConfiguration) {
        let errorClass: ErrorClass =
            switch error.kind {
            case .dns: .dns
            case .connect, .addressRefused: .connect
            case .tls: .tls
            case .timeout: .timeout
            case .tooLarge: .tooLarge
            case .http: .http
            // Only a shutdown cancels an exchange; clients still waiting get no answer.
            case .cancelled: .timeout
            }
        let advice = CertificateAdvice(settings: device.tls, certificate: error.certificate)
        self.init(
            errorClass, error.description + (error.kind == .tls ? advice.sentence(for: error.detail) : ""),
            isAddressRefused: error.kind == .addressRefused)
    }

    /// What an answer other than 200 means for the collection.
    ///
    /// - Parameters:
    ///   - redirect: where the device redirects to, as far as that may be shown.
    ///   - address: what was asked for, such as `GET https://gm1/api/status`.
    ///   - credentials: whose they were, if some were sent; see ``DeviceConfiguration/credentialsText(_:)``.
    ///   - retryAfter: for how many seconds the device asks for a pause.
    ///   - authorization: what was sent with the request.
    init(
        status: Int, redirect: String?, retryAfter: Double? = nil, sent authorization: HTTPClientRequest.Authorization?,
        to address: String, credentials: String
    ) {
        switch status {
        case 401:
            switch authorization {
            case .basic: self.init(.auth, "the device refuses the user name or password (HTTP 401): \(credentials)")
            case .bearer: self.init(.auth, "the device refuses the token (HTTP 401): \(credentials)")
            case nil: self.init(.auth, "the device wants a user name and password, and none is configured (HTTP 401)")
            }
        case 403:
            self.init(.auth, "the user may not read the status (HTTP 403); the access level info is enough")
        case 404:
            self.init(
                .http,
                "the device has no REST API at this address (HTTP 404 for \(address)); is the path of url right, "
                    + "is the REST API enabled on its System page?")
        case 300..<400:
            let target = redirect.map { " to \($0)" } ?? ""
            self.init(
                .http, "the device redirects\(target) (HTTP \(status)); redirects are not followed, configure the final url")
        case 400 where address.contains(" http://"):
            self.init(.http, "the device answers HTTP 400; does it want https://?")
        default:
            let wish = retryAfter.map { " and asks for a pause of \(Int(min($0, 1e9).rounded(.up))) s (Retry-After)" } ?? ""
            self.init(.http, "the device answers HTTP \(status)\(wish)")
        }
    }
}

extension DeviceConfiguration {
    /// The user and the source of the secret, with a hint at what may be wrong with it; never the secret.
    ///
    /// - Parameter secret: what was sent.
    func credentialsText(_ secret: String?) -> String {
        guard let auth else { return "none are configured" }
        let what =
            switch auth.authentication {
            case .basic(let user, let source), .login(let user, let source):
                "user \(user) of profile \(auth.name), password from \(source)"
            case .token(let source): "token of profile \(auth.name) from \(source)"
            }
        guard let secret, let first = secret.first, let last = secret.last else { return what }
        let ends = (first.isWhitespace ? ["begins"] : []) + (last.isWhitespace ? ["ends"] : [])
        return what + (ends.isEmpty ? "" : ", which \(ends.joined(separator: " and ")) with a space")
    }
}

import HTTPClient

extension CollectionError {
    /// What a failed request means for the collection.
    init(_ error: HTTPClientError) {
        let errorClass: ErrorClass =
            switch error.kind {
            case .dns: .dns
            case .connect: .connect
            case .tls: .tls
            case .timeout: .timeout
            case .tooLarge: .tooLarge
            case .http: .http
            // Only a shutdown cancels an exchange; whoever still asks waited in vain.
            case .cancelled: .timeout
            }
        self.init(errorClass, error.description + (error.kind == .tls ? Self.hint(error.description) : ""))
    }

    /// What a configuration can say about certificates, where that may be what is missing.
    private static func hint(_ cause: String) -> String {
        guard cause.contains("not trusted") else { return "" }
        return cause.contains("subject name")
            ? "; tls.server_name says which name the certificate has"
            : "; tls.ca_file or tls.pin_sha256 says what to trust"
    }

    /// What an answer other than 200 means for the collection.
    ///
    /// - Parameters:
    ///   - retryAfter: for how many seconds the device asks to be left alone.
    ///   - authorization: what was sent with the request.
    init(status: Int, location: String?, retryAfter: Double? = nil, sent authorization: HTTPClientRequest.Authorization?) {
        switch status {
        case 401:
            switch authorization {
            case .basic: self.init(.auth, "the device refuses the user name or password (HTTP 401)")
            case .bearer: self.init(.auth, "the device refuses the token (HTTP 401)")
            case nil: self.init(.auth, "the device wants a user name and password, and none is configured (HTTP 401)")
            }
        case 403:
            self.init(.auth, "the user may not read the status (HTTP 403); the access level info is enough")
        case 404:
            self.init(.http, "the device has no REST API at this address (HTTP 404); enable it on its System page")
        case 300..<400:
            let target = location.map { " to \($0.prefix(200))" } ?? ""
            self.init(
                .http, "the device redirects\(target) (HTTP \(status)); redirects are not followed, configure the final url")
        default:
            let wish = retryAfter.map { " and asks to be left alone for \(Int(min($0, 1e9).rounded(.up))) s (Retry-After)" } ?? ""
            self.init(.http, "the device answers HTTP \(status)\(wish)")
        }
    }
}

import CCurl

/// Where a request goes: the parts of its URL, as libcurl itself reads them.
struct Endpoint: Equatable {
    var scheme: String
    /// As in the URL, so an IPv6 address has its brackets.
    var host: String
    var port: String
    /// The URL for libcurl: the URL itself, or the URL with the certificate's name instead of the host.
    var effectiveURL: String
    /// Host, port and TLS name, which decide which certificate is shown.
    var identity: String

    var usesTLS: Bool { scheme == "https" }
    var place: String { "\(host) port \(port)" }

    /// - Parameter serverName: the name to present and to verify in TLS; libcurl takes it from the URL only.
    /// - Throws: `.http` for a URL that is malformed, contains user information or has a scheme other than http(s).
    init(url: String, serverName: String?) throws(HTTPClientError) {
        let parts = try URLParts(url, what: "URL")
        scheme = parts[CURLUPART_SCHEME]
        guard scheme == "http" || scheme == "https" else {
            throw HTTPClientError(.http, "scheme \(scheme) is refused, only http and https are supported")
        }
        host = parts[CURLUPART_HOST]
        port = parts[CURLUPART_PORT]
        effectiveURL = url
        identity = "\(host):\(port) \(serverName ?? host)"
        if let serverName, scheme == "https" {
            try parts.replaceHost(with: serverName)
            effectiveURL = parts[CURLUPART_URL]
        }
    }
}

/// A URL parsed by libcurl itself, so that no other reading can disagree with the request that is sent.
final class URLParts {
    private let handle: OpaquePointer

    /// - Parameter what: the name of the thing in errors. The text itself is never repeated, because it may contain a password.
    init(_ text: String, what: String) throws(HTTPClientError) {
        guard let handle = curl_url() else {
            throw HTTPClientError(.connect, "out of memory")
        }
        self.handle = handle
        guard !text.utf8.contains(0) else {
            throw HTTPClientError(.http, "the \(what) contains a NUL byte")
        }
        // libcurl cannot fetch the schemes of proxies, such as socks5; callers check the scheme.
        let code = curl_url_set(handle, CURLUPART_URL, text, UInt32(CURLU_DISALLOW_USER | CURLU_NON_SUPPORT_SCHEME))
        if code == CURLUE_USER_NOT_ALLOWED {
            throw HTTPClientError(.http, "the \(what) contains a user name or password, which is refused")
        }
        guard code == CURLUE_OK else {
            throw HTTPClientError(.http, "the \(what) is not valid: \(String(cString: curl_url_strerror(code)))")
        }
    }

    deinit {
        curl_url_cleanup(handle)
    }

    /// The part, or empty text if the URL has none.
    subscript(part: CURLUPart) -> String {
        // Only the port has a default when it is not written.
        text(part, flags: part == CURLUPART_PORT ? UInt32(CURLU_DEFAULT_PORT) : 0)
    }

    func text(_ part: CURLUPart, flags: UInt32) -> String {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return "" }
        defer { curl_free(text) }
        return String(cString: text)
    }

    func replaceHost(with name: String) throws(HTTPClientError) {
        let code = curl_url_set(handle, CURLUPART_HOST, name, 0)
        guard code == CURLUE_OK else {
            throw HTTPClientError(.tls, "server name is not a host name: \(String(cString: curl_url_strerror(code)))")
        }
    }
}

import CCurl
import Secrets
import Text

extension EasyHandle {
    /// Sets everything for `request` except its limits.
    /// - Throws: `.http`, `.tls` or `.connect` if the request cannot be sent.
    func prepare(for request: HTTPClientRequest) throws(HTTPClientError) {
        try request.check()
        let (endpoint, hosts) = try server.place(of: request)
        var options = OptionWriter(handle: self)
        options.setGeneral(endpoint)
        options.setMessage(request, endpoint)
        // The connection is not usable afterwards; libcurl closes it with the handle.
        if request.endsWithHandshake { options.set(CURLOPT_CONNECT_ONLY, true) }
        if endpoint.usesTLS || request.proxy != .none {
            guard shareSessions() else { throw .outOfMemory }
        }
        if endpoint.usesTLS { options.setTLS(request.tls) }
        try options.setRoute(request, endpoint)
        if let addresses = request.addresses, request.proxy == .none { options.restrict(to: addresses) }
        if let failure = options.failure {
            let reason = String(cString: curl_easy_strerror(failure.code))
            throw HTTPClientError(.http, "libcurl refuses option \(failure.option.rawValue): \(reason)")
        }
        self.endpoint = endpoint
        self.hosts = hosts
        url = request.endsWithHandshake ? nil : request.url
    }

    /// Sets the limits, which may differ from one request to the next.
    /// - Parameters:
    ///   - timeoutMilliseconds: more than 0, because 0 means "no limit" to libcurl.
    ///   - age: how old the connection and the address may be.
    ///   - bufferBytes: how much is read at once.
    func begin(_ transfer: Transfer, timeoutMilliseconds: Int, age: ConnectionAge, bufferBytes: Int) {
        self.transfer = transfer
        let maximum = max(0, transfer.request.maximumBodyBytes)
        response = ResponseCollector(maximumBodyBytes: maximum, usualBodyBytes: server.usualBodyBytes)
        clearErrorText()
        clearAddresses()
        ccurl_set_long(curl, CURLOPT_TIMEOUT_MS, timeoutMilliseconds)
        ccurl_set_long(curl, CURLOPT_MAXLIFETIME_CONN, age.connections)
        ccurl_set_long(curl, CURLOPT_DNS_CACHE_TIMEOUT, age.addresses)
        ccurl_set_long(curl, CURLOPT_FRESH_CONNECT, age.isFresh ? 1 : 0)
        // Else one connection more would be kept for each request soon after a renewal.
        ccurl_set_long(curl, CURLOPT_FORBID_REUSE, age.isFresh ? 1 : 0)
        ccurl_set_long(curl, CURLOPT_BUFFERSIZE, bufferBytes)
        // Checks the Content-Length only; the collector counts the bytes that arrive. 0 would mean "no limit".
        ccurl_set_offset(curl, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(max(1, maximum)))
    }
}

extension OptionWriter {
    fileprivate mutating func setGeneral(_ endpoint: Endpoint) {
        set(CURLOPT_URL, endpoint.effectiveURL)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_DISALLOW_USERNAME_IN_URL, true)
        // Credentials belong to the configured device: an answer cannot send them elsewhere.
        set(CURLOPT_FOLLOWLOCATION, false)
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate")
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, true)
        // No signals for timeouts, because there are threads.
        set(CURLOPT_NOSIGNAL, true)
        // Without it, ending a transfer would wait for a name server that does not answer, and block all other devices.
        set(CURLOPT_QUICK_EXIT, true)
        set(CURLOPT_TCP_KEEPALIVE, true)
        // Seconds that an idle connection may wait for its next use; the default of 118 is less than a scrape every 2 min.
        set(CURLOPT_MAXAGE_CONN, 310)
    }

    fileprivate mutating func setMessage(_ request: HTTPClientRequest, _ endpoint: Endpoint) {
        var lines = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
        func names(_ name: String) -> Bool { request.headers.contains { $0.name.lowercased() == name } }
        if request.method == .put {
            // As a POST with another method; without a text libcurl would read a body from a file.
            set(CURLOPT_COPYPOSTFIELDS, "")
            set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
            // An empty value removes the field that libcurl would add for a form.
            if !names("content-type") { lines.append("Content-Type:") }
            lines.append("Expect:")
        }
        if endpoint.effectiveURL != request.url && !names("host") {
            let isDefaultPort = endpoint.port == (endpoint.usesTLS ? "443" : "80")
            lines.append("Host: " + endpoint.host + (isDefaultPort ? "" : ":" + endpoint.port))
        }
        set(CURLOPT_HTTPHEADER, list: lines)
        switch request.authorization {
        case .basic(let username, let password):
            set(CURLOPT_HTTPAUTH, ccurl_auth_basic)
            set(CURLOPT_USERNAME, username)
            set(CURLOPT_PASSWORD, password.reveal())
        case .bearer(let token):
            set(CURLOPT_HTTPAUTH, ccurl_auth_bearer)
            set(CURLOPT_XOAUTH2_BEARER, token.reveal())
        case nil:
            break
        }
    }

    fileprivate mutating func setTLS(_ tls: TLSOptions) {
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        set(CURLOPT_CERTINFO, true)
        set(CURLOPT_SSL_VERIFYPEER, tls.verifiesChain)
        set(CURLOPT_SSL_VERIFYHOST, tls.verifiesChain ? 2 : 0)
        // libcurl shares one parsed bundle among all connections only if there is no directory of authorities, and
        // Debian sets one by default. With it every handshake parses the bundle again: 18 ms of CPU instead of 1.
        set(CURLOPT_CAPATH, nil)
        if !tls.verifiesChain {
            // Otherwise the bundle is parsed for each handshake although it is not used.
            set(CURLOPT_CAINFO, nil)
        } else if let caFile = tls.caFile {
            set(CURLOPT_CAINFO, caFile)
        }
        // A renewed bundle on disk takes effect after this many seconds (libcurl's default is a day).
        set(CURLOPT_CA_CACHE_TIMEOUT, 600)
        if let pin = tls.pinSHA256?.description {
            set(CURLOPT_PINNEDPUBLICKEY, pin)
        }
        if let certificateFile = tls.certificateFile {
            set(CURLOPT_SSLCERT, certificateFile)
            set(CURLOPT_SSLKEY, tls.keyFile ?? certificateFile)
            // Without a pass phrase, OpenSSL would ask for one on the terminal and stop the thread.
            set(CURLOPT_KEYPASSWD, "")
        }
    }

    /// - Throws: `.http` if the proxy's URL is malformed or contains user information.
    fileprivate mutating func setRoute(_ request: HTTPClientRequest, _ endpoint: Endpoint) throws(HTTPClientError) {
        if endpoint.effectiveURL != request.url {
            set(CURLOPT_CONNECT_TO, list: ["::\(endpoint.host):\(endpoint.port)"])
        }
        // Empty texts disable http_proxy, no_proxy and similar variables.
        set(CURLOPT_NOPROXY, "")
        switch request.proxy {
        case .none:
            set(CURLOPT_PROXY, "")
        case .url(let url, let credentials):
            let scheme = try URLParts(url, what: "proxy URL")[CURLUPART_SCHEME]
            guard ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(scheme) else {
                throw HTTPClientError(.http, "proxy scheme \(scheme) is unknown")
            }
            set(CURLOPT_PROXY, url)
            // libcurl decodes it; the variant in two options would want it decoded.
            if let credentials { set(CURLOPT_PROXYUSERPWD, credentials.reveal()) }
        }
    }
}

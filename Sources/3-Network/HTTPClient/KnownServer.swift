import CCurl

/// Data about a server that is kept between requests. Used on the I/O thread only.
final class KnownServer {
    /// Size of the last body.
    var usualBodyBytes = 0
    private var cache: UnsafeMutableRawPointer?
    private var place: (serverName: String?, proxy: HTTPClientRequest.Proxy, endpoint: Endpoint, hosts: [Host])?

    /// TLS sessions of this server alone: a cache shared by all handles would keep only eight. Nil if memory is short.
    var sessions: UnsafeMutableRawPointer? {
        if cache == nil { cache = ccurl_session_cache() }
        return cache
    }

    /// Where a request goes, and the hosts whose addresses it may need. All requests to a server have the same URL.
    func place(of request: HTTPClientRequest) throws(HTTPClientError) -> (endpoint: Endpoint, hosts: [Host]) {
        if let place, place.serverName == request.tls.serverName, place.proxy == request.proxy {
            return (place.endpoint, place.hosts)
        }
        let endpoint = try Endpoint(url: request.url, serverName: request.tls.serverName)
        let hosts = try Host.named(by: request, at: endpoint)
        place = (request.tls.serverName, request.proxy, endpoint, hosts)
        return (endpoint, hosts)
    }

    deinit {
        if let cache { curl_share_cleanup(cache) }
    }
}

import CCurl
import Platform

/// A host whose address a new connection needs, with the name and port by which libcurl caches it.
struct Host: Equatable {
    var name: String
    var port: String
    var isProxy = false

    /// The hosts that libcurl will ask for, in its order. Empty when there is nothing to look up, or when libcurl should do it
    /// itself: it does so for `localhost` without a look-up, and only it knows the DNS spelling of a name that is not ASCII.
    static func named(by request: HTTPClientRequest, at endpoint: Endpoint) throws(HTTPClientError) -> [Host] {
        let device = Host(name: endpoint.host, port: endpoint.port)
        var hosts = [device]
        if case .url(let url, _) = request.proxy {
            let parts = try URLParts(url, what: "proxy URL")
            let scheme = parts[CURLUPART_SCHEME]
            // libcurl's own defaults, which are not those of the schemes.
            let port = parts.writtenPort ?? (scheme == "https" ? "443" : "1080")
            let proxy = Host(name: parts[CURLUPART_HOST], port: port, isProxy: true)
            // With these two the client resolves the device's name; with all others the proxy does.
            hosts = ["socks4", "socks5"].contains(scheme) ? [proxy, device] : [proxy]
            // libcurl also asks for the address of a numeric host, and does not report for which of the two it asks.
            if hosts.count == 2, hosts.contains(where: { !$0.needsLookUp }) { return [] }
        }
        return hosts.filter(\.needsLookUp)
    }

    private var needsLookUp: Bool {
        let lower = name.lowercased()
        guard lower != "localhost", !lower.hasSuffix(".localhost"), !name.isEmpty, name.utf8.allSatisfy({ $0 < 0x80 }) else {
            return false
        }
        return !name.hasPrefix("[") && IPAddress(name) == nil
    }

    /// The entry for `CURLOPT_RESOLVE`; with `+` it ages like one that libcurl looked up itself.
    func entry(_ addresses: [String]) -> String {
        "+\(name):\(port):" + addresses.map { $0.contains(":") ? "[\($0)]" : $0 }.joined(separator: ",")
    }
}

extension URLParts {
    /// The port, if the URL says one.
    var writtenPort: String? {
        let port = text(CURLUPART_PORT, flags: 0)
        return port.isEmpty ? nil : port
    }
}

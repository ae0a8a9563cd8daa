import HTTPServer

/// Which site a request comes from, according to the browser.
enum RequestOrigin {
    /// Whether the request was sent by a program, or by a browser from a page of the exporter itself. A page of another site can make a
    /// browser send requests, with the credentials that it remembers for the exporter.
    static func isOwn(_ request: HTTPServerRequest, _ externalURL: ExternalURL?) -> Bool {
        if let site = request.header("Sec-Fetch-Site"), !["same-origin", "none"].contains(site.lowercased()) { return false }
        guard let text = request.header("Origin") else { return true }
        guard let origin = try? ExternalURL(parsing: text) else { return false }
        let asked = request.header("Host").flatMap { ExternalURL(host: $0, isTLS: request.isTLS) }
        return [asked, externalURL].contains { $0?.isHTTPS == origin.isHTTPS && $0?.address == origin.address }
    }
}

import Gzip
import HTTPServer

extension HTTPServerResponse {
    /// A reply of status 200, compressed for a client that accepts it.
    ///
    /// - Parameters:
    ///   - headers: the fields besides those about compression.
    ///   - varies: the request's fields on which the body depends, which caches in between must know.
    static func compressed(
        _ body: [UInt8], status: Int = 200, headers: [(String, String)], varies: String = "", acceptsGzip: Bool
    ) -> HTTPServerResponse {
        let headers = headers + [("Vary", varies + "Accept-Encoding")]
        guard acceptsGzip, let compressed = gzip(body) else {
            return HTTPServerResponse(status: status, headers: headers, body: body)
        }
        return HTTPServerResponse(status: status, headers: headers + [("Content-Encoding", "gzip")], body: compressed)
    }
}

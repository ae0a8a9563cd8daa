import Gzip
import HTTPServer

extension HTTPServerResponse {
    /// A reply of status 200, compressed for a client that accepts it.
    ///
    /// - Parameters:
    ///   - headers: the fields besides those about compression.
    ///   - varies: the request's fields on which the body depends, for caches in between.
    static func compressed(
        _ body: [UInt8], status: Int = 200, headers: [(String, String)], varies: String = "", acceptsGzip: Bool
    ) -> HTTPServerResponse {
        encoded(acceptsGzip ? gzip(body) : nil, else: { body }, status: status, headers: headers, varies: varies)
    }

    /// The same for a body that is already compressed.
    ///
    /// - Parameters:
    ///   - compressed: the compressed body; `nil` when the client does not accept it, or there is none.
    ///   - plain: the uncompressed body.
    static func encoded(
        _ compressed: [UInt8]?, else plain: () -> [UInt8], status: Int = 200, headers: [(String, String)], varies: String
    ) -> HTTPServerResponse {
        let headers = headers + [("Vary", varies + "Accept-Encoding")]
        guard let compressed else { return HTTPServerResponse(status: status, headers: headers, body: plain()) }
        return HTTPServerResponse(status: status, headers: headers + [("Content-Encoding", "gzip")], body: compressed)
    }
}

import Gzip
import HTTPServer

extension HTTPServerResponse {
    /// A reply of status 200, compressed for a client that accepts it.
    ///
    /// - Parameter headers: the fields besides those about compression.
    static func compressed(
        _ body: [UInt8], status: Int = 200, headers: [(String, String)], acceptsGzip: Bool
    ) -> HTTPServerResponse {
        let compressed = acceptsGzip ? gzip(body) : nil
        return encoded(compressed ?? body, isCompressed: compressed != nil, status: status, headers: headers)
    }

    /// The same for a body that is already compressed, or is not to be.
    ///
    /// - Parameter varies: the request's other fields on which the body depends, for caches in between.
    static func encoded(
        _ body: [UInt8], isCompressed: Bool, status: Int = 200, headers: [(String, String)], varies: String = ""
    ) -> HTTPServerResponse {
        let encoding = isCompressed ? [("Content-Encoding", "gzip")] : []
        return HTTPServerResponse(
            status: status, headers: headers + [("Vary", varies + "Accept-Encoding")] + encoding, body: body)
    }
}

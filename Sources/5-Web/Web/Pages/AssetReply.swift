import HTTPServer
import StatusPages

/// Answers a request for a file that pages load.
enum AssetReply {
    static func response(_ asset: Asset, _ request: HTTPServerRequest) -> HTTPServerResponse {
        let tag = "\"\(asset.tag)\""
        // Pages include a version in the file's URL, so that it is never requested twice.
        let isVersioned = request.query("v") == asset.tag
        let headers =
            PageHeaders.common() + [
                ("Content-Type", asset.contentType), ("ETag", tag),
                ("Cache-Control", isVersioned ? "public, max-age=31536000, immutable" : "no-cache"),
            ]
        let known = request.headerValues("If-None-Match").joined(separator: ",")
        guard !known.contains(tag) else { return HTTPServerResponse(status: 304, headers: headers) }
        return HTTPServerResponse(status: 200, headers: headers, body: asset.bytes)
    }
}

import CMicroHTTPD

/// Passes a reply to libmicrohttpd.
enum OutgoingResponse {
    /// Keeps the bytes of a body in place until libmicrohttpd has sent them.
    private final class Body {
        let bytes: [UInt8]
        init(_ bytes: [UInt8]) { self.bytes = bytes }
    }

    /// Queues the reply. Runs on the daemon's thread, inside its handler.
    static func queue(_ response: HTTPServerResponse, on connection: OpaquePointer) -> MHD_Result {
        // These two have no body by definition (RFC 9110, sections 15.3.5 and 15.4.5).
        let hasBody = response.status != 204 && response.status != 304
        guard let handle = make(hasBody ? response.body : []) else { return .NO }
        defer { MHD_destroy_response(handle) }
        for (name, value) in response.headers {
            guard MHD_add_response_header(handle, name, value) == .YES else { return .NO }
        }
        return MHD_queue_response(connection, UInt32(response.status), handle)
    }

    private static func make(_ bytes: [UInt8]) -> OpaquePointer? {
        guard !bytes.isEmpty else { return MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT) }
        let body = Unmanaged.passRetained(Body(bytes))
        // The array is never written to while the box keeps it, so its storage stays where it is.
        let start = body.takeUnretainedValue().bytes.withUnsafeBytes { $0.baseAddress }
        // The callback runs on the daemon's thread when the reply has been sent or given up.
        let handle = MHD_create_response_from_buffer_with_free_callback_cls(
            bytes.count, UnsafeMutableRawPointer(mutating: start),
            { box in
                if let box { Unmanaged<Body>.fromOpaque(box).release() }
            }, body.toOpaque())
        if handle == nil { body.release() }
        return handle
    }
}

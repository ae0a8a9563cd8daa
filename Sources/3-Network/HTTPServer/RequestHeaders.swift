import CMicroHTTPD

/// Copies the header fields of a request out of libmicrohttpd.
enum RequestHeaders {
    private final class FieldList {
        var fields: [(name: String, value: String)] = []
    }

    /// Runs on the daemon's thread.
    static func collect(_ connection: OpaquePointer) -> [(name: String, value: String)] {
        let list = FieldList()
        withExtendedLifetime(list) {
            // The callback runs on this thread, before the call returns.
            _ = MHD_get_connection_values(
                connection, .HEADER_KIND,
                { context, _, name, value in
                    guard let context, let name else { return .YES }
                    Unmanaged<FieldList>.fromOpaque(context).takeUnretainedValue().fields.append(
                        (String(cString: name), value.map { String(cString: $0) } ?? ""))
                    return .YES
                }, Unmanaged.passUnretained(list).toOpaque())
        }
        return list.fields
    }
}

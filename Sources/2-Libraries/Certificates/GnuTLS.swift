import CGnuTLS

/// GnuTLS's text for one of its error codes.
package func gnutlsReason(_ code: Int32) -> String {
    // GnuTLS's own messages for these refer to its parser, not to the file.
    let noPEM = [
        GNUTLS_E_BASE64_UNEXPECTED_HEADER_ERROR, GNUTLS_E_BASE64_DECODING_ERROR, GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE,
    ]
    if noPEM.contains(code) { return "there is none in PEM form (-----BEGIN …-----) that can be read" }
    guard let text = gnutls_strerror(code) else { return "GnuTLS error \(code)" }
    let reason = String(cString: text)
    return reason.hasSuffix(".") ? String(reason.dropLast()) : reason
}

/// Lends bytes to GnuTLS, which reads them during the call only.
package func withDatum<Result>(_ bytes: [UInt8], _ body: (UnsafePointer<gnutls_datum_t>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { buffer in
        var datum = gnutls_datum_t(data: UnsafeMutablePointer(mutating: buffer.baseAddress), size: UInt32(buffer.count))
        return body(&datum)
    }
}

/// Takes ownership of memory that GnuTLS allocated for the caller.
package func takeDatum(_ datum: inout gnutls_datum_t) -> [UInt8] {
    defer {
        cgnutls_free(datum.data)
        datum = gnutls_datum_t()
    }
    return Array(UnsafeBufferPointer(start: datum.data, count: Int(datum.size)))
}

import HTTPClient

/// What came back from a device, and what is worth knowing about the way there.
struct Exchange: Sendable {
    let body: [UInt8]
    let timings: Timings
    let connectionReused: Bool
    /// When the device's certificate expires, in seconds since 1970.
    let certificateExpiry: Int64?
}

/// A failed exchange, with what is known of it all the same.
struct ExchangeFailure: Error {
    let error: CollectionError
    var timings: Timings?
    var certificateExpiry: Int64?
    /// Whether the device refused the credentials, which it does not forgive for ever.
    var isRefusal = false
}

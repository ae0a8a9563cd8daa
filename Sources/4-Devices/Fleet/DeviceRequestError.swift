import HTTPClient

/// Why a request to a device failed, with what is known of it all the same.
struct DeviceRequestError: Error {
    let error: CollectionError
    var timings: Timings?
    var certificateExpiry: Int64?
    /// Whether the device refused the credentials, which it does not forgive for ever.
    var isRefusal = false
    /// For how many seconds the device asks for a pause.
    var retryAfter: Double?
}

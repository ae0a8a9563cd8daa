import HTTPClient

/// Why a request to a device failed, with what is known nevertheless.
struct DeviceRequestError: Error {
    let error: CollectionError
    var timings: Timings?
    var certificateExpiry: Int64?
    /// Whether the device refused the credentials, which leads to a ban after some repetitions.
    var isRefusal = false
    /// For how many seconds the device asks for a pause.
    var retryAfter: Double?
}

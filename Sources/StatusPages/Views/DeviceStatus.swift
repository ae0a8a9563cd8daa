/// A device as it is known at the moment.
public struct DeviceStatus: Sendable {
    let name: String
    let address: String
    /// What the last collection said; `nil` when it failed, or when there is none yet.
    let view: DeviceView?
    /// Class and cause of the last collection's failure.
    let error: (errorClass: String, cause: String)?
    /// When the last collection ended, in seconds since 1970; `nil` when there is none.
    let collected: Double?
    /// When the last successful collection began, in seconds since 1970.
    let lastSuccess: Double?

    /// A device with what is known of it.
    ///
    /// - Parameters:
    ///   - name: the configured name.
    ///   - address: the configured URL.
    ///   - view: what the last collection said; `nil` when it failed, or when there is none yet.
    ///   - error: class and cause of the last collection's failure.
    ///   - collected: when the last collection ended, in seconds since 1970.
    ///   - lastSuccess: when the last successful collection began, in seconds since 1970.
    public init(
        name: String, address: String, view: DeviceView?, error: (errorClass: String, cause: String)?, collected: Double?,
        lastSuccess: Double?
    ) {
        self.name = name
        self.address = address
        self.view = view
        self.error = error
        self.collected = collected
        self.lastSuccess = lastSuccess
    }

    /// Whether the device answers.
    var reach: Verdict {
        if let error { return Verdict(.failure, "down: " + Wording.spaced(error.errorClass)) }
        return view == nil ? Verdict(.none, "being asked") : Verdict(.good, "up")
    }
}

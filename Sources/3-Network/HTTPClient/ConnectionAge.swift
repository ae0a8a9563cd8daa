/// How old connections and addresses may be that serve a request, so that none of before a renewal does.
///
/// libcurl cannot close the connections that nobody uses while others are in use, and with a large fleet some always are. But it closes those
/// that are older than a request allows, counted in whole seconds.
struct ConnectionAge: Equatable {
    /// In seconds; a connection that is older is closed.
    var connections: Int
    /// In seconds; an older address is looked up again.
    var addresses: Int
    /// Whether no connection that is there may serve the request.
    var isFresh = false

    /// The default of libcurl.
    private static let addressLifetime = 60
    /// Less than that cannot be counted in whole seconds.
    private static let shortest = 2

    /// - Parameters:
    ///   - lifetime: how old connections may become, in seconds, at least one.
    ///   - sinceRenewal: in seconds; `nil` if nothing needs to be renewed.
    init(lifetime: Int, sinceRenewal: Double?) {
        connections = lifetime
        addresses = min(Self.addressLifetime, lifetime)
        guard let sinceRenewal, sinceRenewal < Double(max(lifetime, Self.addressLifetime)) else { return }
        let seconds = Int(max(0, sinceRenewal))
        isFresh = seconds < Self.shortest
        // One that was made before is at least `seconds` old, and libcurl closes what is older than the number.
        connections = min(lifetime, max(1, seconds - 1))
        addresses = min(addresses, max(Self.shortest, seconds))
    }
}

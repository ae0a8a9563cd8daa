/// How old the connection and the address of a request may be, so that none from before a renewal is used.
///
/// libcurl cannot close idle connections while others are in use, and with a large fleet some always are. But it closes those
/// that are older than a request allows, counted in whole seconds.
struct ConnectionAge: Equatable {
    /// In seconds; a connection that is older is closed.
    var connections: Int
    /// In seconds; an older address is looked up again.
    var addresses: Int
    /// Whether no existing connection may serve the request.
    var isFresh = false

    /// The default of libcurl.
    private static let addressLifetime = 60
    /// The shortest age that whole seconds can express.
    private static let shortest = 2

    /// - Parameters:
    ///   - lifetime: the maximum age of connections, in seconds, at least one.
    ///   - sinceRenewal: in seconds; `nil` if nothing needs to be renewed.
    init(lifetime: Int, sinceRenewal: Double?) {
        connections = lifetime
        addresses = min(Self.addressLifetime, lifetime)
        guard let sinceRenewal, sinceRenewal < Double(max(lifetime, Self.addressLifetime)) else { return }
        let seconds = Int(max(0, sinceRenewal))
        isFresh = seconds < Self.shortest
        // A connection from before is at least `seconds` old, and libcurl closes those that are older than the number.
        connections = min(lifetime, max(1, seconds - 1))
        addresses = min(addresses, max(Self.shortest, seconds))
    }
}

/// How long each phase of an exchange took.
///
/// The phases follow one another without overlap, so their sum is at most `total`; the rest of `total` is
/// the arrival of the answer's remaining bytes. A phase that did not happen (or did not end) is 0:
/// a reused connection has neither `dns` nor `connect` nor `tls`.
public struct Timings: Sendable, Equatable {
    /// Name resolution.
    public var dns = Duration.zero
    /// TCP connection.
    public var connect = Duration.zero
    /// TLS handshake, and the proxy's tunnel if there is one.
    public var tls = Duration.zero
    /// From the ready connection to the first byte of the answer.
    public var firstByte = Duration.zero
    /// The whole exchange.
    public var total = Duration.zero
}

/// The moments that libcurl reports, in microseconds since the start of the transfer; 0 = not reached.
struct Milestones: Equatable {
    var nameResolved: Int64 = 0
    /// Whether a TCP connection was made. Until its TLS handshake has ended, libcurl reports that without the time.
    var hasNewConnection = false
    var connected: Int64 = 0
    var tlsReady: Int64 = 0
    /// The request is about to be sent; unlike the earlier ones also reported on a reused connection by every version.
    var requestReady: Int64 = 0
    var firstByte: Int64 = 0
    var total: Int64 = 0

    var timings: Timings {
        let afterConnect = max(connected, nameResolved)
        let ready = max(tlsReady, afterConnect)
        // libcurl resolves nothing for a reused connection, but reports a time nevertheless.
        let isReused = requestReady > 0 && !hasNewConnection
        return Timings(
            dns: isReused ? .zero : Self.duration(nameResolved),
            connect: Self.duration(connected - nameResolved),
            tls: Self.duration(tlsReady - afterConnect),
            firstByte: Self.duration(firstByte - ready),
            total: Self.duration(total)
        )
    }

    /// The phase in which the exchange ended.
    func phase(usesTLS: Bool) -> HTTPClientError.Phase {
        if firstByte > 0 { return .receiving }
        if requestReady > 0 { return .waiting }
        if usesTLS && (hasNewConnection || connected > 0) { return .tlsHandshake }
        return nameResolved > 0 ? .connecting : .nameResolution
    }

    private static func duration(_ microseconds: Int64) -> Duration { .microseconds(max(0, microseconds)) }
}

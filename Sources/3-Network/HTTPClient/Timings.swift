/// How long each phase of an exchange took, in seconds.
///
/// The phases follow one another without overlap, so their sum is at most `total`; the rest of `total` is
/// the arrival of the answer's remaining bytes. A phase that did not happen (or did not end) is 0:
/// a reused connection has neither `dns` nor `connect` nor `tls`.
public struct Timings: Sendable, Equatable {
    /// Name resolution.
    public var dns: Double
    /// TCP connection.
    public var connect: Double
    /// TLS handshake, and the proxy's tunnel if there is one.
    public var tls: Double
    /// From the ready connection to the first byte of the answer.
    public var firstByte: Double
    /// The whole exchange.
    public var total: Double

    /// All phases in seconds.
    public init(dns: Double = 0, connect: Double = 0, tls: Double = 0, firstByte: Double = 0, total: Double = 0) {
        self.dns = dns
        self.connect = connect
        self.tls = tls
        self.firstByte = firstByte
        self.total = total
    }
}

/// The moments that libcurl reports, in microseconds since the start of the transfer; 0 = not reached.
struct Milestones: Equatable {
    var nameResolved: Int64 = 0
    /// Whether a TCP connection was made. While its TLS handshake has not ended, libcurl says so without the time.
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
        // libcurl resolves nothing for a connection that is used again, but tells a time all the same.
        let isReused = requestReady > 0 && !hasNewConnection
        return Timings(
            dns: isReused ? 0 : Self.seconds(nameResolved),
            connect: Self.seconds(connected - nameResolved),
            tls: Self.seconds(tlsReady - afterConnect),
            firstByte: Self.seconds(firstByte - ready),
            total: Self.seconds(total)
        )
    }

    /// Where the exchange stood when it ended.
    func phase(usesTLS: Bool) -> HTTPClientError.Phase {
        if firstByte > 0 { return .receiving }
        if requestReady > 0 { return .waiting }
        if usesTLS && (hasNewConnection || connected > 0) { return .tlsHandshake }
        return nameResolved > 0 ? .connecting : .nameResolution
    }

    private static func seconds(_ microseconds: Int64) -> Double {
        Double(max(0, microseconds)) / 1_000_000
    }
}

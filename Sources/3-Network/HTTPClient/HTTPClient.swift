public import Certificates
import Threading

/// Sends requests to devices over HTTP, all concurrently, on one I/O thread (libcurl).
///
/// Connections are kept alive and TLS sessions resumed between requests. Redirects are not followed, environment
/// proxies are ignored, and only `http` and `https` are spoken. Credentials stay in memory as long as the client does,
/// in the handles that are prepared for the next request.
public final class HTTPClient: Sendable {
    /// nil if the system refused the thread; every request then fails with that cause.
    private let thread: TransferThread?
    /// The value of `User-Agent`.
    private let userAgent: String?

    /// Starts the I/O thread.
    ///
    /// - Parameters:
    ///   - userAgent: the value of the header field `User-Agent`, for the logs of devices and proxies; `nil` sends none.
    ///   - connectionLifetime: how long a connection serves further requests, in whole seconds, at least one. The name of a device
    ///     is looked up only for a new one: as long as the old address answers, nothing else would notice that the name has moved.
    public convenience init(userAgent: String? = nil, connectionLifetime: Duration = .seconds(600)) {
        self.init(userAgent: userAgent, connectionLifetime: connectionLifetime, resolver: .shared)
    }

    init(userAgent: String? = nil, connectionLifetime: Duration = .seconds(600), resolver: NameResolver) {
        self.userAgent = userAgent
        thread = TransferThread(resolver, connectionLifetime: Int(max(1, connectionLifetime.components.seconds)))
    }

    deinit {
        shutdown()
    }

    /// Sends a request and waits for the complete answer, whatever its status.
    ///
    /// Cancelling the task ends the wait at once and closes the connection.
    /// - Throws: `HTTPClientError` if there is no complete, acceptable answer within the request's time.
    nonisolated(nonsending) public func send(_ request: HTTPClientRequest) async throws(HTTPClientError) -> HTTPClientResponse {
        guard let thread else {
            throw HTTPClientError(.connect, "the HTTP client's thread could not be started")
        }
        let transfer = Transfer(request, userAgent: userAgent)
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                transfer.expect(continuation)
                if !thread.mailbox.post(.start(transfer)) {
                    transfer.finish(.failure(.clientShutDown))
                }
            }
        } onCancel: {
            _ = thread.mailbox.post(.cancel(transfer))
        }
        return try transfer.takeOutcome().get()
    }

    /// Whether the I/O thread still responds.
    ///
    /// Blocks for up to `patience`, so it must not be called in a task.
    public func isAlive(within patience: Duration) -> Bool {
        // A client without a thread is not stuck.
        guard let thread else { return true }
        return isCalledBack(within: patience) { reply in
            if !thread.mailbox.post(.ping(reply)) { reply() }
        }
    }

    /// Looks at a server's certificate without trusting it: the exchange ends with the handshake, and neither credentials nor a
    /// client certificate is sent.
    ///
    /// - Parameter request: where to look, through which proxy, with which server name and for how long.
    /// - Throws: `HTTPClientError` when there is no handshake.
    nonisolated(nonsending) public func certificate(
        at request: HTTPClientRequest
    ) async throws(HTTPClientError) -> ServerCertificate {
        let tls = TLSOptions(serverName: request.tls.serverName, insecureSkipVerify: true)
        var look = HTTPClientRequest(url: request.url, timeout: request.timeout, tls: tls, proxy: request.proxy)
        look.endsWithHandshake = true
        guard let certificate = try await send(look).certificate else {
            throw HTTPClientError(.tls, "the device shows no certificate that can be read")
        }
        return certificate
    }

    /// Makes every later request open a new connection, for which the device's name is looked up again. Running requests continue.
    public func renewConnections() {
        _ = thread?.mailbox.post(.renew)
    }

    /// Fails running requests and ends the thread; returns when it has ended. Later requests fail, later calls do nothing.
    public func shutdown() {
        thread?.stop()
    }
}

import Certificates
import Configuration
import HTTPClient
import Journal
import Platform
import Secrets
import StatusDocument
import Text
import Threading

/// The way to one device: its address, its credentials, its token.
///
/// Requests go to the configured address only. The secret is read when it is needed and revealed only by the client.
final class DeviceConnection: Sendable {
    private let configuration: DeviceConfiguration
    private let client: HTTPClient
    private let journal: Journal
    private let secret: SecretReader?
    /// The token of the running log-in; every later request uses it until the device refuses it.
    private let token = Lock<Secret?>(nil)
    /// The secret that was sent last.
    private let used = Lock<Secret?>(nil)

    init(_ configuration: DeviceConfiguration, _ client: HTTPClient, _ journal: Journal) {
        self.configuration = configuration
        self.client = client
        self.journal = journal
        secret = configuration.authentication.map { SecretReader($0.secret) }
    }

    /// Requests the whole status.
    ///
    /// - Parameter collection: the collection's number in the journal; `nil` for a command.
    func status(for collection: UInt64?) async throws(DeviceRequestError) -> HTTPClientResponse {
        try await get("/api/status", RequestContext(collection: collection, start: monotonicSeconds()))
    }

    /// Fetches the device's certificate; nothing beyond a handshake is sent.
    func certificate() async throws(HTTPClientError) -> ServerCertificate {
        try await client.certificate(
            at: HTTPClientRequest(
                url: configuration.url.description + "/", timeout: min(configuration.timeout, .seconds(5)),
                tls: TLSOptions(configuration.tls), proxy: clientProxy(configuration.proxy)))
    }

    /// Requests the whole configuration.
    ///
    /// - Parameters:
    ///   - start: when the collection began that this request belongs to; the device's timeout counts from there.
    ///   - deadline: when it must be over at the latest, on the monotonic clock.
    ///   - collection: the collection's number in the journal.
    func settings(since start: Double, until deadline: Double, for collection: UInt64?) async throws(DeviceRequestError)
        -> HTTPClientResponse
    {
        let timeout = configuration.timeout / .seconds(1)
        let end = min(start + timeout, deadline)
        guard end - monotonicSeconds() > 0.01 else {
            throw DeviceRequestError(error: CollectionError(.timeout, "no time was left after the status"))
        }
        return try await get("/api/config", RequestContext(collection: collection, start: end - timeout))
    }

    /// Whether the secret differs from the last one sent, whose refusal then says nothing about the new one.
    func hasNewSecret() -> Bool {
        guard let used = used.withLock({ $0 }), let current = try? secret?.read() else { return false }
        return current != used
    }

    /// Requests a resource. With log-in, a refused token is renewed once.
    private func get(_ path: String, _ context: RequestContext) async throws(DeviceRequestError) -> HTTPClientResponse {
        let hadToken = token.withLock { $0 != nil }
        var authorization = try await authorization(context)
        var response = try await send(path, authorization, context)
        if response.status == 401, hadToken, case .login? = configuration.authentication {
            token.withLock { $0 = nil }
            authorization = try await self.authorization(context)
            response = try await send(path, authorization, context)
        }
        guard response.status == 200 else {
            if response.status == 401 { token.withLock { $0 = nil } }
            throw failure(response, sent: authorization, "GET", path)
        }
        return response
    }

    // The following code is separate from the functions that wait, because they reserve room for all their variables while they wait,
    // and a thousand of them wait at the same time.

    /// What an answer other than 200 means.
    @inline(never) private func failure(
        _ response: HTTPClientResponse, sent authorization: HTTPClientRequest.Authorization?, _ method: String, _ path: String,
        at step: String = ""
    ) -> DeviceRequestError {
        var retryAfter: Double?
        if response.status == 429 || response.status == 503, let text = response.headers["Retry-After"] {
            retryAfter = RetryAfter.seconds(text, date: response.headers["Date"], now: unixTimeNow())
        }
        let redirect = response.headers["Location"].flatMap { text(sent: authorization).shown(redirect: $0) }
        let error = CollectionError(
            status: response.status, redirect: redirect, retryAfter: retryAfter, sent: authorization,
            to: "\(method) \(configuration.url)\(path)",
            credentials: configuration.credentialsText(used.withLock { $0 }?.reveal()))
        return DeviceRequestError(
            error: CollectionError(error.errorClass, step + error.cause), timings: response.timings,
            certificateExpiry: response.certificateExpiry, isRefusal: response.status == 401 && authorization != nil,
            retryAfter: retryAfter)
    }

    /// The device's text, without anything that was ever sent to it or to a proxy on the way.
    ///
    /// - Parameter authorization: what was sent last, if it is known.
    func text(sent authorization: HTTPClientRequest.Authorization? = nil) -> DeviceText {
        var secrets = [used.withLock { $0 }, token.withLock { $0 }].compactMap { $0 }
        var user: String?
        switch authorization {
        case .basic(let username, let password)?: (user, secrets) = (username, secrets + [password])
        case .bearer(let token)?: secrets.append(token)
        case nil: break
        }
        switch configuration.authentication {
        case .basic(let username, _)?, .login(let username, _)?: user = username
        case .token?, nil: break
        }
        if case .url(let proxy) = configuration.proxy, let credentials = proxy.credentials {
            secrets += [credentials] + credentials.parts
        }
        return DeviceText(hiding: secrets, user: user)
    }

    private func authorization(_ context: RequestContext) async throws(DeviceRequestError) -> HTTPClientRequest.Authorization? {
        guard let authentication = configuration.authentication, let secret else { return nil }
        switch authentication {
        case .basic(let username, _): return .basic(username: username, password: try read(secret))
        case .token: return .bearer(try read(secret))
        case .login(let username, _):
            if let token = token.withLock({ $0 }) { return .bearer(token) }
            let fresh = try await logIn(.basic(username: username, password: try read(secret)), context)
            token.withLock { $0 = fresh }
            return .bearer(fresh)
        }
    }

    @inline(never) private func read(_ secret: SecretReader) throws(DeviceRequestError) -> Secret {
        do {
            let current = try secret.read()
            used.withLock { $0 = current }
            return current
        } catch {
            throw DeviceRequestError(error: CollectionError(.auth, "cannot read the secret from \(error)"))
        }
    }

    /// Gets a token (`PUT /api/get-token`, LTOS 7.08 and newer).
    private func logIn(
        _ authorization: HTTPClientRequest.Authorization, _ context: RequestContext
    ) async throws(DeviceRequestError) -> Secret {
        let response = try await send("/api/get-token", method: .put, authorization, context)
        guard response.status == 200 else {
            throw failure(response, sent: authorization, "PUT", "/api/get-token", at: "log-in for a token: ")
        }
        guard let token = Self.token(in: response.body) else {
            throw DeviceRequestError(
                error: CollectionError(.auth, "log-in for a token: the answer contains none"), timings: response.timings,
                certificateExpiry: response.certificateExpiry)
        }
        return token
    }

    /// The token of a log-in; `nil` without one that is valid in a header.
    private static func token(in body: [UInt8]) -> Secret? {
        guard let document = try? StatusDocument(parsing: body), let token = document.member("token", of: document.root)
        else { return nil }
        let bytes = document.string(token)
        guard !bytes.isEmpty, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        return Secret(String(decoding: bytes, as: UTF8.self))
    }

    /// The common context of the requests of one collection: what they are for, and the device's timeout for all of them.
    private struct RequestContext: Sendable {
        let collection: UInt64?
        /// When the device's timeout began to run, in monotonic seconds.
        let start: Double
    }

    /// Sends one request, and records it in the journal.
    private func send(
        _ path: String, method: HTTPClientRequest.Method = .get, _ authorization: HTTPClientRequest.Authorization?,
        _ context: RequestContext
    ) async throws(DeviceRequestError) -> HTTPClientResponse {
        let request = request(path, method, authorization, context)
        let session = journal.beginSession(
            device: configuration.name, collection: context.collection, method: method.rawValue,
            path: configuration.url.pathPrefix + path, at: unixTimeNow())
        do throws(HTTPClientError) {
            let response = try await client.send(request)
            end(session, response, context)
            return response
        } catch {
            throw end(session, error, sent: authorization, context)
        }
    }

    @inline(never) private func request(
        _ path: String, _ method: HTTPClientRequest.Method, _ authorization: HTTPClientRequest.Authorization?,
        _ context: RequestContext
    ) -> HTTPClientRequest {
        // In whole milliseconds, so that the first request has the timeout that messages name.
        let spent = Duration.milliseconds(Int((monotonicSeconds() - context.start) * 1000))
        return HTTPClientRequest(
            method: method, url: configuration.url.description + path, headers: [("Accept", "application/json")],
            authorization: authorization, timeout: configuration.timeout - spent,
            maximumBodyBytes: configuration.maximumBodyBytes,
            tls: TLSOptions(configuration.tls), proxy: clientProxy(configuration.proxy), addresses: configuration.addresses)
    }

    @inline(never) private func end(_ session: UInt64?, _ response: HTTPClientResponse, _ context: RequestContext) {
        journal.endSession(session, of: context.collection, SessionRecord.Outcome(response))
    }

    @inline(never) private func end(
        _ session: UInt64?, _ error: HTTPClientError, sent authorization: HTTPClientRequest.Authorization?,
        _ context: RequestContext
    ) -> DeviceRequestError {
        let shown = text(sent: authorization).shown(error)
        journal.endSession(session, of: context.collection, SessionRecord.Outcome(shown))
        return DeviceRequestError(error: CollectionError(shown, of: configuration), timings: error.timings)
    }
}

extension TLSOptions {
    init(_ configuration: TLSConfiguration) {
        self.init(
            caFile: configuration.caFile, pinSHA256: configuration.pinSHA256, serverName: configuration.serverName,
            certificateFile: configuration.certificateFile, keyFile: configuration.keyFile,
            insecureSkipVerify: configuration.insecureSkipVerify)
    }
}

/// The configured way to the device, in the client's terms.
private func clientProxy(_ proxy: Proxy) -> HTTPClientRequest.Proxy {
    switch proxy {
    case .none: .none
    case .url(let url): .url(url.address, credentials: url.credentials)
    }
}

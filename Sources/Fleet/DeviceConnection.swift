import Configuration
import HTTPClient
import Platform
import Secrets
import StatusDocument

/// The way to one device: its address, its credentials, its token.
///
/// Requests go to the configured address only. The secret is read when it is needed and revealed by the client alone.
final class DeviceConnection: Sendable {
    private let configuration: DeviceConfiguration
    private let client: HTTPClient
    private let secret: SecretReader?
    /// The token of the running log-in; every later request uses it until the device refuses it.
    private let token = Lock<Secret?>(nil)

    init(_ configuration: DeviceConfiguration, _ client: HTTPClient) {
        self.configuration = configuration
        self.client = client
        secret = configuration.authentication.map { SecretReader($0.secret) }
    }

    /// Asks for the whole status.
    func status() async throws(ExchangeFailure) -> Exchange {
        try await get("/api/status")
    }

    /// Asks for a resource. With log-in, a token that is refused is renewed once.
    private func get(_ path: String) async throws(ExchangeFailure) -> Exchange {
        let hadToken = token.withLock { $0 != nil }
        var response = try await send(path, authorization: try await authorization())
        if response.status == 401, hadToken, case .login? = configuration.authentication {
            token.withLock { $0 = nil }
            response = try await send(path, authorization: try await authorization())
        }
        guard response.status == 200 else {
            if response.status == 401 { token.withLock { $0 = nil } }
            throw ExchangeFailure(
                error: CollectionError(status: response.status, location: response.headers["Location"]),
                timings: response.timings, certificateExpiry: response.certificateExpiry)
        }
        return Exchange(
            body: response.body, timings: response.timings, connectionReused: response.connectionReused,
            certificateExpiry: response.certificateExpiry)
    }

    private func authorization() async throws(ExchangeFailure) -> HTTPClientRequest.Authorization? {
        guard let authentication = configuration.authentication, let secret else { return nil }
        switch authentication {
        case .basic(let username, _): return .basic(username: username, password: try read(secret))
        case .token: return .bearer(try read(secret))
        case .login(let username, _):
            if let token = token.withLock({ $0 }) { return .bearer(token) }
            let fresh = try await logIn(.basic(username: username, password: try read(secret)))
            token.withLock { $0 = fresh }
            return .bearer(fresh)
        }
    }

    private func read(_ secret: SecretReader) throws(ExchangeFailure) -> Secret {
        do {
            return try secret.read()
        } catch {
            throw ExchangeFailure(error: CollectionError(.auth, "cannot read the secret from \(error)"))
        }
    }

    /// Gets a token (`PUT /api/get-token`, LTOS 7.08 and newer).
    private func logIn(_ authorization: HTTPClientRequest.Authorization) async throws(ExchangeFailure) -> Secret {
        let response = try await send("/api/get-token", method: .put, authorization: authorization)
        guard response.status == 200 else {
            let cause = CollectionError(status: response.status, location: response.headers["Location"])
            throw ExchangeFailure(
                error: CollectionError(cause.errorClass, "log-in for a token: \(cause)"), timings: response.timings)
        }
        guard let document = try? StatusDocument(parsing: response.body),
            let token = document.member("token", of: document.root), !document.string(token).isEmpty
        else {
            throw ExchangeFailure(
                error: CollectionError(.auth, "log-in for a token: the answer holds none"), timings: response.timings)
        }
        return Secret(String(decoding: document.string(token), as: UTF8.self))
    }

    private func send(
        _ path: String, method: HTTPClientRequest.Method = .get, authorization: HTTPClientRequest.Authorization?
    ) async throws(ExchangeFailure) -> HTTPClientResponse {
        let request = HTTPClientRequest(
            method: method, url: configuration.url.description + path, headers: [("Accept", "application/json")],
            authorization: authorization, timeout: configuration.timeout, maximumBodyBytes: configuration.maximumBodyBytes,
            tls: TLSOptions(configuration.tls), proxy: clientProxy(configuration.proxy))
        do throws(HTTPClientError) {
            return try await client.send(request)
        } catch {
            throw ExchangeFailure(error: CollectionError(error), timings: error.timings)
        }
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

import HTTPServer
import JSON
import Platform
import Secrets
import Threading

/// Answers a device's requests. Runs on the thread of the device's server and keeps nothing but its state.
final class DeviceRoutes: Sendable {
    private let state: Lock<SimulatedState>
    private let basicHeader: Secret?
    private let tokenLifetime: Double
    private let unixTime: @Sendable () -> Double

    init(
        _ configuration: SimulatedDeviceConfiguration, state: Lock<SimulatedState>, unixTime: @escaping @Sendable () -> Double
    ) {
        self.state = state
        self.unixTime = unixTime
        basicHeader = configuration.credentials?.basicHeader
        tokenLifetime = configuration.tokenLifetime / .seconds(1)
    }

    func reply(_ request: HTTPServerRequest) -> HTTPServerReply {
        let now = unixTime()
        let (response, behaviour) = state.withLock { state in
            state.counters.requests += 1
            let behaviour = state.effectiveBehaviour(unixTime: now)
            var response = answer(request, &state, behaviour, now)
            state.updateCertificate(unixTime: now)
            if state.certificate?.takeReconnect() == true { response.headers.append(("Connection", "close")) }
            return (response, behaviour)
        }
        guard let wait = Self.wait(behaviour, for: response) else { return .now(response) }
        return .later {
            // Cancelled only when the server stops: then the answer may go at once.
            try? await Task.sleep(for: wait)
            return response
        }
    }

    private func answer(
        _ request: HTTPServerRequest, _ state: inout SimulatedState, _ behaviour: DeviceBehaviour, _ now: Double
    ) -> HTTPServerResponse {
        switch behaviour {
        case .http500: return HTTPServerResponse(status: 500, text: "Internal Server Error\n")
        case .unauthorized: return refusal(&state)
        default: break
        }
        if request.path == "/api/get-token" { return token(request, &state, now) }
        guard let path = Self.statusPath(request.path) else {
            return HTTPServerResponse(status: 404, text: "Not Found\n")
        }
        guard request.method == "GET" || request.method == "HEAD" else { return Self.wrongMethod(allowed: "GET, HEAD") }
        guard isAuthorized(request, state.tokens, now) else { return refusal(&state) }
        return status(path, &state, behaviour, now)
    }

    private func status(
        _ path: [String], _ state: inout SimulatedState, _ behaviour: DeviceBehaviour, _ now: Double
    ) -> HTTPServerResponse {
        guard
            var response = path.isEmpty
                ? state.document.response(state.playback, unixTime: now)
                : state.document.part(path, state.playback, unixTime: now)
        else { return HTTPServerResponse(status: 404, text: "Not Found\n") }
        state.counters.statusReads += 1
        switch behaviour {
        case .garbage: response.body = Self.garbage
        case .truncated: response.body.removeLast(response.body.count / 2)
        default: break
        }
        return response
    }

    private func token(_ request: HTTPServerRequest, _ state: inout SimulatedState, _ now: Double) -> HTTPServerResponse {
        guard request.method == "PUT" else { return Self.wrongMethod(allowed: "PUT") }
        guard isBasic(request) else { return refusal(&state) }
        state.counters.logins += 1
        let token = state.tokens.issue(now: now, lifetime: tokenLifetime)
        let body = JSONValue.object([JSONValue.Member("token", .string(token.reveal()))])
        return HTTPServerResponse(status: 200, headers: [("Content-Type", "application/json")], body: body.written())
    }

    private func isAuthorized(_ request: HTTPServerRequest, _ tokens: TokenStore, _ now: Double) -> Bool {
        isBasic(request) || request.header("Authorization").map { tokens.accepts($0, now: now) } ?? false
    }

    private func isBasic(_ request: HTTPServerRequest) -> Bool {
        guard let basicHeader else { return true }
        return request.header("Authorization").map { Secret($0) == basicHeader } ?? false
    }

    private func refusal(_ state: inout SimulatedState) -> HTTPServerResponse {
        state.counters.refusals += 1
        return HTTPServerResponse(
            status: 401, text: "Unauthorized\n", headers: [("WWW-Authenticate", "Basic realm=\"LANTIME REST API\"")])
    }
}

extension DeviceRoutes {
    /// The steps below `/api/status`; `nil` for every other path.
    private static func statusPath(_ path: String) -> [String]? {
        if path == "/api/status" { return [] }
        guard path.hasPrefix("/api/status/") else { return nil }
        return path.dropFirst("/api/status/".count).split(separator: "/").map(String.init)
    }

    private static func wrongMethod(allowed: String) -> HTTPServerResponse {
        HTTPServerResponse(status: 405, text: "Method Not Allowed\n", headers: [("Allow", allowed)])
    }

    private static func wait(_ behaviour: DeviceBehaviour, for response: HTTPServerResponse) -> Duration? {
        switch behaviour {
        case .delay(let milliseconds): .milliseconds(milliseconds)
        case .slow: .milliseconds(response.body.count)
        case .hang: .seconds(300)
        default: nil
        }
    }

    /// Ten million bytes that begin like a document, so that a reader is not warned by the first of them.
    private static let garbage: [UInt8] = {
        var random = Noise.Generator(state: 10)
        var bytes = Array("{\"data\":".utf8)
        bytes.reserveCapacity(10_000_000)
        while bytes.count < 10_000_000 {
            var bits = random.next()
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
            }
        }
        return bytes
    }()
}

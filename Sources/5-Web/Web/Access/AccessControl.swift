import HTTPServer
import Passwords
import Platform
import Threading
import WebConfig

/// Lets only clients that the web configuration allows access the pages.
///
/// Called on the server's thread, so it only looks things up; passwords are checked on a separate thread.
final class AccessControl: Sendable {
    /// Why a request was refused; the label `reason` of a counter.
    enum Refusal: String, CaseIterable {
        case clientCertificate = "client_certificate"
        case rateLimit = "rate_limit"
        case unauthorized
        case busy
        /// Too many answers wait for slow clients.
        case unread
    }

    private struct Rules {
        var users = PasswordList([:])
        var headers: [(name: String, value: String)] = []
        var allowedClientNames: Set<String> = []
        var bucket: TokenBucket?
    }

    private let rules: Lock<Rules>
    private let checker = PasswordChecker()
    private let refused: @Sendable (Refusal) -> Void

    /// - Parameter refused: called for every request that is refused.
    init(_ configuration: WebConfiguration?, refused: @escaping @Sendable (Refusal) -> Void) {
        rules = Lock(configuration.map { Self.rules($0, bucket: nil) } ?? Rules())
        self.refused = refused
        if configuration?.users.isEmpty == false { checker.prepare() }
    }

    /// Sets the rules for all later requests.
    func replace(_ configuration: WebConfiguration) {
        if !configuration.users.isEmpty { checker.prepare() }
        rules.withLock { $0 = Self.rules(configuration, bucket: $0.bucket) }
    }

    private static func rules(_ configuration: WebConfiguration, bucket: TokenBucket?) -> Rules {
        // An unchanged limit keeps its count.
        let bucket = configuration.rateLimit.map { limit in bucket.flatMap { $0.limit == limit ? $0 : nil } ?? TokenBucket(limit)
        }
        return Rules(
            users: configuration.users, headers: configuration.headers,
            allowedClientNames: Set(configuration.tls?.allowedClientNames ?? []), bucket: bucket)
    }

    /// The answer of `page`, or the refusal; both with the configured header fields.
    func reply(
        to request: HTTPServerRequest, page: @escaping @Sendable (HTTPServerRequest) -> HTTPServerReply
    ) -> HTTPServerReply {
        let rules = rules.withLock { rules in
            // Taken here, so that the same lock guards the count.
            let mayPass = rules.bucket?.take(now: monotonicSeconds()) ?? true
            return (mayPass, rules.users, rules.headers, rules.allowedClientNames)
        }
        let (mayPass, users, headers, names) = rules
        if let certificate = request.clientCertificate, !names.isEmpty, !certificate.has(oneOf: names) {
            return refuse(.clientCertificate, Self.wrongName).completed(with: headers)
        }
        guard mayPass else { return refuse(.rateLimit, Self.tooMany).completed(with: headers) }
        guard !users.isEmpty else { return page(request).completed(with: headers) }
        guard let credentials = request.header("Authorization").flatMap({ BasicCredentials(header: $0) }) else {
            return refuse(.unauthorized, Self.unauthorized).completed(with: headers)
        }
        if checker.remembers(credentials, users) { return page(request).completed(with: headers) }
        return HTTPServerReply.later { [self] in
            switch await checker.check(credentials, users, from: request.clientNetwork) {
            case .right: await page(request).response()
            case .wrong: await refuse(.unauthorized, Self.unauthorized).response()
            case .tooBusy: await refuse(.busy, Self.tooBusy).response()
            case .noThread: await refuse(.busy, Self.noThread).response()
            }
        }.completed(with: headers)
    }

    /// A response of the server itself, with the header fields that every answer has.
    func complete(_ response: HTTPServerResponse) -> HTTPServerResponse {
        response.completed(with: rules.withLock { $0.headers })
    }

    private func refuse(_ reason: Refusal, _ response: HTTPServerResponse) -> HTTPServerReply {
        refused(reason)
        return .now(response)
    }

    private static let wrongName = HTTPServerResponse(
        status: 403, text: "The client certificate matches none of client_allowed_sans.\n")
    private static let tooMany = HTTPServerResponse(
        status: 429, text: "Too many requests; the rate limit is that of the exporter's web configuration.\n",
        headers: [("Retry-After", "1")])
    private static let unauthorized = HTTPServerResponse(
        status: 401, text: "User name and password are required.\n",
        headers: [("WWW-Authenticate", "Basic realm=\"lantime_exporter\", charset=\"UTF-8\"")])
    private static let tooBusy = HTTPServerResponse(
        status: 503, text: "Too many passwords wait to be checked.\n", headers: [("Retry-After", "5")])
    private static let noThread = HTTPServerResponse(
        status: 503, text: "The system grants no thread to check passwords.\n", headers: [("Retry-After", "5")])
}

extension ClientCertificate {
    fileprivate func has(oneOf names: Set<String>) -> Bool {
        [dnsNames, emailAddresses, ipAddresses, uris].contains { !names.isDisjoint(with: $0) }
    }
}

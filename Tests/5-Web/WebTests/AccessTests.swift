import CertificateMaker
import Foundation
import HTTPClient
import HTTPServer
import Logging
import Secrets
import TestFiles
import Testbench
import Testing
import Threading
import WebConfig

@testable import Web

/// `open sesame`
private let hash = "$2b$04$abcdefghijklmnopqrstuu/LVz6MZlItEy42I2juLihZ66HnQx/cy"
private let right = ("Authorization", "Basic " + Data("prom:open sesame".utf8).base64EncodedString())

@Suite("Access", .timeLimit(.minutes(1)))
struct AccessTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func identity(_ name: String, days: Int64 = 1) throws -> TLSIdentity {
        try SelfSignedCertificate.make(
            commonName: name, dnsNames: [name + ".example"], ipAddresses: ["127.0.0.1"],
            notAfter: Int64(Date().timeIntervalSince1970) + days * 86400)
    }

    /// Writes certificate and key, and gives what a client with them, or without, would use.
    private func save(_ identity: TLSIdentity, as name: String) throws {
        try folder.write(name + ".key", identity.privateKeyPEM)
        try folder.write(name + ".pem", identity.certificateChainPEM)
    }

    private func client(_ name: String? = nil) -> TLSOptions {
        var options = TLSOptions(caFile: folder.file("server.pem"))
        options.certificateFile = name.map { folder.file($0 + ".pem") }
        options.keyFile = name.map { folder.file($0 + ".key") }
        return options
    }

    @Test(
        "With users, every page demands the correct password",
        arguments: ["/", "/metrics", "/probe?target=x", "/sd", "/config", "/-/healthy", "/-/ready", "/nowhere"])
    func users(path: String) async throws {
        try await withProtection("basic_auth_users: {prom: \(hash)}", folder: folder) { exporter in
            let wrong = [
                [], [("Authorization", "Basic " + Data("prom:wrong".utf8).base64EncodedString())],
                [("Authorization", "Basic " + Data("nobody:open sesame".utf8).base64EncodedString())],
                [("Authorization", "Bearer x")],
            ]
            for headers in wrong {
                let answer = try await exporter.server.get(path, headers)
                #expect(answer.status == 401 && answer.headers["www-authenticate"]?.hasPrefix("Basic ") == true)
            }
            let open = try await exporter.server.get(path, [right])
            #expect(open.status == (path == "/nowhere" || path.hasPrefix("/probe") ? 404 : 200))
            let metrics = Scraped(try await exporter.server.get("/metrics", [right]).body)
            #expect(metrics[#"lantime_exporter_http_requests_refused_total{reason="unauthorized"}"#] == "4")
        }
    }

    @Test("A user who was accepted once is accepted at once, while others wait for their passwords to be checked")
    func remembered() async throws {
        // Some 0.4 s a check.
        let dear = "$2b$13$" + hash.dropFirst(7)
        try await withProtection("basic_auth_users: {prom: '\(hash)', other: '\(dear)'}", folder: folder) { exporter in
            #expect(try await exporter.server.get("/-/healthy", [right]).status == 200)
            let answered = Lock<[String]>([])
            let strangers = (0..<2).map { number in
                Task {
                    let text = Data("other:\(number)".utf8).base64EncodedString()
                    let status = try await exporter.server.get("/", [("Authorization", "Basic " + text)]).status
                    answered.withLock { $0.append("stranger") }
                    return status
                }
            }
            try await Task.sleep(for: .milliseconds(100))
            #expect(try await exporter.server.get("/-/healthy", [right]).status == 200)
            answered.withLock { $0.append("known") }
            for stranger in strangers { #expect(try await stranger.value == 401) }
            // A user whose password had to be checked would be answered after both.
            #expect(answered.withLock { $0 }.last == "stranger")
        }
    }

    @Test("Configured header fields are in every answer, and override a page's own")
    func headers() async throws {
        let text = """
            http_server_config: {headers: {X-Frame-Options: sameorigin, Content-Security-Policy: "default-src 'self'"}}
            basic_auth_users: {prom: '\(hash)'}
            """
        try await withProtection(text, folder: folder) { exporter in
            for (path, headers) in [("/", [right]), ("/metrics", [right]), ("/nowhere", [right]), ("/", [])] {
                let answer = try await exporter.server.get(path, headers)
                #expect(answer.headers["x-frame-options"] == "sameorigin")
                #expect(answer.headers["content-security-policy"] == "default-src 'self'")
            }
        }
    }

    @Test("Requests beyond the rate limit get 429, and are counted")
    func rateLimit() async throws {
        try await withProtection("rate_limit: {interval: 10m, burst: 3}", folder: folder) { exporter in
            var statuses: [Int] = []
            for _ in 0..<3 { statuses.append(try await exporter.server.get("/metrics").status) }
            let refused = try await exporter.server.get("/metrics")
            #expect(statuses == [200, 200, 200] && refused.status == 429 && refused.headers["retry-after"] != nil)
        }
    }

    @Test("The limit refills, to its burst at most")
    func bucket() throws {
        var bucket = TokenBucket(RateLimit(interval: .seconds(2), burst: 2))
        #expect(
            [0, 0, 0, 1, 2, 3.9, 4, 100, 100, 100].map { bucket.take(now: $0) }
                == [true, true, false, false, true, false, true, true, true, false])
    }

    @Test("With TLS, plain HTTP is not answered")
    func tlsOnly() async throws {
        try save(identity("server"), as: "server")
        try await withProtection("tls_server_config: {cert_file: server.pem, key_file: server.key}", folder: folder) { exporter in
            #expect(await exporter.get("/-/healthy", client()).status == 200)
            let clear = try await exporter.server.get("/-/healthy")
            #expect(clear.status != 200)
        }
    }

    @Test("TLS, client certificate, allowed name and password are all demanded")
    func everything() async throws {
        for name in ["server", "known", "other", "foreign"] { try save(identity(name), as: name) }
        try folder.write("ca.pem", folder.read("known.pem") + folder.read("other.pem"))
        let text = """
            tls_server_config:
              cert_file: server.pem
              key_file: server.key
              client_auth_type: RequireAndVerifyClientCert
              client_ca_file: ca.pem
              client_allowed_sans: [known.example]
            basic_auth_users: {prom: '\(hash)'}
            """
        try await withProtection(text, folder: folder) { exporter in
            #expect(await exporter.get("/metrics", client("known"), user: "prom").status == 200)
            #expect(await exporter.get("/metrics", client("known")).status == 401)
            #expect(await exporter.get("/metrics", client("known"), user: "nobody").status == 401)
            for name in ["other", "foreign", nil] {
                let status = await exporter.get("/metrics", client(name), user: "prom").status
                #expect(status == 403 || status == 0, "\(name ?? "without a certificate"): \(status)")
            }
        }
    }

    @Test("A renewed certificate and new users are used without a restart; with a bad file the old ones stay")
    func reloading() async throws {
        let first = try identity("server", days: 1)
        try save(first, as: "server")
        let text = "tls_server_config: {cert_file: server.pem, key_file: server.key}\n"
        // Verification is not what is tested, and the client remembers authorities longer than this takes.
        let anything = TLSOptions(insecureSkipVerify: true)
        try await withProtection(text, folder: folder) { exporter in
            #expect(await exporter.get("/-/healthy", anything).expiry == first.notAfter)
            let second = try identity("server", days: 9)
            // In between, certificate and key do not belong together.
            try folder.write("server.pem", second.certificateChainPEM)
            try await exporter.line(with: "web configuration not reloaded, the previous one stays active")
            try folder.write("server.key", second.privateKeyPEM)
            try await exporter.line(with: "web configuration reloaded")
            #expect(await exporter.get("/-/healthy", anything).expiry == second.notAfter)

            try folder.write("web.yml", text + "basic_auth_users: {prom: '\(hash)'}\n")
            while await exporter.get("/-/healthy", anything).status == 200 { try await Task.sleep(for: .milliseconds(10)) }
            #expect(await exporter.get("/-/healthy", anything, user: "prom").status == 200)

            try folder.write("web.yml", "basic_auth_users: {prom: '\(hash)'}\n")
            try await exporter.line(with: "restart the exporter")
            try folder.write("web.yml", text + "basic_auth: {}\n")
            try await exporter.line(with: "unknown key")
            #expect(await exporter.get("/-/healthy", anything).status == 401)
            #expect(await exporter.get("/-/healthy", anything, user: "prom").status == 200)
            #expect(!exporter.bench.log.lines.contains { $0.contains("$2b$") || $0.contains("PRIVATE") })
        }
    }

    @Test("The metrics show how the last reading of the web configuration went and when one succeeded")
    func metrics() async throws {
        let prefix = "lantime_exporter_web_config_last_reload_"
        let start = Date().timeIntervalSince1970
        try await withProtection("rate_limit: {interval: 1ms, burst: 1000}", folder: folder) { exporter in
            func values() async throws -> (isSuccessful: String?, time: Double) {
                let scraped = Scraped(try await exporter.server.get("/metrics").body)
                let time = scraped[prefix + "success_timestamp_seconds"].flatMap { Double($0) }
                return (scraped[prefix + "successful"], try #require(time))
            }
            let first = try await values()
            #expect(first.isSuccessful == "1" && first.time >= start && first.time <= Date().timeIntervalSince1970)

            try folder.write("web.yml", "rate_limits: {}")
            try await exporter.line(with: "unknown key")
            let unreadable = try await values()
            #expect(unreadable.isSuccessful == "0" && unreadable.time == first.time)

            try folder.write("web.yml", "rate_limit: {interval: 2ms, burst: 1000}")
            try await exporter.line(with: "web configuration reloaded")
            let mended = try await values()
            #expect(mended.isSuccessful == "1" && mended.time > first.time)

            try save(identity("server"), as: "server")
            try folder.write("web.yml", "tls_server_config: {cert_file: server.pem, key_file: server.key}")
            try await exporter.line(with: "restart the exporter")
            let impossible = try await values()
            #expect(impossible.isSuccessful == "0" && impossible.time == mended.time)
        }
        try await withExporter("devices: []") { exporter, _ in
            let text = try await exporter.get("/metrics").text
            #expect(!text.contains("web_config"), "there is none")
        }
    }
}

import CertificateMaker
import Foundation
import HTTPServer
import Passwords
import Platform
import TestFiles
import Testbench
import Testing
import Text

@testable import WebConfig

private let hash = "$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi"

/// A user over TLS whose password has a hash of that cost.
private func user(cost: Int) -> String {
    "tls_server_config: {cert_file: cert.pem, key_file: key.pem}\nbasic_auth_users: {u: \(hash.replacing("$10$", with: "$\(cost)$"))}"
}

@Suite("Web configuration", .timeLimit(.minutes(1)))
struct WebConfigurationTests {
    private let folder: TestFolder
    private let identity: TLSIdentity

    init() throws {
        folder = try TestFolder()
        identity = try SelfSignedCertificate.make(
            commonName: "exporter", dnsNames: ["localhost"], notAfter: Int64(Date().timeIntervalSince1970) + 3600)
        try folder.write("cert.pem", identity.certificateChainPEM)
        try folder.write("key.pem", identity.privateKeyPEM)
    }

    private func load(_ text: String) throws -> WebConfiguration {
        try WebConfiguration.load(path: folder.write("web.yml", text))
    }

    /// What is wrong with a text, without the name of the file.
    private func problems(_ text: String) throws -> [String] {
        do {
            _ = try load(text)
            return []
        } catch let error as WebConfigurationError {
            let prefix = folder.file("web.yml") + ":"
            return error.problems.map(\.description).map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
        }
    }

    private static let complete = """
        tls_server_config:
          cert_file: cert.pem
          key_file: key.pem
          client_auth_type: RequireAndVerifyClientCert
          client_ca_file: cert.pem
          min_version: TLS13
          max_version: TLS13
          prefer_server_cipher_suites: true
        http_server_config:
          headers:
            Content-Security-Policy: default-src 'none'
            X-Frame-Options: deny
            X-Content-Type-Options: nosniff
            X-XSS-Protection: '0'
            Strict-Transport-Security: max-age=31536000
        basic_auth_users:
          prometheus: \(hash)
        """

    @Test("Every setting of the file is read")
    func understood() throws {
        let web = try load(Self.complete + "\nrate_limit: {interval: 100ms, burst: 20}\n")
        let tls = try #require(web.tls)
        #expect(tls.identity.publicKeyPin == identity.publicKeyPin)
        #expect(tls.clients == .requireAndVerify(authoritiesPEM: identity.certificateChainPEM))
        #expect(tls.versions == .tls13 ... .tls13)
        #expect(web.headers.map(\.name).count == 5 && web.headers.first?.value == "default-src 'none'")
        #expect(!web.users.isEmpty && web.notices.isEmpty)
        #expect(web.rateLimit == RateLimit(interval: .milliseconds(100), burst: 20))
    }

    @Test(
        "An empty file protects nothing, and the defaults are those of the toolkit", arguments: ["", "tls_server_config: {}\n"])
    func empty(text: String) throws {
        let web = try load(text)
        #expect(web.tls == nil && web.users.isEmpty && web.headers.isEmpty && web.rateLimit == nil)
        let plain = try load("tls_server_config: {cert_file: cert.pem, key_file: key.pem}").tls
        #expect(plain?.versions == .tls12 ... .tls13 && plain?.clients == ClientCertificatePolicy.none)
    }

    @Test("Certificates and keys may be inline")
    func inline() throws {
        func block(_ pem: [UInt8]) -> String {
            String(decoding: pem, as: UTF8.self).split(separator: "\n").map { "    \($0)\n" }.joined()
        }
        let web = try load(
            "tls_server_config:\n  cert: |\n\(block(identity.certificateChainPEM))  key: |\n\(block(identity.privateKeyPEM))")
        #expect(web.tls?.identity.publicKeyPin == identity.publicKeyPin)
    }

    @Test(
        "Ignored and insecure settings are reported",
        arguments: [
            ("http_server_config: {http2: true}", "http2 has no effect"),
            ("http_server_config: {http2: false}", nil),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, cipher_suites: [TLS_AES_128_GCM_SHA256]}",
                "cipher_suites has no effect"
            ),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, curve_preferences: [X25519]}",
                "curve_preferences has no effect"
            ),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, min_version: TLS10}",
                "min_version TLS10 has no effect"
            ),
            ("tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: RequestClientCert}", "insecure"),
            ("tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: RequireAnyClientCert}", "insecure"),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: VerifyClientCertIfGiven, client_ca_file: cert.pem}",
                "insecure"
            ),
            ("basic_auth_users: {prometheus: \(hash)}", "unencrypted"),
            (user(cost: 14), nil), (user(cost: 16), "cost 16: its first check takes about 3 s"),
            (user(cost: 22), "about 3 min"), (user(cost: 31), "about 29 h"),
        ] as [(String, String?)])
    func notices(text: String, notice: String?) throws {
        let notices = try load(text).notices
        #expect(notices.count == (notice == nil ? 0 : 1) && notices.allSatisfy { $0.contains(notice ?? "") }, "\(notices)")
    }

    @Test(
        "Problems are reported with their position",
        arguments: [
            ("tls_config: {}", "1:1: unknown key \"tls_config\""),
            (
                "tls_server_config: {cert_fil: a}",
                "1:21: tls_server_config: unknown key \"cert_fil\"; did you mean \"cert_file\"?"
            ),
            ("tls_server_config: {cert_file: cert.pem}", "tls_server_config: key_file or key is missing"),
            ("tls_server_config: {cert_file: none.pem, key_file: key.pem}", "1:32: tls_server_config.cert_file: cannot read"),
            ("tls_server_config: {cert_file: cert.pem, key_file: cert.pem}", "1:52: tls_server_config.key_file: TLS key"),
            ("tls_server_config: {cert_file: key.pem, key_file: key.pem}", "1:32: tls_server_config.cert_file: TLS certificate"),
            ("tls_server_config: {cert_file: cert.pem, cert: x, key_file: key.pem}", "cert and cert_file exclude each other"),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_ca_file: cert.pem}",
                "client_auth_type is missing"
            ),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: RequireAndVerifyClientCert}",
                "needs client_ca_file"
            ),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: VerifyClientCertIfGiven, client_ca_file: key.pem}",
                "client_ca_file: CA certificates for clients"
            ),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: Always}",
                "expected one of NoClientCert"
            ),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, max_version: TLS11}",
                "max_version: TLS 1.2 is the oldest"
            ),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, min_version: TLS13, max_version: TLS12}",
                "older than min_version"
            ),
            (
                "tls_server_config: {cert_file: cert.pem, key_file: key.pem, cipher_suites: [AES]}",
                "cipher_suites[0]: unknown name \"AES\""
            ),
            (
                "http_server_config: {headers: {Server: x}}",
                "1:32: http_server_config.headers.Server: the header field \"Server\" cannot be set"
            ),
            ("http_server_config: {headers: {X-Frame-Options: allow}}", "expected deny or sameorigin, found \"allow\""),
            ("basic_auth_users: {'a:b': '\(hash)'}", "no colon"),
            ("basic_auth_users: {a: secret4711}", "expected a bcrypt hash"),
            ("rate_limit: {interval: 1s, burst: 0}", "a burst of 0 refuses every request"),
            ("rate_limit: {interval: 1}", "expected a duration"),
            ("[]", "expected a mapping"),
        ])
    func wrong(text: String, expected: String) throws {
        let problems = try problems(text)
        #expect(problems.count == 1 && problems[0].contains(expected), "\(problems)")
        #expect(!problems.joined().contains("secret4711"), "a password that stands for its hash must not be shown")
    }

    @Test("All problems are reported at once")
    func allAtOnce() throws {
        let text = """
            tls_server_config: {key_file: none.pem, min_version: TLS9}
            http_server_config: {http3: true}
            basic_auth_users: {a: b, c: d}
            """
        #expect(try problems(text).count == 6)
        #expect(try problems("a: [").count == 1)
        #expect(throws: WebConfigurationError.self) { try WebConfiguration.load(path: folder.file("none.yml")) }
    }

    @Test("Changes of the file and of a certificate are noticed, and so is a missing one that appears")
    func watching() throws {
        let web = try load("tls_server_config: {cert_file: cert.pem, key_file: key.pem}")
        #expect(!web.files.haveChanged)
        try folder.write("cert.pem", identity.certificateChainPEM + [10])
        #expect(web.files.haveChanged)
        do {
            _ = try load("tls_server_config: {cert_file: later.pem, key_file: key.pem}")
            Issue.record("a missing file must be an error")
        } catch let error as WebConfigurationError {
            #expect(!error.files.haveChanged)
            try folder.write("later.pem", identity.certificateChainPEM)
            #expect(error.files.haveChanged)
        }
    }

    @Test(
        "promtool accepts and refuses the same files", .enabled(if: PrometheusServer.isAvailable),
        arguments: [
            (WebConfigurationTests.complete, true), ("", true), ("basic_auth_users: {prometheus: \(hash)}", true),
            ("tls_server_config: {cert_file: cert.pem, key_file: key.pem, curve_preferences: [X25519]}", true),
            ("tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: RequestClientCert}", true),
            ("tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_ca_file: cert.pem}", false),
            ("tls_server_config: {cert_file: cert.pem}", false), ("tls: {}", false),
            ("tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: Always}", false),
            ("tls_server_config: {cert_file: cert.pem, key_file: key.pem, min_version: TLS9}", false),
            ("tls_server_config: {cert_file: cert.pem, key_file: key.pem, cipher_suites: [AES]}", false),
            ("http_server_config: {headers: {Server: x}}", false),
            ("http_server_config: {headers: {X-Frame-Options: allow}}", false),
            ("basic_auth_users: {a: secret}", false),
        ])
    func promtool(text: String, isGood: Bool) async throws {
        #expect(try problems(text).isEmpty == isGood)
        let result = try await run(
            "check", "web-config", folder.file("web.yml"), program: PrometheusServer.promtool)
        #expect((result.code == 0) == isGood, "\(result)")
    }
}

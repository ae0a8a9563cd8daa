import CertificateMaker
import HTTPServer
import TestFiles
import Testing

@Suite("Client certificates")
struct ClientCertificateTests {
    enum Client: CaseIterable, Sendable { case none, known, foreign, expired }

    struct Case: Sendable, CustomTestStringConvertible {
        let policy: @Sendable ([UInt8]) -> ClientCertificatePolicy
        let name: String
        let statuses: [Client: Int]
        var testDescription: String { name }
    }

    static let cases = [
        Case(policy: { _ in .none }, name: "none", statuses: [.none: 200, .known: 200, .foreign: 200, .expired: 200]),
        Case(policy: { _ in .request }, name: "request", statuses: [.none: 200, .known: 200, .foreign: 200, .expired: 200]),
        Case(
            policy: { _ in .requireAny }, name: "requireAny", statuses: [.none: 403, .known: 200, .foreign: 200, .expired: 200]),
        Case(
            policy: { .verifyIfGiven(authoritiesPEM: $0) }, name: "verifyIfGiven",
            statuses: [.none: 200, .known: 200, .foreign: 403, .expired: 403]),
        Case(
            policy: { .requireAndVerify(authoritiesPEM: $0) }, name: "requireAndVerify",
            statuses: [.none: 403, .known: 200, .foreign: 403, .expired: 403]),
    ]

    @Test("are accepted or refused by the policy", arguments: cases)
    func policy(policy: Case) async throws {
        let identities: [Client: TLSIdentity] = [
            .known: try loopbackIdentity("known"), .foreign: try loopbackIdentity("foreign"),
            .expired: try SelfSignedCertificate.make(commonName: "expired", notAfter: 1_000_000_000),
        ]
        let trusted = [Client.known, .expired].flatMap { identities[$0]?.certificateChainPEM ?? [] }
        let server = try loopbackIdentity("server")
        let seen = Box<[String]>([])
        try await withServer(
            {
                $0.tls = server
                $0.clientCertificates = policy.policy(trusted)
            },
            handler: { request in
                seen.change { $0.append(request.clientCertificate.map { $0.dnsNames.first ?? "" } ?? "-") }
                return .now(.init(status: 200))
            }
        ) { server async throws in
            try await withFolder { folder async throws in
                for client in Client.allCases {
                    seen.set([])
                    let reply = try await Curl.get(server, "/", try options(client, identities[client], folder))
                    #expect(reply.status == policy.statuses[client], "\(client)")
                    let name = policy.name == "none" || client == .none ? "-" : client == .expired ? "" : "\(client).example"
                    #expect(seen.current == (reply.status == 200 ? [name] : []))
                }
            }
        }
    }

    private func options(_ client: Client, _ identity: TLSIdentity?, _ folder: TestFolder) throws -> [String] {
        guard let identity else { return ["-k"] }
        return [
            "-k", "--cert", try folder.write("\(client).pem", identity.certificateChainPEM), "--key",
            try folder.write("\(client).key", identity.privateKeyPEM),
        ]
    }

    @Test("expose their names to the handler")
    func names() async throws {
        let known = try loopbackIdentity("known")
        let server = try loopbackIdentity("server")
        let seen = Box<ClientCertificate?>(nil)
        try await withServer(
            {
                $0.tls = server
                $0.clientCertificates = .requireAndVerify(authoritiesPEM: known.certificateChainPEM)
            },
            handler: { request in
                seen.set(request.clientCertificate)
                return .now(.init(status: 200))
            }
        ) { server async throws in
            try await withFolder { folder async throws in
                #expect(try await Curl.get(server, "/", try options(.known, known, folder)).status == 200)
            }
        }
        let certificate = try #require(seen.current)
        #expect(certificate.dnsNames == ["known.example", "localhost"])
        #expect(certificate.ipAddresses == ["127.0.0.1", "::1"])
        #expect(certificate.emailAddresses == [])
    }

    @Test("follow authorities that change at run time")
    func replacedAuthorities() async throws {
        let old = try loopbackIdentity("known")
        let new = try loopbackIdentity("known")
        let server = try loopbackIdentity("server")
        try await withServer({
            $0.tls = server
            $0.clientCertificates = .requireAndVerify(authoritiesPEM: old.certificateChainPEM)
        }) { running async throws in
            try await withFolder { folder async throws in
                let oldClient = try options(.known, old, folder)
                let newClient = try options(.foreign, new, folder)
                #expect(try await Curl.get(running, "/", oldClient).status == 200)
                #expect(try await Curl.get(running, "/", newClient).status == 403)
                try running.replaceIdentity(
                    server, clientCertificates: .requireAndVerify(authoritiesPEM: new.certificateChainPEM))
                #expect(try await Curl.get(running, "/", oldClient).status == 403)
                #expect(try await Curl.get(running, "/", newClient).status == 200)
                let nonsense = ClientCertificatePolicy.requireAndVerify(authoritiesPEM: Array("no PEM".utf8))
                #expect(throws: HTTPServerError.self) { try running.replaceIdentity(server, clientCertificates: nonsense) }
                #expect(try await Curl.get(running, "/", newClient).status == 200)
            }
        }
    }
}

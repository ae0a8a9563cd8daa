import HTTPServer
import TestFiles
import TestSockets
import Testing

@Suite("TLS")
struct TLSTests {
    @Test("serves a client that verifies the certificate, its name and pin")
    func verified() async throws {
        let identity = try loopbackIdentity()
        try await withServer({ $0.tls = identity }, handler: { .now(.init(status: 200, text: "\($0.isTLS) \($0.path)")) }) {
            server async throws in
            try await withFolder { folder async throws in
                let authority = try folder.write("ca.pem", identity.certificateChainPEM)
                let reply = try await Curl.get(
                    server, "/a%20b", ["--cacert", authority, "--pinnedpubkey", "sha256//" + identity.publicKeyPin])
                #expect(reply.status == 200)
                #expect(reply.body == "true /a b")
                #expect(try await Curl.get(server, "/", ["--cacert", authority, "--http1.0", "-d", "x"]).status == 200)
                #expect(try await Curl.get(server).code == 60)
            }
        }
    }

    @Test("serves delayed replies, many at once")
    func later() async throws {
        let identity = try loopbackIdentity()
        try await withServer(
            { $0.tls = identity },
            handler: { request in
                .later {
                    try? await Task.sleep(for: .milliseconds(50))
                    return .init(status: 200, body: [UInt8](repeating: 0x61, count: 300_000))
                }
            }
        ) { server async throws in
            let url = "https://\(server.address)/[1-20]"
            let result = try await Curl.run([
                "-skZ", "--parallel-immediate", "--max-time", "10", "-w", "%{size_download}\n", "-o", "/dev/null", url,
            ])
            #expect(result.output == String(repeating: "300000\n", count: 20))
            #expect(try await eventually { server.statistics.connectionsOpen == 0 })
        }
    }

    @Test("uses a new identity for new connections while an old one continues")
    func replaced() async throws {
        let first = try loopbackIdentity("first")
        let second = try loopbackIdentity("second")
        try await withServer({ $0.tls = first }) { server async throws in
            func accepts(_ identity: TLSIdentity) async throws -> Bool {
                try await Curl.get(server, "/", ["-k", "--pinnedpubkey", "sha256//" + identity.publicKeyPin]).status == 200
            }
            #expect(try await accepts(first))
            #expect(try await !accepts(second))
            try server.replaceIdentity(second)
            #expect(try await accepts(second))
            #expect(try await !accepts(first))
        }
    }

    @Test(
        "speaks the configured versions only",
        arguments: [(TLSVersion.tls12 ... .tls12, "1.2", "1.3"), (.tls13 ... .tls13, "1.3", "1.2")])
    func versions(range: ClosedRange<TLSVersion>, spoken: String, refused: String) async throws {
        let identity = try loopbackIdentity()
        try await withServer({
            $0.tls = identity
            $0.tlsVersions = range
        }) { server async throws in
            #expect(try await Curl.get(server, "/", ["-k", "--tlsv" + spoken, "--tls-max", spoken]).status == 200)
            #expect(try await Curl.get(server, "/", ["-k", "--tlsv" + refused, "--tls-max", refused]).code == 35)
        }
    }

    @Test("lets a client resume its session", arguments: ["-tls1_2", "-tls1_3"])
    func resumption(version: String) async throws {
        let identity = try loopbackIdentity()
        try await withServer({ $0.tls = identity }) { server async throws in
            try await withFolder { folder async throws in
                let file = folder.path + "/session"
                let connect = ["-connect", server.address.description, version, "-ign_eof"]
                let request = "printf 'GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n' | openssl s_client "
                _ = try await Curl.run(
                    ["-c", request + (connect + ["-sess_out", file]).joined(separator: " ")], program: "/bin/sh")
                let again = try await Curl.run(
                    ["-c", request + (connect + ["-sess_in", file]).joined(separator: " ")], program: "/bin/sh")
                #expect(again.output.contains("\nReused, "))
            }
        }
    }

    @Test("cuts a client that speaks plain HTTP or stalls in the handshake, and serves others")
    func noHandshake() async throws {
        let identity = try loopbackIdentity()
        try await withServer({
            $0.tls = identity
            $0.headerTimeout = .milliseconds(200)
        }) { server async throws in
            let address = server.address
            try await onThread {
                let plain = try RawClient(address)
                plain.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                _ = plain.rest()
                let stalled = try RawClient(address)
                stalled.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])
                #expect(stalled.isClosedByServer())
            }
            #expect(try await Curl.get(server, "/", ["-k"]).status == 200)
            #expect(try await eventually { server.statistics.connectionsOpen == 0 })
        }
    }

    @Test("is refused with a key that does not match the certificate, or without PEM data")
    func mismatch() throws {
        let one = try loopbackIdentity()
        let other = try loopbackIdentity()
        let wrong = #expect(throws: TLSError.self) {
            try TLSIdentity(certificateChainPEM: one.certificateChainPEM, privateKeyPEM: other.privateKeyPEM)
        }
        #expect(wrong?.description == "TLS key: The certificate and the given key do not match")
        let garbage = #expect(throws: TLSError.self) { try TLSIdentity(certificateChainPEM: [1, 2], privateKeyPEM: [3]) }
        #expect(garbage?.description == "TLS certificate: there is none in PEM form (-----BEGIN …-----) that can be read")
    }

    @Test("cannot be replaced on a server without TLS")
    func plain() async throws {
        let identity = try loopbackIdentity()
        try await withServer { server async throws in
            #expect(throws: HTTPServerError.notTLS) { try server.replaceIdentity(identity) }
        }
    }
}

import CertificateMaker
import Foundation
import HTTPServer
import TestFiles
import Testing

@Suite("Self-signed certificates")
struct SelfSignedCertificateTests {
    @Test("contain the requested fields, as OpenSSL reads them")
    func contents() async throws {
        let identity = try SelfSignedCertificate.make(
            commonName: "lantime-1", dnsNames: ["a.example", "b.example"], ipAddresses: ["192.0.2.7", "2001:db8::1"],
            notAfter: 4_000_000_000)
        #expect(identity.commonName == "lantime-1")
        #expect(identity.notAfter == 4_000_000_000)
        try await withFolder { folder async throws in
            let file = try folder.write("cert.pem", identity.certificateChainPEM)
            let arguments = ["x509", "-in", file, "-noout", "-subject", "-issuer", "-enddate", "-text"]
            // OpenSSL 3.2 and later write names without the spaces.
            let text = try await Curl.run(arguments, program: "/usr/bin/openssl").output.replacing("CN = ", with: "CN=")
            for part in [
                "CN=lantime-1", "DNS:a.example, DNS:b.example, IP Address:192.0.2.7, IP Address:2001:DB8:0:0:0:0:0:1",
                "notAfter=Oct  2 07:06:40 2096 GMT", "ASN1 OID: prime256v1", "Version: 3", "CA:FALSE",
            ] {
                #expect(text.contains(part), "\(part) in \(text)")
            }
            let key = try folder.write("key.pem", identity.privateKeyPEM)
            let pin = try await Curl.run(
                ["-c", "openssl pkey -in \(key) -pubout -outform der | openssl dgst -sha256 -binary | base64"], program: "/bin/sh"
            )
            #expect(pin.output == identity.publicKeyPin + "\n")
        }
    }

    @Test("differ each time")
    func fresh() throws {
        #expect(try loopbackIdentity().publicKeyPin != loopbackIdentity().publicKeyPin)
    }

    @Test("do not show their key in descriptions and dumps")
    func secrecy() throws {
        let identity = try loopbackIdentity()
        var dumped = ""
        dump(identity, to: &dumped)
        #expect(!("\(identity)" + String(reflecting: identity) + dumped).contains("PRIVATE KEY"))
        #expect(!dumped.contains("privateKey"))
    }

    @Test("are refused for malformed names")
    func malformed() {
        #expect(throws: TLSError.creation(reason: "\"300.1.1.1\" is not an IP address")) {
            try SelfSignedCertificate.make(commonName: "x", ipAddresses: ["300.1.1.1"], notAfter: 4_000_000_000)
        }
        #expect(throws: TLSError.creation(reason: "a common name has 1 to 64 bytes")) {
            try SelfSignedCertificate.make(commonName: "", notAfter: 4_000_000_000)
        }
    }

    @Test("renewed ones keep the key, and so the pin")
    func renewal() throws {
        let old = try SelfSignedCertificate.make(commonName: "lantime-1", notAfter: 4_000_000_000)
        let new = try SelfSignedCertificate.make(commonName: "lantime-1", notAfter: 4_100_000_000, renewing: old)
        #expect(new.publicKeyPin == old.publicKeyPin)
        #expect(new.notAfter == 4_100_000_000)
        #expect(new.certificateChainPEM != old.certificateChainPEM)
    }
}

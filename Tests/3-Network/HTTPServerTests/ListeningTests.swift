import Glibc
import HTTPServer
import TestSockets
import Testing

@Suite("Listening")
struct ListeningTests {
    @Test("works on several addresses at once, IPv6 among them")
    func several() async throws {
        try await withServer({ $0.addresses = [.init(host: "127.0.0.1", port: 0), .init(host: "::1", port: 0), .init(port: 0)] })
        {
            server async throws in
            let addresses = server.boundAddresses
            #expect(addresses.count == 3)
            #expect(addresses.map(\.host) == ["127.0.0.1", "::1", "::"])
            #expect(Set(addresses.map(\.port)).count == 3)
            let all = addresses[2]
            for address in addresses + [SocketAddress(host: "127.0.0.1", port: all.port)] {
                #expect(try await onThread { try RawClient(address).get("/").status } == 200)
            }
        }
    }

    @Test("reports IPv4 clients of a dual-stack socket by their IPv4 address")
    func mapped() async throws {
        try await withServer({ $0.addresses = [.init(port: 0)] }, handler: { .now(.init(status: 200, text: $0.clientAddress)) }) {
            server async throws in
            let port = server.address.port
            #expect(
                try await onThread { try RawClient(SocketAddress(host: "127.0.0.1", port: port)).get("/").text } == "127.0.0.1")
            #expect(try await onThread { try RawClient(SocketAddress(host: "::1", port: port)).get("/").text } == "::1")
        }
    }

    @Test("on a port in use fails and names it, and opens none of the other addresses")
    func inUse() async throws {
        try await withServer { server async throws in
            let taken = ListenAddress(host: "127.0.0.1", port: server.address.port)
            let error = #expect(throws: HTTPServerError.self) {
                try HTTPServer(.init(addresses: [.init(host: "127.0.0.1", port: 0), taken])) { _ in .now(.init(status: 200)) }
            }
            #expect(error?.description == "cannot listen on \(taken): address already in use")
        }
    }

    @Test("on an address that is not local fails with the cause")
    func impossible() {
        func failure(_ configuration: HTTPServerConfiguration) -> String? {
            #expect(throws: HTTPServerError.self) { try HTTPServer(configuration) { _ in .now(.init(status: 200)) } }?.description
        }
        #expect(
            failure(.init(addresses: [.init(host: "192.0.2.1", port: 0)]))
                == "cannot listen on 192.0.2.1:0: cannot assign requested address")
        #expect(
            failure(.init(addresses: [.init(host: "host.invalid", port: 1)]))?
                .hasPrefix("cannot listen on host.invalid:1: the host name does not resolve: ") == true)
        #expect(failure(.init()) == "cannot listen: no listen address is configured")
        var inherited = HTTPServerConfiguration()
        inherited.inheritedSockets = [0x7fff]
        #expect(failure(inherited) == "inherited file descriptor 32767 cannot be served: bad file descriptor")
    }

    @Test("works on an inherited socket, which stays open for the service manager")
    func inherited() async throws {
        let original = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(original) }
        #expect(listen(original, 10) == 0)
        let passed = dup(original)
        let address = try await withServer({ $0.inheritedSockets = [passed] }) { server async throws in
            let address = SocketAddress(host: "127.0.0.1", port: server.address.port)
            #expect(try await onThread { try RawClient(address).get("/").status } == 200)
            return address
        }
        _ = try await onThread { try RawClient(address) }
    }
}

import Foundation
import HTTPServer
import TestSockets
import Testing
import Threading

@Suite("Clients that disconnect while their reply is made", .timeLimit(.minutes(1)))
struct PresenceTests {
    @Test("A client that shuts down its sending side is still answered")
    func halfClosed() async throws {
        try await withServer(handler: { _ in
            .later {
                try? await Task.sleep(for: .milliseconds(100))
                return HTTPServerResponse(status: 200, body: [UInt8](repeating: 0x61, count: 500_000))
            }
        }) { server async throws in
            let address = server.address
            for pause in [0, 20_000] {
                try await onThread {
                    let client = try RawClient(address)
                    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                    usleep(UInt32(pause))
                    client.endSending()
                    let response = try client.response()
                    #expect(response.status == 200 && response.body.count == 500_000)
                }
            }
        }
    }

    @Test("The handler can see that a client has disconnected, and cancel its request")
    func givenUp() async throws {
        let presences = Box<[ClientPresence]>([])
        let cancelled = Box(0)
        try await withServer(handler: { request in
            presences.change { $0.append(request.presence) }
            return .later {
                try? await Task.sleep(for: .seconds(30))
                if Task.isCancelled { cancelled.change { $0 += 1 } }
                return HTTPServerResponse(status: 200)
            }
        }) { server async throws in
            let address = server.address
            try await onThread {
                let client = try RawClient(address)
                client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                try #require(blocks(until: { !presences.current.isEmpty }))
                let presence = presences.current[0]
                #expect(!presence.hasLeft)
                client.endSending()
                #expect(blocks(until: { presence.hasLeft }))
                presence.giveUp()
                #expect(try client.response().status == 503)
            }
            #expect(try await eventually { cancelled.current == 1 && server.statistics.requestsRunning == 0 })
        }
    }

    @Test("Work for a broken connection is cancelled automatically")
    func broken() async throws {
        let cancelled = Box(0)
        try await withServer(handler: { _ in
            .later {
                try? await Task.sleep(for: .seconds(30))
                if Task.isCancelled { cancelled.change { $0 += 1 } }
                return HTTPServerResponse(status: 200)
            }
        }) { server async throws in
            let address = server.address
            try await onThread {
                for _ in 0..<5 {
                    let client = try RawClient(address)
                    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                    client.reset()
                    usleep(20_000)
                }
            }
            #expect(try await eventually { cancelled.current == 5 && server.suspendedRequests == 0 })
        }
    }

    @Test("A reply's resources are released after its last byte has been sent, not before")
    func kept() async throws {
        final class Token: Sendable {
            let ended: Box<Bool>
            init(_ ended: Box<Bool>) { self.ended = ended }
            deinit { ended.set(true) }
        }
        let ended = Box(false)
        try await withServer(handler: { _ in
            .later {
                var response = HTTPServerResponse(status: 200, body: [UInt8](repeating: 0x61, count: 20_000_000))
                response.kept = Token(ended)
                return response
            }
        }) { server async throws in
            let address = server.address
            try await onThread {
                let client = try RawClient(address, receiveBuffer: 4096)
                client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                usleep(300_000)
                #expect(!ended.current && server.statistics.waitingBytes == 20_000_000)
                #expect(try client.response().body.count == 20_000_000)
            }
            #expect(try await eventually { ended.current && server.statistics.waitingBytes == 0 })
        }
    }
}

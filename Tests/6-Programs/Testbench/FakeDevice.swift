public import HTTPServer
import Platform
import Threading

/// A LANTIME of the tests: an HTTP server on loopback that remembers what it was asked.
///
/// One server can play many devices: a device's URL may have a path in front of `/api/status`.
public final class FakeDevice: Sendable {
    /// What a device answers to.
    public typealias Answer = @Sendable (HTTPServerRequest) -> HTTPServerReply

    private let server: HTTPServer
    private let isTLS: Bool
    private let seen: Lock<[HTTPServerRequest]>

    /// Starts to answer on a free port.
    ///
    /// - Throws: when the system gives no port.
    public init(tls identity: TLSIdentity? = nil, _ answer: @escaping Answer) throws {
        let seen = Lock<[HTTPServerRequest]>([])
        self.seen = seen
        isTLS = identity != nil
        var configuration = HTTPServerConfiguration(addresses: [ListenAddress(host: "127.0.0.1", port: 0)], tls: identity)
        configuration.connectionLimit = 2048
        server = try HTTPServer(configuration) { request in
            seen.withLock { $0.append(request) }
            return answer(request)
        }
    }

    /// The port it listens on.
    public var port: UInt16 { server.boundAddresses.first?.port ?? 0 }

    /// The URL for the configuration.
    public var url: String { "\(isTLS ? "https" : "http")://127.0.0.1:\(port)" }

    /// What it was asked so far.
    public var requests: [HTTPServerRequest] { seen.withLock { $0 } }

    /// How many connections were made to it.
    public var connections: UInt64 { server.statistics.connectionsAccepted }

    /// Ends it at once, also for those that still wait.
    public func stop() async {
        await server.stop(grace: .zero)
    }
}

/// Runs a test beside a device and ends the device afterwards.
public func withDevice<Result>(
    tls identity: TLSIdentity? = nil, _ answer: @escaping FakeDevice.Answer, _ test: (FakeDevice) async throws -> Result
) async throws -> Result {
    let device = try FakeDevice(tls: identity, answer)
    do {
        let result = try await test(device)
        await device.stop()
        return result
    } catch {
        await device.stop()
        throw error
    }
}

/// Ready answers.
extension HTTPServerReply {
    /// A status document.
    public static func document(_ text: String) -> HTTPServerReply {
        .now(HTTPServerResponse(status: 200, text: text, headers: [("Content-Type", "application/json")]))
    }

    /// A status code with a little text.
    public static func status(_ code: Int, _ headers: [(String, String)] = []) -> HTTPServerReply {
        .now(HTTPServerResponse(status: code, text: "no\n", headers: headers))
    }

    /// The same, after a while.
    public static func after(_ pause: Duration, _ reply: HTTPServerReply) -> HTTPServerReply {
        .later {
            try? await Task.sleep(for: pause)
            return if case .now(let response) = reply { response } else { HTTPServerResponse(status: 500) }
        }
    }

    /// Nothing, until the device is stopped.
    public static var never: HTTPServerReply { .after(.seconds(60), .status(500)) }
}

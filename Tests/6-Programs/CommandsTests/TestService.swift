import Glibc
import HTTPServer
import TestFiles
import Testbench

/// The exporter, running as a program of its own on a free port of loopback.
struct TestService {
    let process: ChildProcess
    let address: SocketAddress

    /// Starts it on the configuration `lantime.yml` of a folder and waits until it listens.
    init(_ folder: TestFolder, _ options: String...) async throws { try await self.init(folder, options) }

    init(_ folder: TestFolder, _ options: [String]) async throws {
        process = try ChildProcess(
            ["--config.file=\(folder.file("lantime.yml"))", "--web.listen-address=127.0.0.1:0"] + options)
        let line = try await process.line(with: "listening", "address")
        guard let port = line.firstMatch(of: #/127\.0\.0\.1:(\d+)/#).flatMap({ UInt16($0.output.1) }) else {
            throw Failure("no port in: \(line)")
        }
        address = SocketAddress(host: "127.0.0.1", port: port)
        // Logged when the signals are caught.
        _ = try await process.line(with: "ready")
    }

    func get(_ target: String, _ headers: [(String, String)] = []) async throws -> RawAnswer {
        try await rawRequest(address, target, headers)
    }

    /// Ends it in order.
    func stop() async throws -> Int32 {
        process.send(SIGTERM)
        return try await process.exitCode()
    }
}

import HTTPServer
import Logging
import TestFiles
import Testbench

@testable import Web

/// Runs a test against an exporter on a free port of loopback.
func withExporter<Result>(
    _ yaml: String, folder: TestFolder? = nil, options: WebOptions = WebOptions(),
    change: (inout HTTPServerConfiguration) -> Void = { _ in },
    _ test: (ExporterServer, TestFleet) async throws -> Result
) async throws -> Result {
    let bench = try TestFleet(yaml, folder: folder)
    defer { bench.stop() }
    var configuration = HTTPServerConfiguration(addresses: [ListenAddress(host: "127.0.0.1", port: 0)])
    change(&configuration)
    let server = try ExporterServer(bench.fleet, configuration, options: options, logger: Logger(sink: bench.log))
    do {
        let result = try await test(server, bench)
        await server.stop(grace: .zero)
        return result
    } catch {
        await server.stop(grace: .zero)
        throw error
    }
}

extension ExporterServer {
    /// Asks for a page on a connection of its own.
    func get(_ target: String, method: String = "GET", _ headers: [(String, String)] = []) async throws -> RawAnswer {
        guard let address = addresses.first else { throw Failure("the exporter listens nowhere") }
        return try await rawRequest(address, target, method: method, headers)
    }
}

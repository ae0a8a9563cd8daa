import HTTPClient
import HTTPServer
import Logging
import Secrets
import TestFiles
import Testbench
import Testing
import WebConfig

@testable import Web

/// An exporter that a web configuration in a folder protects.
final class ProtectedExporter: Sendable {
    let folder: TestFolder
    let server: ExporterServer
    let bench: TestFleet

    init(_ text: String, folder: TestFolder) throws {
        self.folder = folder
        bench = try TestFleet("devices: []")
        var options = WebOptions()
        options.configuration = try WebConfiguration.load(path: folder.write("web.yml", text))
        options.configurationInterval = .milliseconds(30)
        let configuration = HTTPServerConfiguration(addresses: [ListenAddress(host: "127.0.0.1", port: 0)])
        server = try ExporterServer(bench.fleet, configuration, options: options, logger: Logger(sink: bench.log))
    }

    func stop() async {
        await server.stop(grace: .zero)
        bench.stop()
    }

    /// The status and the certificate's expiry of a request over TLS; status 0 when there was no connection.
    func get(_ path: String, _ tls: TLSOptions, user: String? = nil) async -> (status: Int, expiry: Int64?) {
        let authorization = user.map { HTTPClientRequest.Authorization.basic(username: $0, password: Secret("open sesame")) }
        let port = server.addresses.first?.port ?? 0
        let response = try? await bench.client.send(
            HTTPClientRequest(
                url: "https://127.0.0.1:\(port)\(path)", headers: [("Connection", "close")], authorization: authorization,
                tls: tls))
        return (response?.status ?? 0, response?.certificateExpiry)
    }

    /// Waits until the log holds a line with these words.
    func line(with words: String) async throws {
        for _ in 0..<500 where !bench.log.lines.contains(where: { $0.contains(words) }) {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(bench.log.lines.contains { $0.contains(words) }, "\(words)")
    }
}

/// Runs a test beside a protected exporter and ends the exporter afterwards.
func withProtection(
    _ text: String, folder: TestFolder, _ test: (ProtectedExporter) async throws -> Void
) async throws {
    let exporter = try ProtectedExporter(text, folder: folder)
    do {
        try await test(exporter)
    } catch {
        await exporter.stop()
        throw error
    }
    await exporter.stop()
}

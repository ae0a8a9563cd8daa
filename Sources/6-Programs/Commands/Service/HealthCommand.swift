import Arguments
import HTTPClient

/// `health`: checks whether a running exporter is alive, for images without another program for that.
enum HealthCommand: Subcommand {
    private static let url = Option<String>(
        "url", placeholder: "URL", help: "URL of the exporter to check.",
        default: "http://127.0.0.1:10319/-/healthy")

    static let command = Command(
        "health",
        "Check whether a running exporter responds; one that requires a password or a client certificate counts as alive.",
        options: [OptionGroup("Options", [url])])

    static func run(_ arguments: Arguments) async throws -> Int32 {
        let client = exporterClient()
        defer { client.shutdown() }
        var request = HTTPClientRequest(url: arguments[url], timeout: .seconds(5))
        // It connects to itself, so the certificate need not be verified.
        request.tls.insecureSkipVerify = true
        do {
            let status = try await client.send(request).status
            guard [200, 401, 403].contains(status) else {
                throw SetupError(lines: ["the exporter answers with HTTP status \(status)"])
            }
            return 0
        } catch let error as HTTPClientError {
            throw SetupError(lines: ["\(error.detail); does the exporter run? --url says where it listens"])
        }
    }
}

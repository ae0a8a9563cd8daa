import Foundation
import HTTPClient
import TestFiles

/// A real Prometheus on a free port of loopback, with its data in a folder that goes with it.
public final class PrometheusServer: Sendable {
    private let process: ChildProcess
    private let folder: TestFolder
    private let port: UInt16
    private let client = HTTPClient()

    /// The program that `.ci/setup` unpacks; tests that need it are skipped where it is not.
    public static let program = projectFile(".build/tools/prometheus")
    /// Its companion that checks files.
    public static let promtool = projectFile(".build/tools/promtool")
    /// Whether both are there.
    public static let isAvailable = [program, promtool].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

    /// Starts it with a configuration and waits until it answers.
    ///
    /// - Throws: what it says when it does not.
    public init(_ configuration: String) async throws {
        folder = try TestFolder()
        try folder.write("prometheus.yml", configuration)
        port = try refusingPort()
        process = try ChildProcess(
            [
                "--config.file=\(folder.file("prometheus.yml"))", "--storage.tsdb.path=\(folder.file("data"))",
                "--web.listen-address=127.0.0.1:\(port)",
            ], program: Self.program)
        _ = try await process.line(with: "Server is ready to receive web requests")
    }

    /// Ends it.
    public func stop() async throws {
        process.send(15)
        _ = try await process.exitCode()
        client.shutdown()
    }

    /// The labels of each series that the expression gives now, with its value.
    public func query(_ expression: String) async throws -> [(labels: [String: String], value: String)] {
        let escaped = expression.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let response = try await client.send(
            HTTPClientRequest(url: "http://127.0.0.1:\(port)/api/v1/query?query=\(escaped)", timeout: .seconds(10)))
        let answer = try JSONDecoder().decode(Answer.self, from: Data(response.body))
        return answer.data.result.map { ($0.metric, $0.value.last?.text ?? "") }
    }

    /// Asks again until the expression gives that many series.
    ///
    /// - Throws: after 20 seconds, with what it gave last.
    public func query(_ expression: String, count: Int) async throws -> [(labels: [String: String], value: String)] {
        for _ in 0..<200 {
            let result = try await query(expression)
            if result.count == count { return result }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Failure("\(expression) gives \(try await query(expression)), not \(count) series; \(process.errors.suffix(2000))")
    }

    private struct Answer: Decodable {
        var data: Result
        struct Result: Decodable { var result: [Series] }
        struct Series: Decodable {
            var metric: [String: String]
            var value: [Item]
        }
        /// A sample is a list of a number, the time, and a text, the value.
        struct Item: Decodable {
            var text: String
            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                text = try (try? container.decode(String.self)) ?? "\(container.decode(Double.self))"
            }
        }
    }
}

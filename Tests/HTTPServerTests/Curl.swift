import Foundation
import HTTPServer

/// The curl command, as a TLS client that shares no code with the server.
enum Curl {
    struct Result: Sendable {
        let status: Int
        let body: String
        /// curl's exit code.
        let code: Int32
    }

    /// Requests a path over HTTPS from a server on 127.0.0.1.
    static func get(_ server: HTTPServer, _ path: String = "/", _ options: [String] = []) async throws -> Result {
        let url = "https://\(server.address)\(path)"
        let text = try await run(["-sS", "--max-time", "5", "-w", "\n%{http_code}"] + options + [url])
        let lines = text.output.split(separator: "\n", omittingEmptySubsequences: false)
        return Result(
            status: Int(lines.last ?? "") ?? 0, body: lines.dropLast().joined(separator: "\n"), code: text.code)
    }

    static func run(_ arguments: [String], program: String = "/usr/bin/curl") async throws -> (output: String, code: Int32) {
        try await onThread {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
            let output = Pipe()
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            process.standardInput = FileHandle.nullDevice
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (String(decoding: data, as: UTF8.self), process.terminationStatus)
        }
    }
}

/// A directory for the PEM files that curl wants, removed at the end of the test.
func withFolder(_ body: (TestFolder) async throws -> Void) async throws {
    let folder = TestFolder(path: NSTemporaryDirectory() + "httpserver-" + UUID().uuidString)
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    try await body(folder)
}

struct TestFolder {
    let path: String

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
        return path + "/" + name
    }
}

/// An identity for loopback that is valid for an hour.
func loopbackIdentity(_ name: String = "device") throws -> TLSIdentity {
    try SelfSignedCertificate.make(
        commonName: name, dnsNames: [name + ".example", "localhost"], ipAddresses: ["127.0.0.1", "::1"],
        notAfter: Int64(Date().timeIntervalSince1970) + 3600)
}

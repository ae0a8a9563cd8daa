import CertificateMaker
import Foundation
import Glibc
import HTTPServer
import TestFiles
import TestSockets

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

    /// Runs a program and takes its output. With posix_spawn, so that it is plain which descriptors the program gets.
    static func run(_ arguments: [String], program: String = "/usr/bin/curl") async throws -> (output: String, code: Int32) {
        try await onThread {
            var ends: [Int32] = [0, 0]
            guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
                throw RawClient.Failure(description: "no socket pair")
            }
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
            let words = ([program] + arguments).map { strdup($0) } + [nil]
            defer { words.forEach { free($0) } }
            var child = pid_t()
            let failed = posix_spawn(&child, program, &actions, nil, words, environ)
            close(ends[1])
            let output = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
            guard failed == 0 else { throw RawClient.Failure(description: "cannot start \(program)") }
            let data = output.readDataToEndOfFile()
            var status: Int32 = 0
            while waitpid(child, &status, 0) < 0, errno == EINTR {}
            return (String(decoding: data, as: UTF8.self), (status >> 8) & 0xff)
        }
    }
}

/// Runs a test with a folder for the PEM files that curl wants.
func withFolder(_ body: (TestFolder) async throws -> Void) async throws {
    try await body(TestFolder())
}

/// An identity for loopback that is valid for an hour.
func loopbackIdentity(_ name: String = "device") throws -> TLSIdentity {
    try SelfSignedCertificate.make(
        commonName: name, dnsNames: [name + ".example", "localhost"], ipAddresses: ["127.0.0.1", "::1"],
        notAfter: Int64(Date().timeIntervalSince1970) + 3600)
}

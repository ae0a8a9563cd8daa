import Foundation
import Glibc
import Platform
import TestFiles
import Threading

/// A program that a test started, with its output in files.
///
/// With posix_spawn and not Foundation's Process, which crashes among many sockets.
public final class ChildProcess: Sendable {
    private let folder: TestFolder
    private let identifier: pid_t
    private let status = Lock<Int32?>(nil)

    /// Starts the exporter of this build, or another program.
    ///
    /// - Throws: when it cannot be started.
    public init(_ arguments: [String], environment: [String: String] = [:], program: String = ChildProcess.exporter) throws {
        folder = try TestFolder()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, folder.file("output"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, folder.file("errors"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads that run tasks block signals, and a child inherits that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let words = ([program] + arguments).map { strdup($0) } + [nil]
        let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var child = pid_t()
        let code = posix_spawn(&child, program, &actions, &attributes, words, settings)
        guard code == 0 else { throw Failure("cannot start \(program): \(String(cString: strerror(code)))") }
        identifier = child
    }

    deinit {
        guard status.withLock({ $0 }) == nil else { return }
        kill(identifier, SIGKILL)
        var ignored: Int32 = 0
        waitpid(identifier, &ignored, 0)
    }

    /// The exporter of this build, which lies beside the tests.
    public static let exporter: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? tests
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("lantime_exporter").path
    }()

    /// Its arguments as every user of the system can see them, while it runs.
    public var visibleArguments: String {
        (try? String(contentsOfFile: "/proc/\(identifier)/cmdline", encoding: .utf8)) ?? ""
    }

    /// What it wrote to standard output so far.
    public var output: String { folder.read("output") }
    /// What it wrote to standard error so far.
    public var errors: String { folder.read("errors") }

    /// Sends a signal.
    public func send(_ signal: Int32) {
        guard status.withLock({ $0 }) == nil else { return }
        kill(identifier, signal)
    }

    /// Waits for the end.
    ///
    /// - Returns: the exit code, or 128 and the number of the signal that ended it.
    /// - Throws: when it still runs after that many seconds.
    public func exitCode(within seconds: Int = 20) async throws -> Int32 {
        for _ in 0..<(seconds * 100) {
            if let code = reap() { return code }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Failure("the program still runs; its errors: \(errors)")
    }

    private func reap() -> Int32? {
        status.withLock { status in
            if status == nil {
                var raw: Int32 = 0
                if waitpid(identifier, &raw, WNOHANG) == identifier {
                    status = raw & 0x7f == 0 ? (raw >> 8) & 0xff : 128 + (raw & 0x7f)
                }
            }
            return status
        }
    }

    /// Waits until standard error holds a line with all these words.
    ///
    /// - Throws: when it does not come within a minute, or the program ends. Where all processors are busy and the program is read from a slow disk
    ///   for the first time, a large one has needed more than ten seconds to its first line.
    public func line(with words: String...) async throws -> String {
        for _ in 0..<6000 {
            let ended = reap() != nil
            let found = errors.split(separator: "\n").first { line in words.allSatisfy { line.contains($0) } }
            if let found { return String(found) }
            if ended { break }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Failure("no line with \(words) in: \(errors)")
    }
}

/// Runs the exporter, or another program, to its end.
public func run(
    _ arguments: String..., environment: [String: String] = [:], program: String = ChildProcess.exporter
) async throws -> (code: Int32, output: String, errors: String) {
    let child = try ChildProcess(arguments, environment: environment, program: program)
    let code = try await child.exitCode()
    return (code, child.output, child.errors)
}

import Glibc

/// Another program of the project, beside the running one or on PATH.
public struct SiblingProgram: Sendable {
    /// Where it is.
    public let path: String

    /// Finds a program.
    ///
    /// - Parameter name: its file name.
    /// - Returns: `nil` when it is not installed.
    public init?(named name: String) {
        let folders =
            [Self.ownFolder].compactMap { $0 } + (environmentVariable("PATH") ?? "").split(separator: ":").map(String.init)
        guard let path = folders.map({ $0 + "/" + name }).first(where: { access($0, X_OK) == 0 }) else { return nil }
        self.path = path
    }

    /// The folder of the running program. `nil` where /proc cannot be read.
    private static var ownFolder: String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return nil }
        let path = String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
        return path.lastIndex(of: "/").map { String(path[..<$0]) }
    }

    /// Runs the program instead of this one, in the same process. Returns only when that fails.
    ///
    /// - Parameter arguments: without the program's own name.
    public func replaceProcess(_ arguments: [String]) -> SystemCallError {
        withCStrings([path] + arguments) { words in
            _ = execv(path, words)
            return SystemCallError("execv", code: errno)
        }
    }

    /// Starts the program beside this one.
    ///
    /// Its standard error is this one's. Its standard input ends when this process does, however that happens.
    /// - Parameter arguments: without the program's own name.
    /// - Throws: ``SystemCallError`` when the system grants no process or pipe.
    public func start(_ arguments: [String]) throws(SystemCallError) -> StartedProgram {
        var input: [Int32] = [-1, -1]
        var output: [Int32] = [-1, -1]
        guard makePipe(&input) == 0 else { throw SystemCallError("pipe", code: errno) }
        guard makePipe(&output) == 0 else {
            let code = errno
            input.forEach { close($0) }
            throw SystemCallError("pipe", code: code)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads that run tasks block signals, and a child inherits that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var child = pid_t()
        let code = withCStrings([path] + arguments) { posix_spawn(&child, path, &actions, &attributes, $0, environ) }
        close(input[0])
        close(output[1])
        guard code == 0 else {
            close(input[1])
            close(output[0])
            throw SystemCallError("posix_spawn", code: code)
        }
        return StartedProgram(identifier: child, input: input[1], output: output[0])
    }
}

/// A program that was started beside this one. Stop it once.
public final class StartedProgram: Sendable {
    private let identifier: pid_t
    private let input: Int32
    private let output: Int32

    init(identifier: pid_t, input: Int32, output: Int32) {
        self.identifier = identifier
        self.input = input
        self.output = output
    }

    /// Reads the program's standard output up to the line that begins with `mark`. Blocks.
    ///
    /// - Returns: the lines with that one; `nil` when the program ends before it writes it.
    public func lines(through mark: String) -> [String]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            if let last = lines.firstIndex(where: { $0.hasPrefix(mark) }) { return lines[...last].map(String.init) }
            let count = read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            bytes += buffer.prefix(count)
        }
    }

    /// Asks the program to end and waits until it has.
    public func stop() {
        kill(identifier, SIGTERM)
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        close(input)
        close(output)
    }
}

/// A pipe whose ends are not inherited by other programs.
private func makePipe(_ ends: inout [Int32]) -> Int32 {
    let result = pipe(&ends)
    if result == 0 { for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) } }
    return result
}

/// Lends texts as a NULL-terminated list, the form in which the system takes arguments.
private func withCStrings<Result>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
    let words = texts.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    return body(words)
}

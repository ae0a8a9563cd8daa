import Platform
import Secrets

/// Where a password or token is stored. Contains no secret itself.
public enum SecretSource: Sendable, Hashable {
    /// A file, by its path.
    case file(String)
    /// An environment variable, by its name.
    case environment(String)
    /// A systemd credential, by its name: the file of that name in `$CREDENTIALS_DIRECTORY`.
    case credential(String)

    /// No password is longer than this; a larger file is the wrong one.
    private static let maximumBytes = 64 * 1024

    /// Reads the secret now. A byte order mark before it and line ends after it are not part of it.
    ///
    /// Blocks while reading a small file.
    /// - Parameter environment: looks up an environment variable.
    /// - Throws: `SecretError`, which names the source and the cause, never the content.
    public func read(environment: (String) -> String? = environmentVariable) throws(SecretError) -> Secret {
        if let path = try path(environment: environment) { return try secret(content(path)) }
        guard case .environment(let name) = self, let value = environment(name) else { throw SecretError(self, .notSet) }
        return try secret(Array(value.utf8))
    }

    private func content(_ path: String) throws(SecretError) -> [UInt8] {
        do {
            return try readFile(path: path, maximumBytes: Self.maximumBytes, mustBeFile: true)
        } catch {
            throw SecretError(self, .file(error))
        }
    }

    /// The file that contains the secret; nil for an environment variable.
    func path(environment: (String) -> String?) throws(SecretError) -> String? {
        switch self {
        case .file(let path): return path
        case .environment: return nil
        case .credential(let name):
            guard let directory = environment("CREDENTIALS_DIRECTORY"), !directory.isEmpty else {
                throw SecretError(self, .noCredentialsDirectory)
            }
            return "\(directory)/\(name)"
        }
    }

    /// Whether only a service of systemd has it, and this process is none.
    func isOfServiceOnly(environment: (String) -> String?) -> Bool {
        do throws(SecretError) {
            _ = try path(environment: environment)
            return false
        } catch {
            return error.cause == .noCredentialsDirectory
        }
    }

    private func secret(_ content: [UInt8]) throws(SecretError) -> Secret {
        var content = content[...]
        // Windows editors add a byte order mark, which is not part of the password.
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        while let last = content.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { content.removeLast() }
        guard !content.isEmpty else { throw SecretError(self, .empty) }
        // A line break inside would end the header that carries the secret and begin another.
        guard let text = String(validating: content, as: UTF8.self), !content.contains(where: { $0 < 0x20 || $0 == 0x7F })
        else { throw SecretError(self, .notText) }
        return Secret(text)
    }
}

extension SecretSource: CustomStringConvertible {
    /// `file /etc/…`, `environment variable NAME` or `credential NAME`
    public var description: String {
        switch self {
        case .file(let path): "file \(path)"
        case .environment(let name): "environment variable \(name)"
        case .credential(let name): "credential \(name)"
        }
    }
}

/// Why a secret could not be read.
public struct SecretError: Error, Sendable, Equatable {
    /// Where it was looked for.
    public let source: SecretSource
    /// What went wrong.
    public let cause: Cause

    /// What can go wrong.
    public enum Cause: Sendable, Equatable {
        /// The file could not be read.
        case file(FileError)
        /// The environment variable does not exist.
        case notSet
        /// `$CREDENTIALS_DIRECTORY` does not exist, so systemd passed no credentials.
        case noCredentialsDirectory
        /// Empty, or only line ends.
        case empty
        /// Not UTF-8, or with control characters such as a second line.
        case notText
    }

    init(_ source: SecretSource, _ cause: Cause) {
        self.source = source
        self.cause = cause
    }
}

extension SecretError: CustomStringConvertible {
    /// `source: cause`
    public var description: String {
        switch cause {
        case .file(let error): "\(source): \(error.reason)"
        case .notSet: "\(source): not set"
        case .noCredentialsDirectory:
            "\(source): $CREDENTIALS_DIRECTORY is not set; systemd sets it for a unit with LoadCredential="
        case .empty: "\(source): empty"
        case .notText: "\(source): not one line of UTF-8 text"
        }
    }
}

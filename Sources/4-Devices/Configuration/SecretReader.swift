import Platform
import Secrets
import Threading

/// Reads a secret when it is needed and again when its file has changed, so that a password can be changed
/// without a restart or reload.
///
/// Thread-safe. Each read checks the file, which takes microseconds on a local disk.
public final class SecretReader: Sendable {
    /// Where the secret comes from.
    public let source: SecretSource
    private let environment: @Sendable (String) -> String?
    private let cache = Lock<Cached?>(nil)

    private struct Cached: Sendable {
        var secret: Secret
        /// nil for an environment variable, which cannot change while the process runs.
        var identity: FileIdentity?
    }

    /// A reader that reads nothing before the first `read()`.
    /// - Parameter environment: looks up an environment variable.
    public init(_ source: SecretSource, environment: @escaping @Sendable (String) -> String? = environmentVariable) {
        self.source = source
        self.environment = environment
    }

    /// The secret as it is now.
    /// - Throws: `SecretError`. A removed file is an error even if its content was read before: removing
    ///   a file is how an operator revokes a secret.
    public func read() throws(SecretError) -> Secret {
        let identity = try currentIdentity()
        if let cached = cache.withLock({ $0 }), cached.identity == identity { return cached.secret }
        let secret = try source.read(environment: environment)
        cache.withLock { $0 = Cached(secret: secret, identity: identity) }
        return secret
    }

    private func currentIdentity() throws(SecretError) -> FileIdentity? {
        guard let path = try source.path(environment: environment) else { return nil }
        do {
            return try FileIdentity(path: path)
        } catch {
            throw SecretError(source, .file(error))
        }
    }
}

import CGnuTLS
import Threading

/// Checks credentials against bcrypt hashes, on a thread of its own, and remembers those that were right.
///
/// A Prometheus sends the same credentials with every scrape: after the first time they cost microseconds. Wrong ones are
/// not remembered, so that what an attacker tries costs no memory, and they can only fill the queue of the thread.
public final class PasswordChecker: Sendable {
    /// What credentials turned out to be.
    public enum Verdict: Sendable {
        case right, wrong
        /// Too many others wait to be checked.
        case tooBusy
    }

    private let thread: WorkThread
    private let remembered = Lock<Set<[UInt8]>>([])
    private let maximumRemembered: Int
    /// Known to this process only, so that nobody can make a fingerprint.
    private let key: [UInt8]

    /// A checker that remembers nothing yet.
    ///
    /// - Parameters:
    ///   - maximumWaiting: how many checks may wait for the thread.
    ///   - maximumRemembered: how many credentials are remembered.
    public init(maximumWaiting: Int = 64, maximumRemembered: Int = 256) {
        thread = WorkThread(named: "passwords", maximumWaiting: maximumWaiting)
        self.maximumRemembered = maximumRemembered
        var generator = SystemRandomNumberGenerator()
        key = (0..<32).map { _ in generator.next() }
    }

    /// Whether the credentials were found right before, for the same hash. Takes microseconds.
    public func remembers(_ credentials: BasicCredentials, _ users: PasswordList) -> Bool {
        guard let hash = users.hashes[credentials.user], let fingerprint = fingerprint(credentials, hash) else { return false }
        return remembered.withLock { $0.contains(fingerprint) }
    }

    /// Checks the credentials. Unknown users take as long as known ones.
    public func check(_ credentials: BasicCredentials, _ users: PasswordList) async -> Verdict {
        let hash = users.hashes[credentials.user]
        return await withCheckedContinuation { continuation in
            let isQueued = thread.run { [self] in
                // Another request may have brought the same in the meantime.
                let isRight = remembers(credentials, users) || (hash ?? users.decoy).matches(credentials.password)
                if isRight, let fingerprint = hash.flatMap({ fingerprint(credentials, $0) }) { remember(fingerprint) }
                continuation.resume(returning: hash != nil && isRight ? .right : .wrong)
            }
            if !isQueued { continuation.resume(returning: .tooBusy) }
        }
    }

    private func remember(_ fingerprint: [UInt8]) {
        remembered.withLock { remembered in
            if remembered.count >= maximumRemembered { remembered.removeFirst() }
            remembered.insert(fingerprint)
        }
    }

    /// HMAC-SHA-256 of user, password and hash. With the hash, so that a new password makes the old one unknown.
    private func fingerprint(_ credentials: BasicCredentials, _ hash: BcryptHash) -> [UInt8]? {
        let user = Array(credentials.user.utf8)
        // A user name cannot hold a colon, the lengths of the rest are fixed or told.
        let text = user + [UInt8(ascii: ":")] + hash.bytes + credentials.password
        var digest = [UInt8](repeating: 0, count: 32)
        let code = gnutls_hmac_fast(GNUTLS_MAC_SHA256, key, key.count, text, text.count, &digest)
        return code == 0 ? digest : nil
    }
}

/// Users with the hashes of their passwords.
public struct PasswordList: Sendable {
    let hashes: [String: BcryptHash]
    /// Checked in place of the hash of an unknown user.
    let decoy: BcryptHash

    /// A list of users.
    public init(_ hashes: [String: BcryptHash]) {
        self.hashes = hashes
        decoy = .decoy(cost: hashes.values.map(\.cost).max() ?? 10)
    }

    /// Whether nobody is on it.
    public var isEmpty: Bool { hashes.isEmpty }
}

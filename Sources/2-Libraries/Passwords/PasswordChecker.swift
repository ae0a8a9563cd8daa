import CGnuTLS
import Threading

/// Checks credentials against bcrypt hashes, on a thread of its own, and remembers those that were right.
///
/// A Prometheus sends the same credentials with every scrape: after the first time they take microseconds. Wrong ones are
/// not remembered: an attacker's guesses take no memory and can only fill the thread's queue.
public final class PasswordChecker: Sendable {
    /// The result of a check.
    public enum Verdict: Sendable {
        case right, wrong
        /// Too many others wait to be checked.
        case tooBusy
        /// The system grants no thread for the check.
        case noThread
    }

    /// How many checks of one client may wait, so that one client does not keep others out.
    private static let maximumWaitingOfClient = 2

    private struct Waiting {
        /// How many checks each client has.
        var clients: [String: Int] = [:]
        /// The requests that wait for a check, by the fingerprint of the credentials.
        var checks: [[UInt8]: [CheckedContinuation<Verdict, Never>]] = [:]
    }

    private let thread: WorkThread
    private let waiting = Lock(Waiting())
    private let remembered = Lock<Set<[UInt8]>>([])
    private let maximumRemembered: Int
    /// Known to this process only, so that no one else can compute a fingerprint.
    private let key: [UInt8]

    /// A checker without remembered credentials.
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

    /// Starts the thread now, so that it is there when the system has none left.
    public func prepare() {
        thread.start()
    }

    /// Whether the credentials were accepted before, for the same hash. Takes microseconds.
    public func remembers(_ credentials: BasicCredentials, _ users: PasswordList) -> Bool {
        guard let hash = users.hashes[credentials.user], let fingerprint = fingerprint(credentials, hash) else { return false }
        return remembered.withLock { $0.contains(fingerprint) }
    }

    /// Checks the credentials. An unknown user takes as long as a known one.
    ///
    /// - Parameter client: where they come from, such as an address. Only a few checks of one client wait at the same time; a request with
    ///   credentials that are being checked waits for that check.
    public func check(_ credentials: BasicCredentials, _ users: PasswordList, from client: String) async -> Verdict {
        let hash = users.hashes[credentials.user]
        let checked = hash ?? users.decoys[index(of: credentials.user, below: users.decoys.count)]
        guard let key = fingerprint(credentials, checked) else { return .tooBusy }
        return await withCheckedContinuation { continuation in
            let begins = waiting.withLock { waiting -> Bool? in
                if waiting.checks[key] != nil {
                    waiting.checks[key]?.append(continuation)
                    return false
                }
                guard waiting.clients[client, default: 0] < Self.maximumWaitingOfClient else { return nil }
                waiting.clients[client, default: 0] += 1
                waiting.checks[key] = [continuation]
                return true
            }
            guard let begins else { return continuation.resume(returning: .tooBusy) }
            guard begins else { return }
            let admission = thread.run { [self] in
                // Another request may have had the same credentials in the meantime.
                let isRight = remembers(credentials, users) || checked.matches(credentials.password)
                if hash != nil, isRight { remember(key) }
                finish(key, client, hash != nil && isRight ? .right : .wrong)
            }
            switch admission {
            case .queued: break
            case .full: finish(key, client, .tooBusy)
            case .noThread: finish(key, client, .noThread)
            }
        }
    }

    private func finish(_ key: [UInt8], _ client: String, _ verdict: Verdict) {
        let continuations = waiting.withLock { waiting in
            let left = waiting.clients[client, default: 1] - 1
            waiting.clients[client] = left > 0 ? left : nil
            return waiting.checks.removeValue(forKey: key) ?? []
        }
        continuations.forEach { $0.resume(returning: verdict) }
    }

    /// A number that is constant for a name and reveals nothing about it without the key.
    func index(of user: String, below count: Int) -> Int {
        let digest = digest(Array(user.utf8)) ?? []
        return Int(digest.prefix(7).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % UInt64(max(count, 1)))
    }

    private func remember(_ fingerprint: [UInt8]) {
        remembered.withLock { remembered in
            if remembered.count >= maximumRemembered { remembered.removeFirst() }
            remembered.insert(fingerprint)
        }
    }

    /// HMAC-SHA-256 of user, password and hash. It includes the hash, so that a new password invalidates the old one.
    private func fingerprint(_ credentials: BasicCredentials, _ hash: BcryptHash) -> [UInt8]? {
        let user = Array(credentials.user.utf8)
        // A user name cannot contain a colon, the lengths of the rest are fixed or stated.
        let text = user + [UInt8(ascii: ":")] + hash.bytes + credentials.password
        return digest(text)
    }

    private func digest(_ text: [UInt8]) -> [UInt8]? {
        var digest = [UInt8](repeating: 0, count: 32)
        let code = gnutls_hmac_fast(GNUTLS_MAC_SHA256, key, key.count, text, text.count, &digest)
        return code == 0 ? digest : nil
    }
}

/// Users with the hashes of their passwords.
public struct PasswordList: Sendable {
    let hashes: [String: BcryptHash]
    /// Checked instead of the hash of an unknown user: one for each user, of the same cost, so that unknown names differ as
    /// known ones do. At least one.
    let decoys: [BcryptHash]

    /// A list of users.
    public init(_ hashes: [String: BcryptHash]) {
        self.hashes = hashes
        let costs = hashes.values.map(\.cost).sorted()
        decoys = (costs.isEmpty ? [10] : costs).map { .decoy(cost: $0) }
    }

    /// Whether it is empty.
    public var isEmpty: Bool { hashes.isEmpty }
}

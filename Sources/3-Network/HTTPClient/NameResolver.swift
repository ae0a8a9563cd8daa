import Glibc
import Platform
import Threading

/// Calls the system's resolver, which blocks, on its own threads.
///
/// libcurl would start a thread for each look-up: as many as there are devices, and one more at each scrape for a name whose
/// last look-up still waits. Here a bounded number runs, and never two for the same name; later requests join.
final class NameResolver: Sendable {
    enum Answer: Sendable, Equatable {
        /// As text, IPv6 without brackets, the preferred one first.
        case addresses([String])
        case failure
    }

    /// Enough for 300 names at 1.5 s each in less than 5 s; the unit's `TasksMax` leaves room for them.
    static let shared = NameResolver(maximumThreads: 128)
    typealias Asker = @Sendable (Answer) -> Void

    private struct State {
        var waiting: [String] = []
        /// By name, those that wait or are being looked up.
        var askers: [String: [Asker]] = [:]
        var recent: [String: (answer: Answer, until: Double)] = [:]
        /// Names that are looked up since before the last ``forget()``: their answers are of no use to later requests.
        var outdated: Set<String> = []
        var threads = 0
    }

    private let maximumThreads: Int
    /// An answer may come when nobody waits any longer; the next who asks within so many seconds gets it at once.
    private let answerLifetime: Double
    private let lookUp: @Sendable (String) -> Answer
    private let state = Lock(State())

    /// - Parameters:
    ///   - answerLifetime: how long an answer serves others who ask, in seconds.
    ///   - lookUp: what a thread does for a name.
    init(maximumThreads: Int, answerLifetime: Double = 30, lookUp: @escaping @Sendable (String) -> Answer = addresses(of:)) {
        self.maximumThreads = maximumThreads
        self.answerLifetime = answerLifetime
        self.lookUp = lookUp
    }

    /// Finds the addresses of a host and calls `asker` once, on any thread.
    func resolve(_ name: String, _ asker: @escaping Asker) {
        let now = monotonicSeconds()
        let (known, needsThread) = state.withLock { state -> (Answer?, Bool) in
            if let recent = state.recent[name], recent.until > now { return (recent.answer, false) }
            if state.askers[name] != nil {
                state.askers[name]?.append(asker)
                return (nil, false)
            }
            state.askers[name] = [asker]
            state.waiting.append(name)
            guard state.threads < maximumThreads else { return (nil, false) }
            state.threads += 1
            return (nil, true)
        }
        if let known { asker(known) }
        if needsThread { startWorker() }
    }

    /// Looks every name up again from now on.
    func forget() {
        state.withLock { state in
            state.recent = [:]
            state.outdated = Set(state.askers.keys).subtracting(state.waiting)
        }
    }

    private func startWorker() {
        do {
            try startThread(named: "resolver") { [self] in while let name = next() { deliver(lookUp(name), for: name) } }
        } catch {
            // Running threads take the waiting names. Without a thread, they fail now rather than never.
            let orphans = state.withLock { state -> [String] in
                state.threads -= 1
                guard state.threads == 0 else { return [] }
                defer { state.waiting = [] }
                return state.waiting
            }
            for name in orphans { deliver(.failure, for: name) }
        }
    }

    /// What a thread does next; `nil` means that it should end.
    private func next() -> String? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.threads -= 1
                return nil
            }
            return state.waiting.removeFirst()
        }
    }

    private func deliver(_ answer: Answer, for name: String) {
        let now = monotonicSeconds()
        let askers = state.withLock { state -> [Asker] in
            state.recent = state.recent.filter { $0.value.until > now }
            let isOutdated = state.outdated.remove(name) != nil
            if answer != .failure, !isOutdated { state.recent[name] = (answer, now + answerLifetime) }
            return state.askers.removeValue(forKey: name) ?? []
        }
        for asker in askers { asker(answer) }
    }
}

/// The result of getaddrinfo(3).
private func addresses(of name: String) -> NameResolver.Answer {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(name, nil, &hints, &list) == 0 else { return .failure }
    defer { freeaddrinfo(list) }
    var addresses: [String] = []
    var next = list
    while let entry = next?.pointee {
        next = entry.ai_next
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let code = getnameinfo(entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        let address = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        // libcurl accepts no address with a zone (fe80::1%eth0); names hardly ever resolve to one.
        if code == 0, !address.contains("%"), !addresses.contains(address) { addresses.append(address) }
    }
    return addresses.isEmpty ? .failure : .addresses(addresses)
}

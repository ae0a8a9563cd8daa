import CCurl
import Platform
import Threading

/// Drives all transfers with one libcurl multi handle. Everything in it happens on the I/O thread.
final class TransferLoop {
    /// How many devices keep their connection and their TLS sessions between two scrapes.
    private static let maximumDevices = 4096

    private(set) var multi: UnsafeMutableRawPointer
    private let watch: OpaquePointer
    let mailbox: Mailbox
    let resolver: NameResolver
    /// When connections and addresses were last renewed while some were in use, in monotonic seconds: older ones of `multi` must
    /// no longer be used.
    private var renewal: Double?
    private let connectionLifetime: Int
    private var messages: [Mailbox.Message] = []
    /// Added to the multi handle, by libcurl's pointer.
    private var active: [UnsafeMutableRawPointer: EasyHandle] = [:]
    /// Out of the multi handle until the address of a host is known.
    var resolving: [ObjectIdentifier: Transfer] = [:]
    /// Data about each URL without a running request.
    private var idle: [String: KnownServer] = [:]
    private var certificateExpiries = CertificateExpiries(maximumCount: maximumDevices)

    /// Fails if memory or descriptors are short.
    init?(mailbox: Mailbox, resolver: NameResolver, connectionLifetime: Int) {
        guard let watch = ccurl_watch_new(mailbox.flag.descriptor) else { return nil }
        guard let multi = curl_multi_init() else {
            ccurl_watch_free(watch)
            return nil
        }
        self.multi = multi
        self.watch = watch
        self.mailbox = mailbox
        self.resolver = resolver
        self.connectionLifetime = connectionLifetime
        configure(multi)
    }

    deinit {
        curl_multi_cleanup(multi)
        ccurl_watch_free(watch)
    }

    private func configure(_ multi: UnsafeMutableRawPointer) {
        ccurl_watch_attach(watch, multi)
        ccurl_multi_set_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
        // Idle connections; the default, four per active transfer, would close them when the last scrape ends.
        // The number of connections to one host stays unlimited: the layer above sends one request per device at
        // a time, and behind an HTTP proxy all devices are one host to libcurl.
        let connections = DescriptorBudget.current().devices
        ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, min(Self.maximumDevices, connections))
        // Beyond it an idle connection is closed, or the request waits: better than a failure for want of a descriptor.
        ccurl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections)
    }

    /// Returns when the mailbox asks to stop; all transfers have ended by then.
    func run() {
        // Not curl_multi_wakeup, which is allowed only as long as the multi handle lives: a thread that wakes it would need a lock
        // that this thread takes first of all.
        while readMail() {
            ccurl_watch_proceed(watch, multi)
            var code = CURLE_OK
            while let curl = ccurl_multi_next_finished(multi, &code) {
                complete(curl, code)
            }
            if renewal != nil, active.isEmpty { renew() }
            // libcurl shortens the wait to its own timers; without transfers only mail ends it.
            if ccurl_watch_wait(watch, 60_000) { mailbox.flag.lower() }
        }
        shutDown()
    }

    /// Closes all connections and forgets all addresses, by starting over with another multi handle. TLS sessions are kept.
    private func renew() {
        guard let fresh = curl_multi_init() else { return }
        curl_multi_cleanup(multi)
        multi = fresh
        configure(multi)
        renewal = nil
    }

    /// - Returns: false if the thread is to end.
    private func readMail() -> Bool {
        mailbox.take(into: &messages)
        defer { messages.removeAll(keepingCapacity: true) }
        for (index, message) in messages.enumerated() {
            switch message {
            case .start(let transfer): start(transfer)
            case .cancel(let transfer): cancel(transfer)
            case .resolved(let transfer, let answer): resume(transfer, with: answer)
            case .ping(let reply): reply()
            case .renew:
                resolver.forget()
                renewal = monotonicSeconds()
                if active.isEmpty { renew() }
            case .stop:
                refuse(messages[(index + 1)...])
                return false
            }
        }
        return true
    }

    private func start(_ transfer: Transfer) {
        if case .cancelledEarly = transfer.state {
            return transfer.finish(.failure(.requestCancelled))
        }
        let request = transfer.request
        guard request.timeout > .zero else {
            return transfer.finish(.failure(HTTPClientError(.timeout, "no time left for a request")))
        }
        // A resumed handshake shows no certificate.
        let known = request.endsWithHandshake ? nil : idle.removeValue(forKey: request.url)
        guard let handle = EasyHandle(for: known ?? KnownServer()) else {
            return transfer.finish(.failure(.outOfMemory))
        }
        do throws(HTTPClientError) {
            try handle.prepare(for: request)
        } catch {
            return transfer.finish(.failure(error))
        }
        transfer.deadline = monotonicSeconds() + request.timeout / .seconds(1)
        handle.hostsLookedUp = 0
        handle.isAskingForAddress = false
        send(transfer, with: handle)
    }

    /// Hands the transfer to libcurl for the time that it has left.
    func send(_ transfer: Transfer, with handle: EasyHandle) {
        let milliseconds = min(max((transfer.secondsLeft * 1000).rounded(.up), 1), Double(Int32.max))
        var age = ConnectionAge(lifetime: connectionLifetime, sinceRenewal: renewal.map { monotonicSeconds() - $0 })
        if transfer.isRepeated { age.isFresh = true }
        handle.begin(transfer, timeoutMilliseconds: Int(milliseconds), age: age, bufferBytes: bufferBytes)
        guard curl_multi_add_handle(multi, handle.curl) == CURLM_OK else {
            return transfer.finish(.failure(.outOfMemory))
        }
        active[handle.curl] = handle
        transfer.state = .active(handle)
    }

    /// How much is read at once. Each running transfer has such a buffer: one for a whole document saves reads, but for a large fleet
    /// it would take too much memory.
    private var bufferBytes: Int { active.count < 16 ? 64 << 10 : 8 << 10 }

    private func cancel(_ transfer: Transfer) {
        switch transfer.state {
        case .waiting: transfer.state = .cancelledEarly
        case .active(let handle): abort(handle, with: .requestCancelled)
        case .resolving(let handle, _):
            leaveResolver(transfer)
            keep(handle)
            transfer.finish(.failure(.requestCancelled))
        case .cancelledEarly, .finished: break
        }
    }

    private func abort(_ handle: EasyHandle, with error: HTTPClientError) {
        var error = error
        error.timings = handle.milestones.timings
        error.phase = handle.milestones.phase(usesTLS: handle.endpoint?.usesTLS ?? false)
        let transfer = remove(handle)
        keep(handle)
        transfer?.finish(.failure(error))
    }

    private func complete(_ curl: UnsafeMutableRawPointer, _ code: CURLcode) {
        guard let handle = active[curl], let transfer = handle.transfer, let endpoint = handle.endpoint else { return }
        if handle.isAskingForAddress {
            remove(handle)
            return lookUp(handle, for: transfer)
        }
        if handle.foundOnlyDeadConnections(code), !transfer.isRepeated, transfer.secondsLeft > 0 {
            transfer.isRepeated = true
            remove(handle)
            return send(transfer, with: handle)
        }
        // Before the handle leaves the multi handle, which ends some of its records.
        let outcome = handle.outcome(code, of: transfer.request, at: endpoint, noting: &certificateExpiries)
        remove(handle)
        keep(handle)
        transfer.finish(outcome)
    }

    @discardableResult
    private func remove(_ handle: EasyHandle) -> Transfer? {
        curl_multi_remove_handle(multi, handle.curl)
        active[handle.curl] = nil
        defer {
            handle.transfer = nil
            handle.response = ResponseCollector(maximumBodyBytes: 0)
        }
        return handle.transfer
    }

    /// Keeps the data about the server for the next request to the same URL.
    func keep(_ handle: EasyHandle) {
        guard let url = handle.url, idle[url] == nil else { return }
        if idle.count >= Self.maximumDevices {
            idle.remove(at: idle.startIndex)
        }
        idle[url] = handle.server
    }

    private func shutDown() {
        active.values.forEach { abort($0, with: .clientShutDown) }
        for transfer in resolving.values {
            leaveResolver(transfer)
            transfer.finish(.failure(.clientShutDown))
        }
        refuse(mailbox.close()[...])
    }

    private func refuse(_ messages: ArraySlice<Mailbox.Message>) {
        for case .start(let transfer) in messages {
            transfer.finish(.failure(.clientShutDown))
        }
    }
}

extension HTTPClientError {
    static let requestCancelled = HTTPClientError(.cancelled, "request cancelled")
    static let clientShutDown = HTTPClientError(.cancelled, "HTTP client is shut down")
    static let outOfMemory = HTTPClientError(.connect, "out of memory")
}

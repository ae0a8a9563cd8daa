import CCurl
import Platform
import Threading

// libcurl asks for an address when it has neither a connection nor a cached answer. The transfer then leaves it, waits for
// the resolver within its own timeout, and starts again with the answer.
extension TransferLoop {
    /// Takes the transfer out of libcurl until the address of its next host is known.
    func lookUp(_ handle: EasyHandle, for transfer: Transfer) {
        let host = handle.hosts[handle.hostsLookedUp]
        handle.hostsLookedUp += 1
        handle.isAskingForAddress = false
        transfer.state = .resolving(handle, host)
        transfer.lookUpBegan = monotonicSeconds()
        resolving[ObjectIdentifier(transfer)] = transfer
        let mailbox = mailbox
        transfer.timer = Timers.shared.after(.seconds(transfer.secondsLeft)) { _ = mailbox.post(.resolved(transfer, nil)) }
        resolver.resolve(host.name) { _ = mailbox.post(.resolved(transfer, $0)) }
    }

    /// Continues a transfer.
    ///
    /// - Parameter answer: `nil` when its time is up.
    func resume(_ transfer: Transfer, with answer: NameResolver.Answer?) {
        guard case .resolving(let handle, let host) = transfer.state else { return }
        leaveResolver(transfer)
        switch answer {
        case .addresses(let addresses):
            guard transfer.secondsLeft > 0 else { return fail(transfer, handle, CURLE_OPERATION_TIMEDOUT) }
            guard handle.remember(addresses, of: host) else { return fail(transfer, handle, CURLE_OUT_OF_MEMORY) }
            send(transfer, with: handle)
        case .failure: fail(transfer, handle, host.isProxy ? CURLE_COULDNT_RESOLVE_PROXY : CURLE_COULDNT_RESOLVE_HOST)
        case nil: fail(transfer, handle, CURLE_OPERATION_TIMEDOUT)
        }
    }

    /// Ends the wait for an address, which others may continue with.
    func leaveResolver(_ transfer: Transfer) {
        resolving[ObjectIdentifier(transfer)] = nil
        transfer.timer?.cancel()
        transfer.timer = nil
        transfer.lookUpSeconds += monotonicSeconds() - transfer.lookUpBegan
    }

    private func fail(_ transfer: Transfer, _ handle: EasyHandle, _ code: CURLcode) {
        guard let endpoint = handle.endpoint else { return transfer.finish(.failure(.outOfMemory)) }
        let failure = TransferError(code: code, detail: String(cString: curl_easy_strerror(code)))
        keep(handle)
        transfer.finish(.failure(failure.error(for: transfer.request, at: endpoint)))
    }
}

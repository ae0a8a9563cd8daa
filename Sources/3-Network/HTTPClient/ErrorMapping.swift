import CCurl
import Glibc
import Platform

/// libcurl's report of a failed transfer, and a message for it that helps an operator.
struct TransferError {
    var code: CURLcode
    /// libcurl's own text.
    var detail: String
    /// `errno` of the failed connection attempt, or 0.
    var systemError: Int32 = 0
    /// The proxy's answer to CONNECT, or 0.
    var proxyStatus: Int = 0
    var violation: ResponseCollector.Violation?
    /// An address that the request may not go to.
    var refusedAddress: IPAddress?
    var milestones = Milestones()
    var bodyBytes = 0

    func error(for request: HTTPClientRequest, at endpoint: Endpoint) -> HTTPClientError {
        let phase = milestones.phase(usesTLS: endpoint.usesTLS)
        let (kind, text) = classify(request, endpoint, phase)
        return HTTPClientError(kind, text, phase: phase, timings: milestones.timings)
    }

    private func classify(
        _ request: HTTPClientRequest, _ endpoint: Endpoint, _ phase: HTTPClientError.Phase
    ) -> (HTTPClientError.Kind, String) {
        switch violation {
        case .bodyTooLarge: return (.tooLarge, "answer exceeds \(request.maximumBodyBytes) bytes")
        case .headersTooLarge: return (.http, "answer's headers exceed \(ResponseCollector.maximumHeaderBytes) bytes")
        case .malformedStatus: return (.http, "not an HTTP answer: its status is not a number of three digits")
        case nil: break
        }
        if let refusedAddress, [CURLE_COULDNT_CONNECT, CURLE_ABORTED_BY_CALLBACK].contains(code) {
            return (.addressRefused, "\(endpoint.host) is at \(refusedAddress), which is not allowed")
        }
        if proxyStatus >= 300 {
            return (.connect, "proxy refuses the tunnel to \(endpoint.place) with status \(proxyStatus)")
        }
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: return (.dns, "name \(endpoint.host) does not resolve")
        case CURLE_COULDNT_RESOLVE_PROXY: return (.dns, "the proxy's name does not resolve")
        case CURLE_COULDNT_CONNECT: return (.connect, connectText(request, endpoint))
        case CURLE_PROXY: return (.connect, "proxy failed: \(detail)")
        case CURLE_OPERATION_TIMEDOUT: return (.timeout, timeoutText(request, endpoint, phase))
        case CURLE_FILESIZE_EXCEEDED: return (.tooLarge, "answer exceeds \(request.maximumBodyBytes) bytes")
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR: return lost(request, endpoint, phase)
        default: return tlsText(request, endpoint).map { (.tls, $0) } ?? (.http, httpText(endpoint))
        }
    }

    private func connectText(_ request: HTTPClientRequest, _ endpoint: Endpoint) -> String {
        let peer = request.proxy == .none ? endpoint.place : "the proxy, on the way to \(endpoint.place)"
        switch systemError {
        case 0: return "no connection to \(peer): \(detail)"
        case ECONNREFUSED: return "connection refused by \(peer)"
        case ETIMEDOUT, EHOSTUNREACH, ENETUNREACH:
            return "no connection to \(peer): \(systemErrorText(systemError)); \(Self.unreachable)"
        case let other: return "no connection to \(peer): \(systemErrorText(other))"
        }
    }

    private static let unreachable = "a firewall, another address, or the device is off"

    private func timeoutText(
        _ request: HTTPClientRequest, _ endpoint: Endpoint, _ phase: HTTPClientError.Phase
    ) -> String {
        let limit = request.timeout.secondsText
        switch phase {
        case .preparing: return "no time left for a request"
        case .nameResolution: return "name \(endpoint.host) not resolved within \(limit)"
        case .connecting: return "no connection to \(endpoint.place) within \(limit): \(Self.unreachable)"
        case .tlsHandshake: return "no TLS handshake with \(endpoint.place) within \(limit)"
        case .waiting: return "no answer within \(limit)"
        case .receiving: return "answer not complete within \(limit), \(bodyBytes) bytes arrived"
        }
    }

    /// OpenSSL's message for bytes that are not TLS.
    private static let answersOfOtherProtocols = ["wrong version number", "packet length too long", "http request"]

    private func tlsText(_ request: HTTPClientRequest, _ endpoint: Endpoint) -> String? {
        switch code {
        case CURLE_PEER_FAILED_VERIFICATION: return "certificate not trusted: \(detail)"
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH: return "the certificate's public key is not the pinned one"
        case CURLE_SSL_CACERT_BADFILE:
            return "no certificate to trust can be read from \(request.tls.caFile ?? detail)"
        case CURLE_SSL_CERTPROBLEM: return "own certificate or key not usable: \(detail)"
        case CURLE_SSL_CONNECT_ERROR where Self.answersOfOtherProtocols.contains(where: { detail.contains($0) }):
            return "\(endpoint.place) does not speak TLS; is its url http://?"
        // Servers without TLS may also just close the connection; libcurl only reports that the call failed.
        case CURLE_SSL_CONNECT_ERROR where detail.contains("SSL_ERROR_SYSCALL") || detail.contains("unexpected eof"):
            return "\(endpoint.place) closed the connection during the TLS handshake; is its url http://?"
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
            CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_CLIENTCERT, CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED:
            return "TLS handshake failed: \(detail)"
        default: return nil
        }
    }

    /// The connection ended while it was in use.
    private func lost(
        _ request: HTTPClientRequest, _ endpoint: Endpoint, _ phase: HTTPClientError.Phase
    ) -> (HTTPClientError.Kind, String) {
        // In TLS 1.3 the device refuses the client's certificate after the client's part of the handshake: with an
        // alert, unless the connection ends first.
        if detail.contains("alert") {
            return (.tls, "refused by the device's TLS: \(detail)")
        }
        // libcurl's first message may concern the address of a socket that is already closed, which explains nothing.
        let cause = detail.hasPrefix("getpeername") ? "closed by the device" : detail
        let mayLackCertificate = phase == .waiting && endpoint.usesTLS && request.tls.certificateFile == nil
        let hint = mayLackCertificate && milestones.hasNewConnection ? " (does it want a client certificate?)" : ""
        return (.http, "connection to \(endpoint.place) lost: \(cause)\(hint)\(tlsHint(endpoint))")
    }

    /// An HTTPS server closes a connection on which a client speaks HTTP, or answers with a TLS alert.
    private func tlsHint(_ endpoint: Endpoint) -> String {
        !endpoint.usesTLS && bodyBytes == 0 && milestones.hasNewConnection ? "; does the device want https://?" : ""
    }

    private func httpText(_ endpoint: Endpoint) -> String {
        switch code {
        case CURLE_PARTIAL_FILE: "answer cut off: \(detail)"
        case CURLE_GOT_NOTHING: "\(endpoint.place) closed the connection without an answer\(tlsHint(endpoint))"
        // The scheme was checked before, so only an answer can be of an unsupported protocol.
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
            "not an HTTP answer: \(detail)"
                + (endpoint.usesTLS ? "" : "; does the device want https://, or is it another service?")
        case CURLE_BAD_CONTENT_ENCODING: "compressed answer damaged: \(detail)"
        default: "no valid answer: \(detail)"
        }
    }
}

extension Duration {
    /// Rounded up to a millisecond.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        let fraction = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return seconds.multipliedReportingOverflow(by: 1000).overflow ? .max / 2 : seconds * 1000 + fraction
    }

    /// `2 s`, `0.25 s`.
    var secondsText: String {
        let milliseconds = milliseconds
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(Double(milliseconds) / 1000) s"
    }
}

import CCurl
import Certificates

extension EasyHandle {
    /// Reads the result of a transfer, while the handle is still part of the multi handle.
    func outcome(
        _ code: CURLcode, of request: HTTPClientRequest, at endpoint: Endpoint, noting expiries: inout CertificateExpiries
    ) -> Transfer.Outcome {
        let isNewConnection = long(CURLINFO_NUM_CONNECTS) > 0
        if endpoint.usesTLS, isNewConnection, let expiry = CertificateExpiry.find(in: ccurl_info_leaf_certificate(curl)) {
            expiries.note(expiry, for: endpoint.identity)
        }
        guard code == CURLE_OK else {
            var error = failure(code).error(for: request, at: endpoint)
            if error.kind == .tls { error.certificate = leafCertificate }
            return .failure(error)
        }
        server.usualBodyBytes = response.body.count
        return .success(
            HTTPClientResponse(
                status: long(CURLINFO_RESPONSE_CODE),
                headers: ResponseHeaders(block: response.headerBlock),
                body: response.body,
                timings: milestones.timings,
                bytesReceived: long(CURLINFO_HEADER_SIZE) + Int(offset(CURLINFO_SIZE_DOWNLOAD_T)),
                connectionReused: !isNewConnection,
                certificateExpiry: endpoint.usesTLS ? expiries[endpoint.identity] : nil,
                certificate: request.endsWithHandshake ? leafCertificate : nil
            ))
    }

    /// Whether the transfer failed because the server had closed the connections that were kept. libcurl tries five of them and gives up, although a
    /// new one might work; there may be more when many requests went to one server, or to one proxy.
    func foundOnlyDeadConnections(_ code: CURLcode) -> Bool {
        [CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING].contains(code) && long(CURLINFO_NUM_CONNECTS) == 0
            && response.headerBlock.isEmpty && response.body.isEmpty
    }

    /// The server's own certificate, if this exchange saw one.
    private var leafCertificate: ServerCertificate? {
        CertificateLines.value(of: "Cert:", in: ccurl_info_leaf_certificate(curl))
            .flatMap { ServerCertificate(pem: Array($0.utf8)) }
    }

    private func failure(_ code: CURLcode) -> TransferError {
        TransferError(
            code: code,
            detail: failureText(code),
            systemError: Int32(truncatingIfNeeded: long(CURLINFO_OS_ERRNO)),
            proxyStatus: long(CURLINFO_HTTP_CONNECTCODE),
            violation: response.violation,
            refusedAddress: refusedAddress,
            milestones: milestones,
            bodyBytes: response.body.count
        )
    }
}

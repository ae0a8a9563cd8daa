import CMicroHTTPD

/// One request and its reply, from the request line to the last byte sent.
///
/// Made when the request line has been read, kept by libmicrohttpd as the request's context, released when the request
/// completes. Everything here runs on the thread of the connection's daemon.
final class Exchange {
    private let core: ServerCore
    private let connection: ServerConnection
    private let target: RequestTarget?
    private let targetLength: Int
    private var stage = Stage.line
    /// Assigned when the headers are complete; 0 before.
    private var identifier: UInt64 = 0
    private var method = ""
    private var headers: [(name: String, value: String)] = []
    private var certificate: ClientCertificate?
    private var body: [UInt8] = []
    private var bytesReceived = 0
    /// What counts against limits until the reply has been sent or given up.
    private var sent: (hold: WaitingBodies.Hold?, kept: (any AnyObject & Sendable)?) = (nil, nil)
    private var presence: ClientPresence?

    private enum Stage {
        case line
        case body
        case later(LaterReply)
        case answered
    }

    init(core: ServerCore, connection: ServerConnection, target: [UInt8]) {
        self.core = core
        self.connection = connection
        self.target = RequestTarget(target)
        targetLength = target.count
    }

    /// Words of the request line, in libmicrohttpd's memory.
    struct Head {
        let method: UnsafePointer<CChar>
        let target: UnsafePointer<CChar>
        let version: UnsafePointer<CChar>
    }

    /// libmicrohttpd calls first when the headers are complete, then for each piece of the body, then without a piece,
    /// and once more after a suspended connection was resumed.
    func proceed(_ handle: OpaquePointer, head: Head, upload: UnsafeRawBufferPointer) -> MHD_Result {
        switch stage {
        case .line:
            method = String(cString: head.method)
            return readHeaders(handle, head)
        case .body where upload.count > 0:
            return take(upload)
        case .body:
            return callHandler(handle)
        case .later(let reply):
            guard let response = reply.response else { return .NO }
            return answer(response, handle)
        case .answered:
            return .YES
        }
    }

    /// The request is over, successfully or not.
    func complete() {
        guard identifier > 0 else { return }
        presence?.detach()
        sent = (nil, nil)
        core.connections.enter(.idle, connection)
        core.requests.end()
    }

    private func readHeaders(_ handle: OpaquePointer, _ head: Head) -> MHD_Result {
        identifier = core.requests.begin()
        stage = .body
        core.connections.enter(.body, connection)
        headers = RequestHeaders.collect(handle)
        if let refusal = refusal(handle, head) { return answer(core.complete(refusal, .refused), handle) }
        return .YES
    }

    /// What is wrong with the headers of the request. Answered before the body is read.
    private func refusal(_ handle: OpaquePointer, _ head: Head) -> HTTPServerResponse? {
        let isExact = cmhd_head_is_exact(handle, head.method, head.target, targetLength, head.version)
        if let defect = RequestFraming.defect(method, headers, isExact: isExact) {
            return HTTPServerResponse(
                status: defect.status, text: defect.sentence + "\n", headers: [("Connection", "close")])
        }
        if target == nil {
            return HTTPServerResponse(
                status: 400, text: "The request target is malformed.\n", headers: [("Connection", "close")])
        }
        if RequestFraming.announcesMore(than: core.maximumBody, headers) { return tooLarge }
        switch core.checkClient(connection, handle) {
        case .accepted(let certificate): self.certificate = certificate
        case .refused(let reason): return HTTPServerResponse(status: 403, text: reason + "\n")
        }
        return nil
    }

    private var tooLarge: HTTPServerResponse {
        HTTPServerResponse(
            status: 413, text: "The request body exceeds \(core.maximumBody) bytes.\n", headers: [("Connection", "close")])
    }

    /// A body of unknown length may turn out too large. libmicrohttpd accepts no reply in the middle of one, so the rest is
    /// read and dropped, within reason.
    private func take(_ piece: UnsafeRawBufferPointer) -> MHD_Result {
        bytesReceived += piece.count
        if bytesReceived <= core.maximumBody {
            body.append(contentsOf: piece)
            return .YES
        }
        body = []
        return bytesReceived - core.maximumBody <= Self.droppedBytesLimit ? .YES : .NO
    }

    private static let droppedBytesLimit = 1 << 20

    private func callHandler(_ handle: OpaquePointer) -> MHD_Result {
        guard bytesReceived <= core.maximumBody else { return answer(core.complete(tooLarge, .refused), handle) }
        guard let target else { return .NO }
        core.connections.enter(.handling, connection)
        let presence = ClientPresence(connection, of: core)
        self.presence = presence
        let request = HTTPServerRequest(
            identifier: identifier, method: method, path: target.path, query: target.query, headers: headers, body: body,
            clientAddress: connection.client.host, clientPort: connection.client.port,
            isTLS: connection.credentials != nil, clientCertificate: certificate,
            presence: presence)
        body = []
        switch core.handler(request) {
        case .now(let response):
            return answer(response, handle)
        case .later(let work):
            let reply = LaterReply(identifier: identifier, network: connection.network, connection: handle, core: core)
            stage = .later(reply)
            reply.start(work)
            // Not before: a reply that is abandoned must be known as one that waits. What follows its delivery runs on this thread.
            presence.attach(reply)
            core.connections.enter(.handling, connection, presence: presence)
            return .YES
        }
    }

    /// - Parameter response: of the server itself, or of a handler that had it at once.
    private func answer(_ response: HTTPServerResponse, _ handle: OpaquePointer) -> MHD_Result {
        answer(AdmittedResponse(response, of: connection.network, in: core), handle)
    }

    private func answer(_ admitted: AdmittedResponse, _ handle: OpaquePointer) -> MHD_Result {
        let response = admitted.response
        stage = .answered
        presence?.detach()
        sent = (admitted.hold, response.kept)
        core.connections.enter(.sending, connection, hold: admitted.hold)
        guard let defect = response.defect else { return OutgoingResponse.queue(response, on: handle) }
        core.log("reply to \(method) \(target?.path ?? "") replaced by 500: \(defect)")
        let internalError = HTTPServerResponse(status: 500, text: "Internal error.\n")
        return OutgoingResponse.queue(core.complete(internalError, .inPlaceOfHandler), on: handle)
    }
}

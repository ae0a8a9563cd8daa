/// A reply that counts among those that wait to be sent, for as long as it is kept.
struct AdmittedResponse: Sendable {
    let response: HTTPServerResponse
    /// `nil` for a body too small to count.
    let hold: WaitingBodies.Hold?

    /// The reply, sharing the bytes of an equal one if there is one, or 503 when too many bytes wait: more than the client's share, or
    /// more than the limit of all although no slow reader occupies more than this client.
    init(_ response: HTTPServerResponse, of network: String, in core: ServerCore) {
        guard response.body.count >= WaitingBodies.smallest else {
            self.response = response
            hold = nil
            return
        }
        var hold = core.bodies.take(response.body, of: network)
        while hold == nil, core.bodies.fitsShare(response.body.count, of: network), core.connections.cutSlowReader(for: network) {
            hold = core.bodies.take(response.body, of: network)
        }
        guard let hold else {
            self.response = core.complete(Self.tooMuch, .noRoom)
            self.hold = nil
            return
        }
        var shared = response
        shared.body = hold.body
        self.response = shared
        self.hold = hold
    }

    private static let tooMuch = HTTPServerResponse(
        status: 503, text: "Too many answers wait to be read by their clients.\n", headers: [("Retry-After", "5")])
}

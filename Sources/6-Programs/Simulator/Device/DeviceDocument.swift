import HTTPServer
import JSON
import StatusDocument

/// A device's status document over time, rendered at most once a second, and only if something moves.
struct DeviceDocument {
    private let healthy: JSONValue
    private let live: LiveValues?
    private var rendered: (second: Double, response: HTTPServerResponse)?
    private let still: HTTPServerResponse

    /// - Parameter startUnixTime: the moment at which the values of the document are as they were written.
    init(_ configuration: SimulatedDeviceConfiguration, startUnixTime: Double) throws(SimulatorError) {
        do {
            healthy = try JSONValue(parsing: configuration.document)
        } catch {
            throw .document(device: configuration.name, reason: error.description)
        }
        if case .moving(let seed) = configuration.liveliness {
            live = LiveValues(document: healthy, seed: seed, startUnixTime: startUnixTime)
        } else {
            live = nil
        }
        still = Self.response(configuration.document)
    }

    /// The answer to `GET /api/status`.
    mutating func response(_ playback: Playback?, unixTime: Double) -> HTTPServerResponse {
        guard live != nil || playback != nil else { return still }
        let second = unixTime.rounded(.down)
        if let rendered, rendered.second == second { return rendered.response }
        let response = Self.response(tree(playback, unixTime: second).written())
        rendered = (second, response)
        return response
    }

    /// Invalidates the rendered document, because the device was set to behave differently.
    mutating func invalidate() {
        rendered = nil
    }

    /// The document as it is at a moment.
    func tree(_ playback: Playback?, unixTime: Double) -> JSONValue {
        let tree = live?.document(unixTime: unixTime) ?? healthy
        return playback?.document(from: tree, unixTime: unixTime) ?? tree
    }

    /// A document with one part of the status tree instead of the whole: the answer to `GET /api/status/system`.
    func part(_ path: [String], _ playback: Playback?, unixTime: Double) -> HTTPServerResponse? {
        var tree = tree(playback, unixTime: unixTime.rounded(.down))
        guard let part = tree[path: JSONPath(steps: ["data"] + path)] else { return nil }
        tree.set("data", part)
        tree.change("links/self") { link in
            link = .string((link.string ?? "") + "/" + path.joined(separator: "/"))
        }
        return Self.response(tree.written())
    }

    private static func response(_ body: [UInt8]) -> HTTPServerResponse {
        HTTPServerResponse(status: 200, headers: [("Content-Type", "application/json")], body: body)
    }
}

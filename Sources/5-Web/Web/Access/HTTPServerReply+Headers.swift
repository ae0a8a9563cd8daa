import HTTPServer
import Text

extension HTTPServerReply {
    /// The same with the header fields that every answer has.
    ///
    /// - Parameter fields: those of the web configuration.
    func completed(with fields: [(name: String, value: String)]) -> HTTPServerReply { map { $0.completed(with: fields) } }

    /// The same with another response, made from this one when it is ready.
    func map(_ change: @escaping @Sendable (HTTPServerResponse) -> HTTPServerResponse) -> HTTPServerReply {
        switch self {
        case .now(let response): .now(change(response))
        case .later(let work): .later { change(await work()) }
        }
    }

    /// The response, when it is ready.
    func response() async -> HTTPServerResponse {
        switch self {
        case .now(let response): response
        case .later(let work): await work()
        }
    }
}

extension HTTPServerResponse {
    /// With the configured fields instead of those of the same name: the operator's fields override a page's
    /// own. Unless a page states otherwise, answers must not be cached or interpreted as another type.
    func completed(with fields: [(name: String, value: String)]) -> HTTPServerResponse {
        var response = self
        if !fields.isEmpty {
            response.headers.removeAll { header in fields.contains { $0.name.isSame(ignoringCase: header.0) } }
            response.headers += fields.map { ($0.name, $0.value) }
        }
        for (name, value) in Self.common where !response.headers.contains(where: { $0.0.isSame(ignoringCase: name) }) {
            response.headers.append((name, value))
        }
        return response
    }

    private static let common = [("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")]
}

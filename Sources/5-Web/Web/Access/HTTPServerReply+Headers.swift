import HTTPServer

extension HTTPServerReply {
    /// The same with header fields in place of those of the same name.
    func adding(_ fields: [(name: String, value: String)]) -> HTTPServerReply {
        guard !fields.isEmpty else { return self }
        switch self {
        case .now(let response): return .now(response.adding(fields))
        case .later(let work): return .later { await work().adding(fields) }
        }
    }

    /// The response, when it is there.
    func response() async -> HTTPServerResponse {
        switch self {
        case .now(let response): response
        case .later(let work): await work()
        }
    }
}

extension HTTPServerResponse {
    fileprivate func adding(_ fields: [(name: String, value: String)]) -> HTTPServerResponse {
        var response = self
        // What the operator asks for counts more than what a page has by itself.
        let names = Set(fields.map { $0.name.lowercased() })
        response.headers.removeAll { names.contains($0.0.lowercased()) }
        response.headers += fields.map { ($0.name, $0.value) }
        return response
    }
}

import HTTPServer
import Metrics
import Threading

/// The result of content negotiation by the Accept and Accept-Encoding headers.
struct Negotiation: Equatable, Sendable {
    /// The format to answer in.
    var format: TextFormat
    /// Whether the answer may be compressed with gzip.
    var acceptsGzip: Bool

    init(_ request: HTTPServerRequest) {
        let accept = request.headerValues("Accept").joined(separator: ",")
        let acceptEncoding = request.headerValues("Accept-Encoding").joined(separator: ",")
        // A Prometheus sends the same headers with every scrape, so the last result is mostly the next one too.
        if let last = Self.last.withLock({ $0 }), last.accept == accept, last.acceptEncoding == acceptEncoding {
            self = last.result
            return
        }
        self.init(accept: accept, acceptEncoding: acceptEncoding)
        let result = self
        Self.last.withLock { $0 = (accept, acceptEncoding, result) }
    }

    private static let last = Lock<(accept: String, acceptEncoding: String, result: Negotiation)?>(nil)

    init(accept: String, acceptEncoding: String) {
        format = Self.format(accept)
        let encodings = acceptEncoding.split(separator: ",").prefix(32).map { WeightedItem($0) }
        acceptsGzip = encodings.contains { $0.name == "gzip" && $0.weight > 0 }
    }

    /// The format with the greatest weight; of equal ones the first. Without a match it is the classic text format,
    /// which every such client reads, rather than an error.
    private static func format(_ accept: String) -> TextFormat {
        var best: (format: TextFormat, weight: Double)?
        for item in accept.split(separator: ",").prefix(32).map({ WeightedItem($0) }) where item.weight > 0 {
            guard let format = format(item), item.weight > best?.weight ?? 0 else { continue }
            best = (format, item.weight)
        }
        return best?.format ?? .prometheus
    }

    private static func format(_ item: WeightedItem) -> TextFormat? {
        switch item.name {
        case "application/openmetrics-text":
            // Version 0.0.1 differs from 1.0.0; an escaping of dots would require other names.
            let isOurs = ["1.0.0", ""].contains(item.parameters["version"] ?? "") && item.parameters["escaping"] != "dots"
            return isOurs ? .openMetrics : nil
        case "text/plain":
            // text/plain 1.0.0 only adds names with other characters, so 0.0.4 is valid for it as well.
            return .prometheus
        case "text/*", "*/*": return .prometheus
        default: return nil
        }
    }
}

/// One item of a header such as `text/plain;version=0.0.4;q=0.5`.
struct WeightedItem: Equatable {
    let name: String
    var parameters: [String: String] = [:]
    /// 0 to 1; 1 when none is given, 0 when it cannot be read.
    var weight = 1.0

    init(_ text: Substring) {
        let parts = text.split(separator: ";").map { $0.trimmed }
        name = (parts.first ?? "").lowercased()
        for part in parts.dropFirst().prefix(16) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { $0.trimmed }
            guard pair.count == 2 else { continue }
            let value = pair[1].hasPrefix("\"") ? pair[1].dropFirst().prefix { $0 != "\"" } : pair[1]
            if pair[0].lowercased() == "q" {
                weight = Double(value).map { $0.isFinite ? min(max($0, 0), 1) : 0 } ?? 0
            } else {
                parameters[pair[0].lowercased()] = value.lowercased()
            }
        }
    }
}

extension Substring {
    /// Without surrounding blanks.
    fileprivate var trimmed: Substring {
        var text = self
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}

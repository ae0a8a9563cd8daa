import HTTPServer
import Text

/// Why the parameters of a request are invalid. Answered with 400.
struct ParameterError: Error, Equatable, CustomStringConvertible {
    /// The sentence for the client.
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// The answer.
    var response: HTTPServerResponse { HTTPServerResponse(status: 400, text: description + "\n") }
}

extension HTTPServerRequest {
    /// Refuses parameters that the page would ignore: a mistyped filter must not select all devices.
    ///
    /// - Parameters:
    ///   - known: the parameters that the page understands.
    ///   - single: those of them with a single value; a second one would be ignored.
    /// - Throws: the sentence about the first one that is unknown or repeated.
    func checkParameters(_ known: Set<String>, single: Set<String>) throws(ParameterError) {
        if let stranger = query.first(where: { !known.contains($0.name) })?.name {
            // Truncated: a client may send kilobytes.
            let hint = spellingHint(for: String(stranger.prefix(60)), known: known)
            throw ParameterError("There is no parameter \(quotedText(stranger))" + hint)
        }
        var seen: Set<String> = []
        for parameter in query where single.contains(parameter.name) {
            guard seen.insert(parameter.name).inserted else {
                throw ParameterError("The parameter \(quotedText(parameter.name)) can have one value only.")
            }
        }
    }
}

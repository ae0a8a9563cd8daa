import Text
import YAML

extension LinkTemplate {
    /// Reads a template.
    ///
    /// - Throws: `URLSyntaxError`, what is wrong with it.
    init(name: String, parsing text: String) throws(URLSyntaxError) {
        guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix) else {
            throw URLSyntaxError("it must begin with https:// or http://")
        }
        let authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        guard !authority.isEmpty else { throw URLSyntaxError("it has no host") }
        guard !authority.contains("@") else {
            throw URLSyntaxError("credentials do not belong in it: pages show it to everybody")
        }
        guard text.unicodeScalars.allSatisfy({ isPrintable($0) && !" \"'<>\\^`|".unicodeScalars.contains($0) }) else {
            throw URLSyntaxError("it has characters that must be percent-encoded")
        }
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(where: { "{}".contains($0) }) {
            guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
                throw URLSyntaxError("a brace has no partner; a brace that is meant is written %7B or %7D")
            }
            let word = String(rest[rest.index(after: open)..<close])
            guard let place = Place(word) else {
                throw URLSyntaxError(
                    "\(quotedText("{\(word)}")) stands for nothing; a brace that is meant is written %7B"
                        + spellingHint(for: word, known: Place.names))
            }
            let isHost = open < authority.endIndex
            if isHost, place != .host { throw URLSyntaxError("only {host} can be used as the host") }
            pieces += [.text(String(rest[..<open])), .place(place, isHost: isHost)]
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(.text(String(rest)))
        _ = try HostAndPort(parsing: Substring(authority.replacing("{host}", with: "host")))
        self.init(name: name, text: text, pieces: pieces.filter { $0 != .text("") })
    }
}

extension ConfigurationLoader {
    /// Links to other systems that pages show.
    func links(_ elements: [ValueReader]) -> [LinkTemplate] {
        var names: Set<String> = []
        return elements.compactMap { element in
            element.mapping { section -> LinkTemplate? in
                let name = section.required("name")
                let nameText = name.flatMap(nameRule)
                if let name, let nameText, !names.insert(nameText).inserted {
                    name.report("another link has the name \(quotedText(nameText)) already")
                }
                let url = section.required("url")
                guard let nameText, let url else { return nil }
                return url.parsed("the link's URL is not accepted: ") { text throws(URLSyntaxError) in
                    try LinkTemplate(name: nameText, parsing: text)
                }
            }
        }
    }
}

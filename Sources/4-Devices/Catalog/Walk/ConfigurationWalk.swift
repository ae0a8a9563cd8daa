import Metrics
import Secrets
import StatusDocument
import Text

extension CompiledCatalog {
    /// Maps the device's configuration (`/api/config`), generically: no entry knows any of it.
    ///
    /// The series have the label `model` `config` and a path that starts with `config.`, so that they do not collide with the
    /// status. Possible secrets are not exported: neither a value whose keys or form suggest one, nor anything beside a
    /// name that does.
    ///
    /// - Parameters:
    ///   - limit: the maximum number of series; further values are counted. 0 for none.
    ///   - samples: where the samples go, before they are sorted; those of the device.
    public func walkConfiguration(
        _ document: StatusDocument, limit: Int, into samples: inout SampleSet
    ) {
        guard limit > 0 else { return }
        let labels = samples.labels(samples.labels(SampleSet.noLabels, adding: "slot", ""), adding: "model", "config")
        var walk = ConfigurationWalk(document: document, generic: generic, limit: limit, labels: labels, samples: samples)
        // Where the answer contains status and configuration side by side, only the latter is meant.
        if let data = document.member("data", of: document.root) {
            walk.visit(document.member("config", of: data) ?? data, keys: [], path: "config")
        }
        if walk.dropped > 0 { walk.samples.add(generic.dropped, labels, Double(walk.dropped)) }
        samples = walk.samples
    }
}

/// Walks a configuration and takes the values that may be exported.
private struct ConfigurationWalk {
    let document: StatusDocument
    let generic: GenericFamilies
    let limit: Int
    let labels: LabelSet
    var samples: SampleSet
    var used = 0
    var dropped = 0

    /// - Parameters:
    ///   - keys: the keys that lead to `node`.
    ///   - path: the same for people, with the identities of elements.
    ///   - isElement: whether `node` is an element of an array, whose members do not stand for elements of their own.
    mutating func visit(_ node: Node, keys: [ArraySlice<UInt8>], path: String, isElement: Bool = false) {
        let isOfOthers = !isElement && keys.last.map { Self.lists.contains(Token($0)) } ?? false
        switch document.kind(node) {
        case .object:
            guard !isAboutSecret(node) else { return }
            for (position, child) in document.children(node).enumerated() {
                let key = document.key(child)
                guard !SecretSigns.isTelling(key: key), !SecretSigns.isTelling(value: key) else { continue }
                let name = !isOfOthers && Self.isPublic(key) ? text(key) : "\(position)"
                visit(child, keys: keys + [key], path: "\(path).\(name)")
            }
        case .array:
            for (position, child) in document.children(node).enumerated() {
                let own = document.member("object-id", of: child).map(document.string) ?? []
                let name = !isOfOthers && Self.isPublic(own) ? text(own) : "\(position)"
                visit(child, keys: keys, path: "\(path).\(name)", isElement: true)
            }
        case .null, .bool, .number, .string: leaf(node, keys: keys, path: path)
        }
    }

    private mutating func leaf(_ node: Node, keys: [ArraySlice<UInt8>], path: String) {
        let decision = GenericPolicy.decide(document, node, GenericPolicy.admission(of: keys, document.kind(node)))
        let text = document.string(node)
        switch decision {
        case .leftOut: return
        // A long number in text is as likely a PIN as a measurement.
        case .number where document.kind(node) == .string && text.filter(\.isDigit).count > 5: return
        case .word where !Self.isState(text): return
        case .number, .word: break
        }
        guard used < limit else {
            dropped += 1
            return
        }
        used += 1
        let labels = samples.labels(labels, adding: "path", path)
        switch decision {
        case .number(let number): samples.add(generic.value, labels, number)
        case .word: samples.add(generic.state, samples.labels(labels, adding: "state", text), 1)
        case .leftOut: break
        }
    }

    /// Whether an object's own name suggests a secret: `{"object-id": "snmp-community", "value": …}`.
    private func isAboutSecret(_ node: Node) -> Bool {
        document.children(node).contains { child in
            guard document.kind(child) == .string, let key = document.keyToken(child), Self.naming.contains(key) else {
                return false
            }
            return SecretSigns.isTelling(key: document.string(child))
        }
    }

    private static let naming: Set<Token> = [
        "object-id", "id", "name", "type", "kind", "field", "option", "parameter", "label", "title", "description", "usage",
    ]

    /// Parts of the configuration whose elements are people or other devices.
    private static let lists: Set<Token> = [
        "users", "user", "accounts", "account", "logins", "administrators", "hosts", "servers", "clients", "peers", "receivers",
        "managers", "recipients", "members", "nodes", "associations", "domains",
    ]

    /// Whether a key or identity is a word of the firmware rather than someone's name or address.
    private static func isPublic(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, first.isASCIILetter, text.count <= GenericPolicy.maximumWordBytes else { return false }
        guard text.allSatisfy({ $0.isAlphanumeric || "-_ ".utf8.contains($0) }) else { return false }
        return !SecretSigns.isTelling(key: text)
    }

    /// Whether a word is a state rather than something that someone made up: one case, digits in one row at most.
    private static func isState(_ text: ArraySlice<UInt8>) -> Bool {
        guard !SecretSigns.isTelling(value: text), !SecretSigns.isTelling(key: text) else { return false }
        let letters = text.filter(\.isASCIILetter)
        let rest = letters.dropFirst()
        let isOneCase = rest.allSatisfy { $0.lowercased == $0 } || letters.allSatisfy { $0.lowercased != $0 }
        let digits = text.split { !$0.isDigit }
        return isOneCase && digits.count <= 1 && (digits.first?.count ?? 0) <= 4
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}

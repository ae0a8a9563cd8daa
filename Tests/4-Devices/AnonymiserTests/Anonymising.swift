import Anonymiser
import Foundation
import TestFiles

/// A document with its anonymised form, both as Foundation reads them.
struct Anonymising {
    let document: AnonymisedDocument
    let original: Any
    let result: Any

    init(_ bytes: [UInt8]) throws {
        document = try AnonymisedDocument(bytes)
        original = try JSONSerialization.jsonObject(with: Data(bytes))
        result = try JSONSerialization.jsonObject(with: Data(document.json))
    }

    /// How a text is written in JSON, without the quotes.
    static func literal(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// The texts of the leaves, with the keys that lead to them.
    static func leaves(_ value: Any, _ keys: [String] = []) -> [(keys: [String], text: String)] {
        switch value {
        case let object as [String: Any]: object.keys.sorted().flatMap { leaves(object[$0] as Any, keys + [$0]) }
        case let array as [Any]: array.flatMap { leaves($0, keys) }
        case let text as String: [(keys, text)]
        default: [(keys, "\(value)")]
        }
    }
}

/// What becomes of `{"key": value}`, the value as JSON text.
func anonymised(_ key: String, _ value: String) throws -> String {
    let json = try AnonymisedDocument(Array(#"{"\#(key)": \#(value)}"#.utf8)).json
    let line = String(decoding: json, as: UTF8.self).split(separator: "\n")[1]
    return String(line.drop { $0 != ":" }.dropFirst(2))
}

/// What becomes of a whole document, on one line.
func anonymised(_ json: String) throws -> String {
    let lines = String(decoding: try AnonymisedDocument(Array(json.utf8)).json, as: UTF8.self).split(separator: "\n")
    return lines.map { String($0.drop { $0 == " " }) }.joined()
}

/// The status documents that are at hand: the fixtures and, where they exist, the recordings of real devices.
enum Documents {
    static let all: [String] = ["Fixtures", "docs/examples", "../shared/captures"].flatMap { folder in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: projectRoot.appending(path: folder).path)) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted().map { "\(folder)/\($0)" }
    }

    static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: projectRoot.appending(path: name))) }
}

import Foundation

/// A fixture with a few values changed, as on a device's bad day.
struct ChangedDocument {
    private var root: Any

    init(_ fixture: String) throws {
        root = try JSONSerialization.jsonObject(with: Data(try Documents.fixture(fixture)), options: .fragmentsAllowed)
    }

    /// The document's bytes, keys sorted.
    var json: [UInt8] {
        get throws { [UInt8](try JSONSerialization.data(withJSONObject: root, options: [.sortedKeys, .fragmentsAllowed])) }
    }

    /// Puts a value, written as JSON, in place of what stands at the path. Elements of lists are named by their `object-id`.
    func setting(_ path: String, _ json: String) throws -> ChangedDocument {
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
        return changed(path) { _ in value }
    }

    /// Removes what stands at the path.
    func removing(_ path: String) -> ChangedDocument { changed(path) { _ in nil } }

    private func changed(_ path: String, _ change: (Any?) -> Any?) -> ChangedDocument {
        var copy = self
        copy.root = Self.change(root, path.split(separator: "/").map(String.init)[...], change) ?? NSNull()
        return copy
    }

    private static func change(_ node: Any, _ keys: ArraySlice<String>, _ change: (Any?) -> Any?) -> Any? {
        guard let key = keys.first else { return change(node) }
        if var object = node as? [String: Any] {
            object[key] =
                keys.count == 1 ? change(object[key]) : object[key].flatMap { self.change($0, keys.dropFirst(), change) }
            return object
        }
        guard var list = node as? [Any] else { return node }
        guard let place = list.firstIndex(where: { ($0 as? [String: Any])?["object-id"] as? String == key }) else { return node }
        if let value = self.change(list[place], keys.dropFirst(), change) { list[place] = value } else { list.remove(at: place) }
        return list
    }
}

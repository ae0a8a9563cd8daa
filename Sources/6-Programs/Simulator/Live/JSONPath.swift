import JSON

/// The way to values in a document, as LTOS addresses them: keys, and object-ids for the elements of an array, with
/// slashes between (`data/network/ports/lan0/speed`). `*` stands for all children, `chassis*` for all that begin so.
struct JSONPath: Sendable, Hashable, ExpressibleByStringLiteral {
    let steps: [String]

    static func matches(_ step: String, _ name: String) -> Bool {
        step == name || step.hasSuffix("*") && name.hasPrefix(step.dropLast())
    }
}

extension JSONPath {
    init(stringLiteral text: String) {
        steps = text.split(separator: "/").map(String.init)
    }
}

extension JSONValue {
    /// The first value at a path.
    subscript(path path: JSONPath) -> JSONValue? {
        find(path.steps[...])
    }

    private func find(_ steps: ArraySlice<String>) -> JSONValue? {
        guard let step = steps.first else { return self }
        switch self {
        case .array(let elements):
            for element in elements where element.isElement(step) {
                if let found = element.find(steps.dropFirst()) { return found }
            }
        case .object(let members):
            for member in members where JSONPath.matches(step, member.key) {
                if let found = member.value.find(steps.dropFirst()) { return found }
            }
        default: break
        }
        return nil
    }

    /// Changes every value at a path; missing values are not created, so a scenario changes only what a device has.
    mutating func change(_ path: JSONPath, _ body: (inout JSONValue) -> Void) {
        change(path.steps[...], body)
    }

    /// Sets every value at a path that is there.
    mutating func set(_ path: JSONPath, _ value: JSONValue) {
        change(path) { $0 = value }
    }

    private mutating func change(_ steps: ArraySlice<String>, _ body: (inout JSONValue) -> Void) {
        guard let step = steps.first else { return body(&self) }
        forEachChild { name, child in
            if JSONPath.matches(step, name) { child.change(steps.dropFirst(), body) }
        }
    }

    /// Visits the children of an array or object with their names: the key, or in an array the object-id.
    mutating func forEachChild(_ body: (String, inout JSONValue) -> Void) {
        switch self {
        case .array(var elements):
            // Releases the storage first: with a single owner, the array is changed in place.
            self = .null
            for index in elements.indices { body(elements[index]["object-id"]?.string ?? "", &elements[index]) }
            self = .array(elements)
        case .object(var members):
            self = .null
            for index in members.indices { body(members[index].key, &members[index].value) }
            self = .object(members)
        default: break
        }
    }

    /// Visits every value that is not a container with the keys that lead to it.
    mutating func forEachLeaf(_ body: ([String], inout JSONValue) -> Void) {
        var path: [String] = []
        visitLeaves(&path, body)
    }

    private mutating func visitLeaves(_ path: inout [String], _ body: ([String], inout JSONValue) -> Void) {
        switch self {
        case .array, .object:
            forEachChild { name, child in
                path.append(name)
                child.visitLeaves(&path, body)
                path.removeLast()
            }
        default: body(path, &self)
        }
    }

    private func isElement(_ step: String) -> Bool {
        JSONPath.matches(step, self["object-id"]?.string ?? "")
    }
}

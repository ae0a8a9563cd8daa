import JSON

extension JSONValue {
    /// An object with one member.
    static func object(_ key: String, _ value: JSONValue) -> JSONValue { .object([Member(key, value)]) }

    /// What both say: members of objects of the same place together, the first elements of arrays together; else `other`.
    func merged(with other: JSONValue) -> JSONValue {
        switch (self, other) {
        case (.object(var members), .object(let others)):
            for member in others {
                if let index = members.firstIndex(where: { $0.key == member.key }) {
                    members[index].value = members[index].value.merged(with: member.value)
                } else {
                    members.append(member)
                }
            }
            return .object(members)
        case (.array(let elements), .array(let others)):
            guard let one = elements.first, let another = others.first else { return elements.isEmpty ? other : self }
            return .array([one.merged(with: another)] + elements.dropFirst() + others.dropFirst())
        default: return other
        }
    }

    /// All these together.
    static func merging(_ values: [JSONValue]) -> JSONValue { values.reduce(.object([])) { $0.merged(with: $1) } }

    /// In one line.
    var line: String { String(decoding: written(), as: UTF8.self) }
}

import Anonymiser
import JSON
import StatusDocument
import Text

extension FuzzTarget {
    /// An anonymised document: the same structure, and no value that was replaced anywhere remains anywhere.
    static let capture = FuzzTarget(
        "capture", .json,
        seeds: ["m600-gps", "m300-dcf77", "quirks", "envelope-data-status", "m1000-rsc-rel", "api-v10"].map {
            "Fixtures/\($0).json"
        }
    ) {
        { input in
            guard let original = try? JSONValue(parsing: input) else { return }
            let document: AnonymisedDocument
            do throws(StatusDocumentError) {
                document = try AnonymisedDocument(input)
            } catch {
                throw Finding("capture: refused what can be read: \(error)")
            }
            guard let result = try? JSONValue(parsing: document.json) else { throw Finding("capture: the result cannot be read") }
            var comparison = CaptureComparison()
            try comparison.compare(original, result, at: "")
            try comparison.expectNothingLeft()
        }
    }
}

/// What of a document was replaced, and what its anonymised form still holds.
private struct CaptureComparison {
    private var replaced: Set<String> = []
    private var left: Set<String> = []
    /// Words of the firmware's own, which may be the name of a host by chance.
    private var vocabulary: Set<String> = []

    mutating func compare(_ original: JSONValue, _ result: JSONValue, at key: String) throws {
        switch (original, result) {
        case (.object(let members), .object(let others)):
            try expect(members.count == others.count, "capture: \(others.count) of \(members.count) members at \(key)")
            for (member, other) in zip(members, others) {
                compare(member.key, other.key)
                try compare(member.value, other.value, at: member.key)
            }
        case (.array(let elements), .array(let others)):
            try expect(elements.count == others.count, "capture: \(others.count) of \(elements.count) elements at \(key)")
            for (element, other) in zip(elements, others) { try compare(element, other, at: key) }
        case (.string(let text), .string(let other)):
            if Self.namesOfKinds.contains(key) { vocabulary.formUnion(Self.words(text)) }
            compare(text, other)
        case (.number(let digits), .number(let other)): compare(digits, other)
        case (.bool, .bool), (.null, .null): try expect(original == result, "capture: another value at \(key)")
        default: throw Finding("capture: another type at \(key)")
        }
    }

    func expectNothingLeft() throws {
        let leaks = replaced.subtracting(vocabulary).intersection(left)
        try expect(leaks.isEmpty, "capture: replaced in one place and left in another: \(leaks.sorted().joined(separator: ", "))")
    }

    private mutating func compare(_ original: String, _ result: String) {
        let after = Self.words(result)
        replaced.formUnion(Self.words(original).subtracting(after))
        left.formUnion(after)
    }

    /// The words of a text that may tell one device from another: long enough, and with a digit.
    private static func words(_ text: String) -> Set<String> {
        let isInside: (UInt8) -> Bool = { $0.isAlphanumeric || $0 >= 0x80 || "._:@-".utf8.contains($0) }
        let isEnd: (UInt8) -> Bool = { "._:@-".utf8.contains($0) }
        let words = text.lowercased().utf8.split { !isInside($0) }.map {
            Array($0.drop(while: isEnd).reversed().drop(while: isEnd).reversed())
        }
        return Set(words.filter { $0.count >= 6 && $0.contains(where: \.isDigit) }.map(\.text))
    }

    private static let namesOfKinds: Set<String> = ["model", "type", "slot-id", "slot-type", "id", "object-id"]
}

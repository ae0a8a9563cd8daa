/// Where the values of a JSON text stand, for tests that put others in their place.
struct JSONPlaces {
    /// A value.
    struct Place {
        /// The keys that lead to it; elements of lists of slots by their place, all others as `*`.
        let pattern: String
        let range: Range<Int>
        let kind: UInt8

        var isContainer: Bool { kind == UInt8(ascii: "{") || kind == UInt8(ascii: "[") }
        /// How many containers are around it.
        var depth: Int { pattern.utf8.count { $0 == UInt8(ascii: "/") } }
    }

    private(set) var places: [Place] = []
    let json: [UInt8]
    private var index = 0

    /// - Parameter json: one valid document.
    init(_ json: [UInt8]) {
        self.json = json
        visit("")
    }

    /// One place of each pattern, the first.
    var different: [Place] {
        var seen: Set<String> = []
        return places.filter { seen.insert($0.pattern).inserted }
    }

    /// The document with other values at places of which none is inside of another.
    func replacing(_ changes: [(place: Place, value: String)]) -> [UInt8] {
        var (result, end): ([UInt8], Int) = ([], 0)
        for change in changes.sorted(by: { $0.place.range.lowerBound < $1.place.range.lowerBound }) {
            result += json[end..<change.place.range.lowerBound]
            result += change.value.utf8
            end = change.place.range.upperBound
        }
        return result + json[end...]
    }

    private mutating func visit(_ pattern: String) {
        skipBlanks()
        let (start, kind) = (index, json[index])
        let number = places.count
        places.append(Place(pattern: pattern, range: start..<start, kind: kind))
        switch kind {
        case UInt8(ascii: "\""): _ = string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): members(pattern, isObject: kind == UInt8(ascii: "{"))
        default: while index < json.count, !" \t\r\n,]}".utf8.contains(json[index]) { index += 1 }
        }
        places[number] = Place(pattern: pattern, range: start..<index, kind: kind)
    }

    private mutating func members(_ pattern: String, isObject: Bool) {
        index += 1
        var place = 0
        while true {
            skipBlanks()
            if json[index] == UInt8(ascii: ",") {
                index += 1
            } else if "]}".utf8.contains(json[index]) {
                index += 1
                return
            } else if isObject {
                let key = string()
                skipBlanks()
                index += 1
                visit("\(pattern)/\(key)")
            } else {
                visit(pattern.hasSuffix("/slots") ? "\(pattern)/\(place)" : "\(pattern)/*")
                place += 1
            }
        }
    }

    private mutating func string() -> String {
        let start = index + 1
        index += 1
        while json[index] != UInt8(ascii: "\"") { index += json[index] == UInt8(ascii: "\\") ? 2 : 1 }
        index += 1
        return String(decoding: json[start..<index - 1], as: UTF8.self)
    }

    private mutating func skipBlanks() {
        while index < json.count, " \t\r\n".utf8.contains(json[index]) { index += 1 }
    }
}

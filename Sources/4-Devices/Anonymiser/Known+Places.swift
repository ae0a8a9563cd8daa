import JSON
import Text

extension Known {
    /// Notes the places that the numbers of an object or a list reveal together.
    ///
    /// - Parameters:
    ///   - keys: the keys that lead to `tree`.
    ///   - context: what they say.
    mutating func insert(placesOf tree: JSONValue, keys: [[UInt8]], _ context: Context) {
        let numbers = tree.children.map { PlainNumber($0) }
        insertTriples(numbers)
        switch tree {
        case .object(let members): insertCoordinates(members)
        case .array: insertPairs(numbers.compactMap(\.self), isPosition: context.kind == .position && !context.isDoubtful)
        default: break
        }
    }

    /// Three numbers in a row that only coordinates from the centre of the Earth can be.
    private mutating func insertTriples(_ numbers: [PlainNumber?]) {
        guard numbers.count >= 3 else { return }
        for index in 0..<(numbers.count - 2) {
            guard let x = numbers[index], let y = numbers[index + 1], let z = numbers[index + 2],
                let place = Place(x: x.value, y: y.value, z: z.value)
            else { continue }
            places.insert(place, decimals: 5)
        }
    }

    private mutating func insertPairs(_ numbers: [PlainNumber], isPosition: Bool) {
        guard (2...3).contains(numbers.count) else { return }
        let (first, second) = (numbers[0], numbers[1])
        let isPair = PositionText.isPair(first.value, first.decimals, second.value, second.decimals)
        guard isPair || (isPosition && abs(first.value) <= 90 && abs(second.value) <= 180) else { return }
        let altitude = numbers.count == 3 ? numbers[2].value : nil
        places.insert(
            Place(latitude: first.value, longitude: second.value, altitude: altitude),
            decimals: min(first.decimals, second.decimals))
    }

    private mutating func insertCoordinates(_ members: [JSONValue.Member]) {
        func coordinate(_ beginnings: [String]) -> PlainNumber? {
            for member in members {
                let words = KeyWords.words(Array(member.key.utf8))
                if words.contains(where: { word in beginnings.contains(word) }),
                    let number = PlainNumber(member.value) ?? PlainNumber(partsOfDegree: member.value)
                {
                    return number
                }
            }
            return nil
        }
        let latitude = coordinate(["lat", "latitude"])
        let longitude = coordinate(["lon", "lng", "long", "longitude"])
        guard latitude != nil || longitude != nil else { return }
        let decimals = min(latitude?.decimals ?? 9, longitude?.decimals ?? 9)
        // Some write the whole as an integer of small parts of a degree, which is found by its digits.
        guard abs(latitude?.value ?? 0) <= 90, abs(longitude?.value ?? 0) <= 180 else { return }
        places.insert(
            Place(
                latitude: latitude?.value, longitude: longitude?.value,
                altitude: coordinate(["alt", "altitude", "height"])?.value), decimals: decimals)
    }
}

/// A value that is nothing but a number, be it written as one or as a text.
private struct PlainNumber {
    let value: Double
    let decimals: Int

    /// Degrees with minutes, and perhaps seconds, each a number of its own.
    init?(partsOfDegree value: JSONValue) {
        let parts = value.children.compactMap { PlainNumber($0) }
        guard (2...3).contains(parts.count), parts.count == value.children.count,
            parts.dropFirst().allSatisfy({ (0..<60).contains($0.value) })
        else { return nil }
        self.value = parts.reversed().reduce(0) { $0 / 60 + $1.value }
        decimals = (parts.last?.decimals ?? 0) + 2 * (parts.count - 1)
    }

    init?(_ value: JSONValue) {
        let text: String
        switch value {
        case .number(let digits): text = digits
        case .string(let digits): text = digits
        default: return nil
        }
        guard let number = Double(text), number.isFinite else { return nil }
        self.value = number
        let fraction = text.utf8.drop { $0 != UInt8(ascii: ".") }.dropFirst().prefix(while: \.isDigit)
        decimals = fraction.count
    }
}

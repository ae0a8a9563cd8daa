import Text

/// Positions in a text: degrees with minutes and seconds, degrees with a fraction, coordinates in metres.
struct PositionText {
    /// Where the digits are that reveal a place.
    private(set) var ranges: [Range<Int>] = []
    /// The places, with the digits behind the point that they are known to.
    private(set) var places: [(place: Place, decimals: Int)] = []
    private let text: [UInt8]
    private let numerals: [Numeral]

    init(_ text: [UInt8]) {
        self.text = text
        numerals = Numeral.all(in: text)
        guard !numerals.isEmpty else { return }
        findAngles()
        findPairs()
        findTriples()
        findLabelled()
    }

    /// The text with zeros where it reveals a place; `nil` when it reveals none.
    var cleaned: [UInt8]? {
        guard !ranges.isEmpty else { return nil }
        var result: [UInt8] = []
        var index = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > index {
            let start = max(index, range.lowerBound)
            result += text[index..<start] + Shapes.position(Array(text[start..<range.upperBound]))
            index = range.upperBound
        }
        result += text[index...]
        return result == text ? nil : result
    }

    // MARK: - Forms

    /// `46° 57' 3.9" N`, `46 57.065 N`, `N46.951083`, `4657.0650,N`.
    private mutating func findAngles() {
        var index = 0
        var latitude: (degrees: Double, decimals: Int)?
        while index < numerals.count {
            guard let angle = Angle(text, numerals[index...]) else {
                index += 1
                continue
            }
            index += angle.count
            ranges.append(angle.range)
            if angle.isLongitude, let north = latitude {
                let place = Place(latitude: north.degrees, longitude: angle.degrees)
                places.append((place, min(north.decimals, angle.decimals)))
                latitude = nil
            } else {
                let place =
                    angle.isLongitude
                    ? Place(latitude: nil, longitude: angle.degrees) : Place(latitude: angle.degrees, longitude: nil)
                places.append((place, angle.decimals))
                latitude = angle.isLongitude ? nil : (angle.degrees, angle.decimals)
            }
        }
    }

    /// `46.951083, 7.438632` and perhaps an altitude.
    private mutating func findPairs() {
        for (index, (first, second)) in zip(numerals, numerals.dropFirst()).enumerated() {
            guard isList(first, second), Self.isPair(first.value, first.decimals, second.value, second.decimals) else { continue }
            var end = second.range.upperBound
            if index + 2 < numerals.count, isList(second, numerals[index + 2]) { end = numerals[index + 2].range.upperBound }
            ranges.append(withSign(first.range.lowerBound..<end))
            places.append((Place(latitude: first.value, longitude: second.value), min(first.decimals, second.decimals)))
        }
    }

    /// Whether two numbers look like latitude and longitude rather than measurements.
    static func isPair(_ first: Double, _ firstDecimals: Int, _ second: Double, _ secondDecimals: Int) -> Bool {
        firstDecimals >= 4 && secondDecimals >= 4 && abs(first) <= 90 && abs(second) <= 180 && max(abs(first), abs(second)) >= 1
    }

    /// Metres from the centre of the Earth, which nothing else looks like.
    private mutating func findTriples() {
        guard numerals.count >= 3 else { return }
        for index in 0..<(numerals.count - 2) {
            let (x, y, z) = (numerals[index], numerals[index + 1], numerals[index + 2])
            guard let place = Place(x: x.value, y: y.value, z: z.value) else { continue }
            ranges += [x, y, z].map { withSign($0.range) }
            places.append((place, 5))
        }
    }

    private static let coordinates: Set<String> = ["lat", "latitude", "lon", "lng", "longitude"]
    private static let heights: Set<String> = ["alt", "altitude"]
    private static let positions: Set<String> = [
        "position", "pos", "coordinates", "coord", "ecef", "xyz", "wgs84", "lla", "location",
    ]

    /// `lat: 46.95`, `altitude 555 m`, `position (46.95, 7.43)`.
    private mutating func findLabelled() {
        var isListing = false
        var latitude: Numeral?
        for (index, numeral) in numerals.enumerated() {
            let label = label(before: numeral)
            let continues = index > 0 && isList(numerals[index - 1], numeral)
            isListing = isListing && continues || Self.positions.contains(label) && numeral.decimals >= 2
            let isCoordinate = Self.coordinates.contains(label) && numeral.decimals >= 1
            guard isListing || isCoordinate || Self.heights.contains(label) else { continue }
            ranges.append(withSign(numeral.range))
            guard isCoordinate else { continue }
            if label.hasPrefix("lat") {
                latitude = numeral
                places.append((Place(latitude: numeral.value, longitude: nil), numeral.decimals))
            } else {
                let decimals = min(numeral.decimals, latitude?.decimals ?? 9)
                places.append((Place(latitude: latitude?.value, longitude: numeral.value), decimals))
            }
        }
    }

    // MARK: - Surroundings

    /// The letters in front of a number, marks between them left out.
    private func label(before numeral: Numeral) -> String {
        let front = text[..<numeral.range.lowerBound]
        let trimmed = front.dropLast(front.reversed().prefix { " :=\"'([-+".utf8.contains($0) }.count)
        return String(trimmed.reversed().prefix { $0.isAlphanumeric }.reversed().map(\.lowercased).text)
    }

    /// Whether there are only separators between two numbers.
    private func isList(_ first: Numeral, _ second: Numeral) -> Bool {
        let between = text[first.range.upperBound..<second.range.lowerBound]
        return !between.isEmpty && between.count <= 6 && between.allSatisfy { " ,;/|m-+()".utf8.contains($0) }
    }

    private func withSign(_ range: Range<Int>) -> Range<Int> {
        let hasSign = range.lowerBound > 0 && "-+".utf8.contains(text[range.lowerBound - 1])
        return hasSign ? (range.lowerBound - 1)..<range.upperBound : range
    }
}

import Glibc

/// A place on Earth, as far as a document reveals it, and the numbers that would reveal it elsewhere.
struct Place {
    /// A number that would reveal the place, and how far from it another one may be and still reveal it.
    struct Trace {
        let number: Double
        let tolerance: Double
    }

    /// In degrees, north and east.
    var latitude: Double?
    var longitude: Double?
    /// In metres above the ellipsoid.
    var altitude: Double?

    /// Semi-major axis in metres and squared eccentricity of WGS 84.
    static let (axis, eccentricity) = (6_378_137.0, 6.694379990141e-3)

    /// The numbers that reveal the place, or a coordinate of it.
    ///
    /// - Parameter precision: by how much, in degrees, the coordinates may differ from the true ones.
    func traces(precision: Double) -> [Trace] {
        var traces: [Trace] = []
        for degrees in [latitude, longitude].compactMap({ $0.map(abs) }) {
            let minutes = (degrees - degrees.rounded(.down)) * 60
            // Radians, degrees and minutes written together (NMEA), ten-millionths of a degree, thousandths of a second.
            for (number, scale) in [
                (degrees, 1), (degrees * .pi / 180, .pi / 180), (degrees.rounded(.down) * 100 + minutes, 60),
                ((degrees * 1e7).rounded(), 1e7), ((degrees * 3_600_000).rounded(), 3_600_000), ((degrees * 1e6).rounded(), 1e6),
            ] {
                traces.append(Trace(number: number, tolerance: precision * scale))
            }
        }
        guard let latitude, let longitude else { return traces }
        for coordinate in cartesian(latitude * .pi / 180, longitude * .pi / 180) {
            // A degree is 111 km; without the altitude a place may lie as far from the ellipsoid as mountains do.
            let tolerance = precision * 120_000 + (altitude == nil ? 150 : 60)
            traces += [1, 100].map { Trace(number: abs(coordinate) * $0, tolerance: tolerance * $0) }
        }
        return traces
    }

    /// Metres from the centre of the Earth.
    private func cartesian(_ latitude: Double, _ longitude: Double) -> [Double] {
        let normal = Self.axis / (1 - Self.eccentricity * sin(latitude) * sin(latitude)).squareRoot()
        let height = altitude ?? 0
        return [
            (normal + height) * cos(latitude) * cos(longitude), (normal + height) * cos(latitude) * sin(longitude),
            (normal * (1 - Self.eccentricity) + height) * sin(latitude),
        ]
    }
}

extension Place {
    /// A place from coordinates in metres from the centre of the Earth; `nil` when they lie far from its surface.
    init?(x: Double, y: Double, z: Double) {
        let norm = (x * x + y * y + z * z).squareRoot()
        guard (6_330_000...6_400_000).contains(norm) else { return nil }
        let distance = (x * x + y * y).squareRoot()
        var latitude = atan2(z, distance * (1 - Self.eccentricity))
        // Converges to less than a millimetre within a few rounds.
        var normal = Self.axis
        for _ in 0..<6 {
            normal = Self.axis / (1 - Self.eccentricity * sin(latitude) * sin(latitude)).squareRoot()
            latitude = atan2(z + Self.eccentricity * normal * sin(latitude), distance)
        }
        let isPolar = abs(cos(latitude)) < 1e-6
        let altitude = isPolar ? abs(z) - normal * (1 - Self.eccentricity) : distance / cos(latitude) - normal
        self.init(latitude: latitude * 180 / .pi, longitude: atan2(y, x) * 180 / .pi, altitude: altitude)
    }
}

import Platform

/// Writing numbers as Prometheus reads them.
enum NumberText {
    /// Appends `value`: integers without a fraction, others in the shortest form that reads back the same.
    static func append(_ value: Double, to output: inout ByteWriter) {
        // Up to 2⁵³ every integer is exact; beyond, the exponent form shows the precision better.
        if value.magnitude <= 0x1p53, value == value.rounded(.towardZero) {
            if value < 0 { output.append(UInt8(ascii: "-")) }
            output.append(digitsOf: UInt64(value.magnitude))
        } else if value.isFinite {
            output.append(value.description)
        } else {
            output.append(value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf")
        }
    }
}

import Platform

/// Writing numbers as Prometheus reads them.
enum NumberText {
    /// Appends `value`: integers without a fraction, others in the shortest form that reads back the same.
    static func append(_ value: Double, to output: inout ByteWriter) {
        // Up to 2⁵³ every integer is exact; beyond, the exponent form shows the precision better.
        if value.magnitude <= 0x1p53, value == value.rounded(.towardZero) {
            appendInteger(Int64(value), to: &output)
        } else if value.isFinite {
            output.append(value.description)
        } else {
            output.append(value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf")
        }
    }

    private static func appendInteger(_ value: Int64, to output: inout ByteWriter) {
        if value >= 0 && value < 10 {
            output.append(UInt8(ascii: "0") + UInt8(value))
            return
        }
        if value < 0 { output.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        var unit: UInt64 = 1
        while rest / unit >= 10 { unit *= 10 }
        while unit > 0 {
            output.append(UInt8(ascii: "0") + UInt8(rest / unit))
            rest %= unit
            unit /= 10
        }
    }
}

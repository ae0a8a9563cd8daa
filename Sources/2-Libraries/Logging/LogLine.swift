import Platform

/// Writes one event as one line, ended by a newline.
struct LogLine {
    private let format: LogFormat
    private var bytes: [UInt8] = []

    /// `fields` have distinct keys, none of them `ts`, `level` or `msg`.
    static func render(
        _ format: LogFormat, time: Double, level: LogLevel, message: String, fields: [LogField]
    ) -> [UInt8] {
        var line = LogLine(format: format)
        line.append("ts", .string(rfc3339(unixTime: time)))
        line.append("level", .string(level.rawValue))
        line.append("msg", .string(message))
        for field in fields { line.append(field.key, field.value) }
        if format == .json { line.bytes.append(UInt8(ascii: "}")) }
        line.bytes.append(UInt8(ascii: "\n"))
        return line.bytes
    }

    private init(format: LogFormat) {
        self.format = format
        bytes.reserveCapacity(256)
    }

    private mutating func append(_ key: String, _ value: LogValue) {
        switch format {
        case .logfmt:
            if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            // A key has no quotation marks in logfmt, so what it may not contain is replaced.
            for scalar in key.unicodeScalars {
                bytes += needsQuotes(String(scalar)) ? [UInt8(ascii: "_")] : Array(String(scalar).utf8)
            }
            bytes.append(UInt8(ascii: "="))
        case .json:
            bytes.append(UInt8(ascii: bytes.isEmpty ? "{" : ","))
            appendQuoted(key)
            bytes.append(UInt8(ascii: ":"))
        }
        append(value)
    }

    private mutating func append(_ value: LogValue) {
        switch value {
        case .integer(let integer): bytes += String(integer).utf8
        case .boolean(let boolean): bytes += String(boolean).utf8
        case .number(let number) where number.isFinite: bytes += String(number).utf8
        case .number(let number): append(.string(String(number)))
        case .string(let text) where format == .logfmt && !needsQuotes(text): appendEscaped(text, to: &bytes)
        case .string(let text): appendQuoted(text)
        }
    }

    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(text, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }
}

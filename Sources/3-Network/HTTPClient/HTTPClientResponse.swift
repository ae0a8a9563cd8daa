import Certificates
import Text

/// A complete answer, of any status; only the layer above knows what 401 or 404 mean.
public struct HTTPClientResponse: Sendable {
    /// HTTP status code.
    public var status: Int
    /// The answer's header fields.
    public var headers: ResponseHeaders
    /// The decompressed body.
    public var body: [UInt8]
    /// How long each phase took.
    public var timings: Timings
    /// Header and body bytes as they arrived, still compressed, without chunk and TLS framing.
    public var bytesReceived: Int
    /// Whether the exchange used a connection of an earlier one.
    public var connectionReused: Bool
    /// End of validity of the device's own certificate in Unix seconds; absent for `http`.
    public var certificateExpiry: Int64?
    /// The device's own certificate, if only that was requested.
    var certificate: ServerCertificate?
}

/// The header fields of one answer, found by name in any case.
public struct ResponseHeaders: Sendable {
    /// The header block as it arrived. It is parsed on demand, because most answers are never searched for a field.
    let block: [UInt8]

    /// The value of the first field of that name, without surrounding white space.
    public subscript(name: String) -> String? {
        let wanted = Array(name.utf8)
        for line in block.split(separator: UInt8(ascii: "\n")).dropFirst() {
            guard line.count > wanted.count, line[line.startIndex + wanted.count] == UInt8(ascii: ":") else { continue }
            if zip(line, wanted).allSatisfy({ $0.lowercased == $1.lowercased }) {
                let value = line.dropFirst(wanted.count + 1).drop(while: Self.isSpace)
                let end = value.lastIndex { !Self.isSpace($0) }.map { $0 + 1 } ?? value.startIndex
                return String(decoding: value[..<end], as: UTF8.self)
            }
        }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D
    }
}

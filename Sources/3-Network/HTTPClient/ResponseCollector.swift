import Text

/// Gathers the answer of one exchange, piece by piece, within its limits. Independent of libcurl.
struct ResponseCollector {
    /// Why the collector refused a piece.
    enum Violation {
        case headersTooLarge
        case bodyTooLarge
        case malformedStatus
    }

    /// A LANTIME sends less than 1 kB.
    static let maximumHeaderBytes = 64 << 10
    /// A device may announce any length; more than this is reserved only as it arrives.
    static let maximumReservation = 1 << 20

    /// A parser that reads some bytes at a time needs no copy of the body when it may read beyond the end.
    static let spareBytes = 64

    let maximumBodyBytes: Int
    /// The device's last body, as a guess for this one (its announced length is the compressed one).
    var usualBodyBytes = 0
    private(set) var headerBlock: [UInt8] = []
    private(set) var body: [UInt8] = []
    private(set) var violation: Violation?

    /// - Parameter line: one header line with its line end; a status line begins a new block, because interim
    ///   answers (1xx) come before the real one.
    /// - Returns: false if the exchange has to end.
    mutating func appendHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        if line.starts(with: "HTTP/".utf8) {
            headerBlock.removeAll(keepingCapacity: true)
            guard Self.hasStatus(line) else {
                violation = .malformedStatus
                return false
            }
        }
        if headerBlock.isEmpty {
            headerBlock.reserveCapacity(512)
        }
        guard headerBlock.count + line.count <= Self.maximumHeaderBytes else {
            violation = .headersTooLarge
            return false
        }
        headerBlock.append(contentsOf: line)
        return true
    }

    /// Whether the status is a number of three digits. Versions of libcurl treat a longer one differently: as an error,
    /// or its first three digits.
    private static func hasStatus(_ line: UnsafeRawBufferPointer) -> Bool {
        let digits = line.drop { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") }
            .prefix(while: \.isDigit)
        return digits.count == 3
    }

    /// - Parameters:
    ///   - piece: decompressed bytes.
    ///   - announced: the Content-Length, or less than 1 if there is none.
    /// - Returns: false if the exchange has to end.
    mutating func appendBody(_ piece: UnsafeRawBufferPointer, announced: @autoclosure () -> Int) -> Bool {
        guard piece.count <= maximumBodyBytes - body.count else {
            violation = .bodyTooLarge
            return false
        }
        if body.isEmpty {
            let guess = max(announced(), usualBodyBytes, piece.count)
            body.reserveCapacity(min(guess, maximumBodyBytes, Self.maximumReservation) + Self.spareBytes)
        }
        body.append(contentsOf: piece)
        return true
    }
}

import Platform
import Testing

@Suite("Writing bytes")
struct ByteWriterTests {
    @Test("Pieces are appended in order, whatever the expected size", arguments: [-1, 0, 1, 64, 100_000])
    func pieces(expected: Int) {
        var all: [UInt8] = []
        let written = ByteWriter.array(expected: expected) { writer in
            for number in 0..<500 {
                let piece = Array("piece \(number), µs".utf8)
                writer.append(piece)
                writer.append(UInt8(ascii: ";"))
                writer.append(piece.span.extracting(2..<5))
                writer.append(piece.span.extracting(4..<4))
                writer.append("text")
                all += piece + [UInt8(ascii: ";")] + piece[2..<5] + Array("text".utf8)
            }
        }
        #expect(written == all)
    }

    @Test("Earlier bytes can be repeated, also beyond the expected size", arguments: [6, 100])
    func repeated(expected: Int) {
        let written = ByteWriter.array(expected: expected) { writer in
            writer.append("a,state=")
            for _ in 0..<3 { writer.repeatBytes(1..<3) }
            writer.repeatBytes(0..<0)
        }
        #expect(String(decoding: written, as: UTF8.self) == "a,state=,s,s,s")
    }

    @Test("Digits of numbers are written, also beyond the expected size", arguments: [1, 100])
    func digits(expected: Int) {
        let numbers: [UInt64] = [0, 9, 10, 99, 100, 1_798_416_000, .max]
        let written = ByteWriter.array(expected: expected) { writer in for number in numbers { writer.append(digitsOf: number) } }
        #expect(String(decoding: written, as: UTF8.self) == numbers.map(String.init).joined())
    }

    @Test("Nothing written is an empty array")
    func nothing() {
        #expect(ByteWriter.array(expected: 8) { _ in }.isEmpty)
    }
}

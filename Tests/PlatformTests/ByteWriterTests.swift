import Platform
import Testing

@Suite("Putting bytes together")
struct ByteWriterTests {
    @Test("Pieces stand behind each other, however small the first guess was", arguments: [0, 1, 64, 100_000])
    func pieces(capacity: Int) {
        var writer = ByteWriter(capacity: capacity)
        var expected: [UInt8] = []
        for number in 0..<500 {
            let piece = Array("piece \(number), µs".utf8)
            writer.append(piece)
            writer.append(UInt8(ascii: ";"))
            writer.append(piece, 2..<5)
            writer.append(piece, 4..<4)
            writer.append("text")
            expected += piece + [UInt8(ascii: ";")] + piece[2..<5] + Array("text".utf8)
        }
        #expect(writer.array() == expected)
    }

    @Test("Nothing written is an empty array")
    func nothing() {
        let writer = ByteWriter(capacity: 8)
        #expect(writer.array().isEmpty)
    }
}

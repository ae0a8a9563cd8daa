import Foundation
import TestFiles
import Testing

@testable import Gzip

/// Decompresses with Python's zlib, an implementation that shares no code with ISA-L.
/// It also checks the header, the checksum and the length in the trailer.
private func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let folder = try TestFolder()
    let input = try folder.write("input.gz", bytes)
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = "import gzip, sys; sys.stdout.buffer.write(gzip.decompress(open(sys.argv[1], 'rb').read()))"
    python.arguments = ["python3", "-c", script, input]
    let output = Pipe()
    python.standardOutput = output
    try python.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0)
    return [UInt8](data)
}

/// A megabyte that no compressor can shrink (xorshift, fixed seed).
private func noise(count: Int) -> [UInt8] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    return (0..<count).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state)
    }
}

private func exposition(lines: Int) -> [UInt8] {
    (0..<lines).flatMap {
        Array("lantime_network_receive_bytes_total{device=\"fra-gm1\",port=\"lan\($0 % 4)\"} \($0 * 977)\n".utf8)
    }
}

@Suite struct GzipTests {
    @Test("another implementation reads it back", arguments: [1, 20, 500, 5000])
    func roundTrip(lines: Int) throws {
        let bytes = exposition(lines: lines)
        let compressed = try #require(gzip(bytes))
        #expect(try gunzip(compressed) == bytes)
        #expect(lines < 500 || compressed.count < bytes.count / 5)
    }

    @Test("empty input is a valid, empty gzip member")
    func empty() throws {
        let compressed = try #require(gzip([]))
        #expect(compressed.starts(with: [0x1F, 0x8B, 8]))
        #expect(try gunzip(compressed) == [])
    }

    @Test("a megabyte survives compression, whether it shrinks or grows")
    func megabyte() throws {
        let text = exposition(lines: 16_000)
        #expect(text.count > 1_000_000)
        #expect(try gunzip(#require(gzip(text))) == text)

        let random = noise(count: 1 << 20)
        let compressed = try #require(gzip(random))
        #expect(compressed.count > random.count)
        #expect(try gunzip(compressed) == random)
    }

    @Test("pieces become one member, whatever their size", arguments: [1, 1000, 65_536, 3_000_000])
    func pieces(size: Int) throws {
        let bytes = exposition(lines: size == 1 ? 50 : 5000) + noise(count: size == 1 ? 100 : 300_000)
        let stream = try #require(GzipStream())
        for start in stride(from: 0, to: bytes.count, by: size) {
            stream.append(bytes[start..<min(start + size, bytes.count)].span)
        }
        #expect(try gunzip(try #require(stream.finish())) == bytes)
        #expect(try gunzip(try #require(GzipStream()?.finish())) == [])
    }

    @Test("a reused compressor keeps nothing of its previous input")
    func reuseIsClean() throws {
        let pool = CompressorPool(capacity: 1)
        let first = try #require(pool.take())
        let expected = first.gzip(exposition(lines: 10))
        _ = first.gzip(noise(count: 50_000))
        pool.give(first)
        let second = try #require(pool.take())
        #expect(second === first)
        #expect(second.gzip(exposition(lines: 10)) == expected)
    }

    @Test("the pool keeps no more than its capacity")
    func capacity() throws {
        let pool = CompressorPool(capacity: 2)
        let compressors = try (0..<3).map { _ in try #require(pool.take()) }
        compressors.forEach(pool.give)
        #expect(pool.idleCount == 2)
    }

    @Test("concurrent compressions do not disturb each other")
    func concurrent() async throws {
        let inputs = (1...24).map { exposition(lines: $0 * 20) }
        let expected = try inputs.map { try #require(gzip($0)) }
        await withTaskGroup(of: Bool.self) { group in
            for (input, output) in zip(inputs, expected) {
                group.addTask { gzip(input) == output }
            }
            for await same in group { #expect(same) }
        }
        #expect(CompressorPool.shared.idleCount <= 4)
    }
}

import Catalog
import Foundation
import Metrics
import StatusDocument
import Testing

@testable import LANTIMECatalog

/// What the exporter makes of every fixture, byte for byte. `make golden` renews the files; read the difference before committing it.
@Suite("Golden expositions")
struct GoldenTests {
    private static let formats: [(TextFormat, String)] = [(.prometheus, "prom"), (.openMetrics, "om")]
    private static let folder = Documents.fixtures.appending(path: "golden")
    private static let isRenewing = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

    @Test("Each fixture gives its golden exposition in both formats", arguments: try Documents.fixtureNames())
    func golden(_ name: String) throws {
        let mapped = try Mapped(Documents.fixture(name), device: name)
        let exposition = Exposition(mapped.catalog.families)
        for (format, suffix) in Self.formats {
            let file = Self.folder.appending(path: "\(name).\(suffix)")
            let text = Data(exposition.render([mapped.result.samples], as: format))
            if Self.isRenewing {
                try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
                try text.write(to: file)
                continue
            }
            let expected = try #require(try? Data(contentsOf: file), "\(file.lastPathComponent) is missing: run make golden")
            guard text != expected else { continue }
            let difference = Self.firstDifference(text, expected)
            Issue.record("\(file.lastPathComponent) differs, first in line \(difference). If this is meant, run make golden.")
        }
    }

    @Test("Every golden exposition belongs to a fixture", .enabled(if: !isRenewing, "golden expositions are being renewed"))
    func noStrays() throws {
        let names = try Set(Documents.fixtureNames().flatMap { name in Self.formats.map { "\(name).\($0.1)" } })
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == names)
    }

    private static func firstDifference(_ text: Data, _ expected: Data) -> String {
        let lines = [text, expected].map { String(decoding: $0, as: UTF8.self).components(separatedBy: "\n") }
        let count = max(lines[0].count, lines[1].count)
        let padded = lines.map { $0 + Array(repeating: "(end)", count: count - $0.count) }
        let line = (0..<count).first { padded[0][$0] != padded[1][$0] } ?? 0
        return "\(line + 1): is \(padded[0][line]), was \(padded[1][line])"
    }
}

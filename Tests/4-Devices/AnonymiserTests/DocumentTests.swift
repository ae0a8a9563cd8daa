import Anonymiser
import Catalog
import Foundation
import LANTIMECatalog
import StatusDocument
import Testing

@Suite("Anonymised status documents")
struct DocumentTests {
    /// Compiled once: that takes longer than all else in these tests.
    private static let catalog = Result { try CompiledCatalog.lantime() }

    @Test("There are documents to examine")
    func documents() { #expect(Documents.all.count >= 5) }

    @Test("No serial number, address, host name or position remains", arguments: Documents.all)
    func nothingLeft(_ name: String) throws {
        let anonymising = try Anonymising(try Documents.bytes(name))
        let result = Data(anonymising.document.json)
        let silent = ["", "-", "N/A", "n/a", "unknown", "localhost"]
        let identifying = Anonymising.leaves(anonymising.original).filter { keys, text in
            let key = keys.last ?? ""
            let isNamed =
                ["serial", "hostname", "mac-address", "hwaddr", "latitude", "longitude", "peer-mac", "-ip", "uplink", "identity"]
                .contains(where: key.hasSuffix) || key.contains("serial-number") || (key == "position" && text.contains("."))
            let isPeer = keys.contains("ntp") && ["name", "id"].contains(key) && !text.hasPrefix("127.")
            let isNothing = silent.contains(text) || text.hasPrefix("00:00:00") || text.allSatisfy { $0 == "0" }
            return (isNamed || isPeer) && !isNothing
        }
        #expect(!identifying.isEmpty)
        let left = identifying.filter { leaf in
            // As it would stand in the result, escapes included.
            let literal = Anonymising.literal(leaf.text.trimmingCharacters(in: .whitespaces))
            return result.range(of: Data(literal.utf8)) != nil
        }
        #expect(left.map { $0.keys.joined(separator: ".") } == [])
    }

    @Test("Structure, order and types are those of the original", arguments: Documents.all)
    func sameStructure(_ name: String) throws {
        let bytes = try Documents.bytes(name)
        let original = try StatusDocument(parsing: bytes)
        let result = try StatusDocument(parsing: AnonymisedDocument(bytes).json)
        var pairs = [(original.root, result.root)]
        var differences: [String] = []
        while let (one, other) = pairs.popLast() {
            let children = Array(original.children(one))
            let others = Array(result.children(other))
            // The keys of these documents name no device.
            let isSame =
                original.kind(one) == result.kind(other) && original.key(one) == result.key(other)
                && children.count == others.count
            if !isSame { differences.append(String(decoding: original.key(one), as: UTF8.self)) }
            pairs += zip(children, others)
        }
        #expect(differences == [])
    }

    private static func isPlace(_ path: String) -> Bool {
        ["position", "latitude", "longitude", "altitude"].contains { path.contains($0) }
    }

    @Test("The exporter exports the same metrics from it", arguments: Documents.all)
    func sameOutcomes(_ name: String) throws {
        let bytes = try Documents.bytes(name)
        let catalog = try Self.catalog.get()
        func outcomes(_ bytes: [UInt8]) throws -> [String] {
            catalog.explain(try StatusDocument(parsing: bytes), device: "d").map { leaf in
                switch leaf.outcome {
                // A position of zeros, which anonymising leaves, is none.
                case .mapped(let series, let note): "\(series.count) series \(Self.isPlace(leaf.path) ? "" : note ?? "")"
                case .generic: "generic"
                case .ignored(let reason): reason
                }
            }
        }
        #expect(try outcomes(bytes) == outcomes(AnonymisedDocument(bytes).json))
    }

    @Test(
        "Anonymising an anonymised document again loses nothing",
        arguments: ["Fixtures/quirks.json", "Fixtures/m3000s-hps.json"])
    func twice(_ name: String) throws {
        let once = try AnonymisedDocument(try Documents.bytes(name))
        let twice = try AnonymisedDocument(once.json)
        #expect(twice.replacements.map(\.kind) == once.replacements.map(\.kind))
    }

    @Test("Invalid JSON is refused")
    func noJSON() {
        #expect(throws: StatusDocumentError.self) { try AnonymisedDocument(Array("{\"a\": }".utf8)) }
    }
}

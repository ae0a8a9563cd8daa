import Anonymiser
import Catalog
import Foundation
import LANTIMECatalog
import StatusDocument
import Testing

@Suite("Anonymised status documents")
struct DocumentTests {
    @Test("There are documents to look at")
    func documents() { #expect(Documents.all.count >= 5) }

    @Test("No serial number, address, host name or position is left", arguments: Documents.all)
    func nothingLeft(_ name: String) throws {
        let anonymising = try Anonymising(try Documents.bytes(name))
        let text = String(decoding: anonymising.document.json, as: UTF8.self)
        let silent = ["", "-", "N/A", "n/a", "unknown", "localhost"]
        let identifying = Anonymising.leaves(anonymising.original).filter { keys, text in
            let key = keys.last ?? ""
            let isNamed =
                ["serial", "hostname", "mac-address", "hwaddr", "latitude", "longitude", "peer-mac", "-ip", "uplink"]
                .contains(where: key.hasSuffix) || key.contains("serial-number") || (key == "position" && text.contains("."))
            let isPeer = keys.contains("ntp") && ["name", "id"].contains(key) && !text.hasPrefix("127.")
            let isNothing = silent.contains(text) || text.hasPrefix("00:00:00") || text.allSatisfy { $0 == "0" }
            return (isNamed || isPeer) && !isNothing
        }
        #expect(!identifying.isEmpty)
        for leaf in identifying {
            let json = try JSONEncoder().encode([leaf.text.trimmingCharacters(in: .whitespaces)])
            let escaped = String(decoding: json, as: UTF8.self).dropFirst(2).dropLast(2).replacing("\\/", with: "/")
            #expect(!text.contains(escaped), "\(leaf.keys.joined(separator: "."))")
        }
    }

    @Test("Structure, order and types are those of the original", arguments: Documents.all)
    func sameStructure(_ name: String) throws {
        let bytes = try Documents.bytes(name)
        let original = try StatusDocument(parsing: bytes)
        let result = try StatusDocument(parsing: AnonymisedDocument(bytes).json)
        var pairs = [(original.root, result.root)]
        while let (one, other) = pairs.popLast() {
            #expect(original.kind(one) == result.kind(other))
            let children = Array(original.children(one))
            let others = Array(result.children(other))
            #expect(children.count == others.count)
            for (child, other) in zip(children, others) {
                // The keys of these documents name no device.
                #expect(original.key(child) == result.key(other))
                pairs.append((child, other))
            }
        }
    }

    @Test("The exporter makes the same of it", arguments: Documents.all)
    func sameOutcomes(_ name: String) throws {
        let bytes = try Documents.bytes(name)
        let catalog = try CompiledCatalog.lantime()
        func outcomes(_ bytes: [UInt8]) throws -> [String] {
            catalog.explain(try StatusDocument(parsing: bytes), device: "d").map { leaf in
                switch leaf.outcome {
                case .mapped(let series, let note): "\(series.count) series \(note ?? "")"
                case .generic: "generic"
                case .ignored(let reason): reason
                }
            }
        }
        #expect(try outcomes(bytes) == outcomes(AnonymisedDocument(bytes).json))
    }

    @Test("An anonymised document is made anonymous once more without losing anything", arguments: Documents.all)
    func twice(_ name: String) throws {
        let once = try AnonymisedDocument(try Documents.bytes(name))
        let twice = try AnonymisedDocument(once.json)
        #expect(twice.replacements.map(\.kind) == once.replacements.map(\.kind))
    }

    @Test("What is no JSON is refused")
    func noJSON() {
        #expect(throws: StatusDocumentError.self) { try AnonymisedDocument(Array("{\"a\": }".utf8)) }
    }
}
